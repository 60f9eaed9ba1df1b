"""Forward mode equals reverse mode: for every smooth row the slope along a direction is the gradient times it.

The second test does the same one order higher: the tangent of the gradient is the gradient of the tangent.
"""

import numpy as np
import pytest

import minitf as tf
from contracts.harness import allowed_dtypes, outputs_of, tensor, weighted_sum
from contracts.table import ROWS
from minitf.autodiff.check import gradients_of

EXACT = ("float64", "complex128")
# TensorFlow leaves out the conjugate in its rule, and so do we: for complex numbers it is no gradient.
WITHOUT_CONJUGATE = {"SegmentProd", "UnsortedSegmentProd"}
CASES = [(row, dtype) for row in ROWS if row.smooth for dtype in EXACT if dtype in allowed_dtypes(row)]


def at_a_point(row, dtype):
    """The row as a real function of those inputs that may move; these inputs, and a direction for each."""
    shapes = next((s for s in row.shapes if all(0 not in shape for shape in s)), row.shapes[0])
    inputs = [tensor(a) for a in row.samples(shapes, dtype)]
    places = [i for i, x in enumerate(inputs) if x.dtype.name in EXACT]

    def f(*xs):
        given = list(inputs)
        for i, x in zip(places, xs, strict=True):
            given[i] = x
        return weighted_sum(outputs_of(row, given))

    rng = np.random.default_rng(0)
    xs = [inputs[i] for i in places]
    directions = [rng.standard_normal(x.shape) + (1j * rng.standard_normal(x.shape) if x.dtype.is_complex else 0)
                  for x in xs]
    return f, xs, [tf.constant(u, x.dtype) for u, x in zip(directions, xs, strict=True)]


def along(gradients, directions):
    """How fast a real function with these gradients grows along the directions."""
    products = [tf.reduce_sum(tf.math.real(tf.math.conj(g) * u)) for g, u in zip(gradients, directions, strict=True)]
    return sum(products[1:], products[0])


def assert_agree(forward, reverse):
    for one, other in zip(forward, reverse, strict=True):
        one, other = tf.convert_to_tensor(one).numpy(), tf.convert_to_tensor(other).numpy()
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-9 * np.abs(other).max(initial=1))


@pytest.mark.parametrize(("row", "dtype"), CASES, ids=str)
def test_a_tangent_is_the_gradient_times_the_direction(row, dtype):
    f, xs, directions = at_a_point(row, dtype)
    with tf.autodiff.ForwardAccumulator(xs, directions) as acc:
        y = f(*xs)
    assert_agree([acc.jvp(y, "zero")], [along(gradients_of(f, xs), directions)])


@pytest.mark.parametrize(
    ("row", "dtype"), [c for c in CASES if c[1] == "float64" or c[0].op not in WITHOUT_CONJUGATE], ids=str
)
def test_the_tangent_of_the_gradient_is_the_gradient_of_the_tangent(row, dtype):
    f, xs, directions = at_a_point(row, dtype)
    with tf.autodiff.ForwardAccumulator(xs, directions) as acc:
        gradients = gradients_of(f, xs)
    assert_agree(acc.jvp(gradients, "zero"), gradients_of(lambda *xs: along(gradients_of(f, list(xs)), directions), xs))
