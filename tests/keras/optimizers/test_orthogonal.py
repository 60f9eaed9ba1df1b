"""Matrices made nearly orthogonal."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.optimizers.muon import orthogonal

NUMBERS = (3.4445, -4.7750, 2.0315)


def spread(x):
    """The smallest and the largest singular value of a matrix."""
    values = np.linalg.svd(x, compute_uv=False)
    return values[-1], values[0]


def matrix(shape, seed=0):
    return np.random.RandomState(seed).normal(size=shape).astype("float32")


def test_without_steps_the_matrix_is_only_divided_by_its_length():
    y = orthogonal(tf.constant([[3.0, 0.0], [0.0, 4.0]]), 0, *NUMBERS)
    np.testing.assert_allclose(y, [[0.6, 0.0], [0.0, 0.8]], rtol=1e-5)


def test_a_step_takes_each_singular_value_through_the_polynomial():
    y = orthogonal(tf.constant([[3.0, 0.0], [0.0, 4.0]]), 1, 1.5, -0.5, 0.25)
    wanted = [1.5 * s - 0.5 * s**3 + 0.25 * s**5 for s in (0.6, 0.8)]
    np.testing.assert_allclose(np.diag(y.numpy()), wanted, rtol=1e-5)


@pytest.mark.parametrize("shape", [(4, 4), (3, 6)])
def test_the_singular_values_come_near_to_one(shape):
    low, high = spread(orthogonal(tf.constant(matrix(shape)), 5, *NUMBERS).numpy())
    assert low > 0.6
    assert high < 1.3


def test_a_tall_matrix_is_made_orthogonal_along_its_short_side():
    x = matrix((6, 3))
    y = orthogonal(tf.constant(x), 5, *NUMBERS).numpy()
    assert y.shape == (6, 3)
    np.testing.assert_allclose(y, orthogonal(tf.constant(x.T.copy()), 5, *NUMBERS).numpy().T, rtol=1e-3, atol=1e-4)


def test_the_size_of_the_matrix_does_not_matter():
    x = matrix((3, 4))
    large, small = (orthogonal(tf.constant(x * size), 5, *NUMBERS).numpy() for size in (1000.0, 0.01))
    np.testing.assert_allclose(large, small, rtol=1e-2, atol=1e-3)


def test_the_directions_stay_what_they_were():
    x = matrix((4, 4))
    u, _, v = np.linalg.svd(x)
    turned = u.T @ orthogonal(tf.constant(x), 5, *NUMBERS).numpy() @ v.T
    np.testing.assert_allclose(turned, np.diag(np.diag(turned)), atol=1e-3)


def test_zeros_stay_zeros():
    assert np.array_equal(orthogonal(tf.zeros([2, 2]), 5, *NUMBERS).numpy(), np.zeros((2, 2)))
