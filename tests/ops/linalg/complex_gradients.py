"""Checks gradients of complex functions: their inputs are put together from real and imaginary parts that move."""

import minitf as tf
from minitf.autodiff.check import check_gradients


def check_complex(f, *xs):
    """Check to second order what `f` makes of complex arrays; its results are weighed by both their parts.

    f: returns a tensor or several; the result must not depend on signs or phases that the library chooses.
    """
    def parts(*halves):
        found = f(*(tf.complex(*halves[i:i + 2]) for i in range(0, len(halves), 2)))
        found = found if isinstance(found, (list, tuple)) else [found]
        return tf.add_n([tf.reduce_sum(weighed(y)) for y in found])

    check_gradients(parts, *(half for x in xs for half in (x.real, x.imag)))


def weighed(y):
    if not y.dtype.is_complex:
        return y * y
    return 1.3 * tf.math.real(y) + 0.7 * tf.math.imag(y) * tf.math.real(y)
