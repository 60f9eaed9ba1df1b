"""Products with a logarithm or a reciprocal in which 0 wins: xlogy, xlog1py, xdivy, elementwise. Floor 2.

An event that never happens adds 0 ln 0 to an entropy, which is 0 and not nan. Read `elementwise/no_nan.py` first.
"""

from __future__ import annotations

from ...backend.dtypes import COMPLEX
from ...core.fast import execute_binary
from ...core.op import Op
from ..elementwise.arithmetic import broadcasted
from ..elementwise.comparison import not_equal
from ..shapes.broadcasting import sum_to
from ..shapes.identity import cast, conj
from .tables import FLOATS


def unless_zero(xp, x, z):
    """z, and 0 where x is 0."""
    zero = x == 0
    return xp.where(zero, z.dtype.type(0), z) if zero.any() else z


def is_nonzero(x):
    """1 where x is not 0, else 0, in x's dtype."""
    return cast(not_equal(x, 0), x.dtype)


class Xlogy(Op):
    """z = x ln y, and 0 where x is 0.   x, y: float or complex, broadcastable  ->  z: the broadcast shape."""

    T = FLOATS | COMPLEX

    infer = broadcasted

    def kernel(xp, x, y):
        return unless_zero(xp, x, x * xp.log(y))

    def gradient(call, dz):
        x, y = call.inputs
        return [
            sum_to(dz * conj(xlogy(is_nonzero(x), y)), x) if call.needs[0] else None,
            sum_to(dz * conj(xdivy(x, y)), y) if call.needs[1] else None,
        ]


class Xlog1py(Op):
    """z = x ln(1 + y), and 0 where x is 0.   x, y: float or complex, broadcastable  ->  z: the broadcast shape."""

    T = FLOATS | COMPLEX

    infer = broadcasted

    def kernel(xp, x, y):
        return unless_zero(xp, x, x * xp.log1p(y))

    def gradient(call, dz):
        x, y = call.inputs
        return [
            sum_to(dz * conj(xlog1py(is_nonzero(x), y)), x) if call.needs[0] else None,
            sum_to(dz * conj(xdivy(x, 1 + y)), y) if call.needs[1] else None,
        ]


class Xdivy(Op):
    """z = x / y, and 0 where x is 0.   x, y: float or complex, broadcastable  ->  z: the broadcast shape."""

    T = FLOATS | COMPLEX

    infer = broadcasted

    def kernel(xp, x, y):
        return unless_zero(xp, x, xp.divide(x, y))

    def gradient(call, dz):
        x, y = call.inputs
        return [
            sum_to(dz * conj(xdivy(is_nonzero(x), y)), x) if call.needs[0] else None,
            sum_to(dz * conj(-xdivy(xdivy(x, y), y)), y) if call.needs[1] else None,
        ]


def xlogy(x, y, name=None):
    """x ln y, elementwise, and 0 wherever x is 0, even where y is 0 or nan.

    x, y: float or complex, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.math.xlogy([0., 2.], [0., 1.]).numpy()
        array([0., 0.], dtype=float32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.math.xlogy.
    """
    return execute_binary(Xlogy, x, y)


def xlog1py(x, y, name=None):
    """x ln(1 + y), elementwise, exact where y is tiny, and 0 wherever x is 0.

    x, y: float or complex, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.math.xlog1py([0., 2.], [-1., 1e-10]).numpy()
        array([0.e+00, 2.e-10], dtype=float32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.math.xlog1py.
    """
    return execute_binary(Xlog1py, x, y)


def xdivy(x, y, name=None):
    """x / y, elementwise, and 0 wherever x is 0, even where y is 0 or nan.

    x, y: float or complex, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.math.xdivy([0., 2.], [0., 4.]).numpy()
        array([0. , 0.5], dtype=float32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.math.xdivy.
    """
    return execute_binary(Xdivy, x, y)
