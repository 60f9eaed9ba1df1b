"""Resampling by taps, and the taps of the adjoint."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.image.resampling import Taps, adjoint, positions, resample_image, weighted_sum


def matrix(taps, n):
    """The resampling as a matrix [m, n]."""
    found = np.zeros((len(taps.indices), n))
    for j, (indices, weights) in enumerate(zip(*taps)):
        np.add.at(found[j], indices, weights)
    return found


TAPS = Taps(np.array([[0, 1], [1, 1], [3, 0], [2, 3]]), np.array([[0.5, 0.5], [2, 1], [-1, 0], [0.25, 4]], "f4"))


@pytest.mark.parametrize(("dims", "axis"), [((4,), 0), ((2, 4, 3), 1), ((4, 70), 0), ((2, 3, 4), 2)])
def test_resampling_is_a_product(dims, axis):
    x = np.random.default_rng(0).standard_normal(dims)
    y = weighted_sum(np, x, TAPS, axis)
    np.testing.assert_allclose(y, np.moveaxis(np.moveaxis(x, axis, -1) @ matrix(TAPS, 4).T, -1, axis), atol=1e-12)


def test_many_rows_are_worked_on_a_few_at_a_time():
    x = np.random.default_rng(0).standard_normal((3, 4, 9000, 3))
    columns = Taps(np.arange(9000)[:, None] // 2, np.ones((9000, 1), "f4"))
    y = resample_image(np, x, TAPS, columns)
    expected = np.einsum("jh,bhwc->bjwc", matrix(TAPS, 4), x)[:, :, columns.indices[:, 0]]
    np.testing.assert_allclose(y, expected, atol=1e-12)


def test_the_adjoint_is_the_transposed_matrix():
    np.testing.assert_array_equal(matrix(adjoint(TAPS, 5), 4), matrix(TAPS, 5).T)


def test_where_pixels_lie():
    assert positions(2, 4, False, True).tolist() == [-0.25, 0.25, 0.75, 1.25]
    assert positions(2, 4, False, False).tolist() == [0, 0.5, 1, 1.5]
    assert positions(3, 5, True, False).tolist() == [0, 0.5, 1, 1.5, 2]


@pytest.mark.parametrize(
    "method", ["bilinear", "nearest", "bicubic", "lanczos3", "lanczos5", "gaussian", "mitchellcubic"])
@pytest.mark.parametrize("antialias", [False, True])
def test_the_gradient_is_the_adjoint(method, antialias):
    rng = np.random.default_rng(0)
    x, dy = (tf.constant(rng.standard_normal((1, *size, 2)), tf.float32) for size in [(4, 7), (6, 3)])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch([x, dy])
        y = tf.image.resize(x, [6, 3], method, antialias=antialias)
        dx = tape.gradient(y, x, dy)
    assert float(tf.reduce_sum(y * dy)) == pytest.approx(float(tf.reduce_sum(x * dx)), abs=1e-4)
    ddy = tape.gradient(dx, dy, x)    # the adjoint of the adjoint
    np.testing.assert_allclose(ddy, y, rtol=1e-4, atol=1e-5)
