"""The incomplete beta function: polynomials for whole numbers, its symmetry, large numbers and wrong shapes."""

import math

import numpy as np
import pytest

import minitf as tf


def betainc(a, b, x):
    return tf.math.betainc(*(tf.constant(v, tf.float64) for v in (a, b, x))).numpy()


def test_of_whole_numbers_it_is_a_sum():
    """The chance of at least a heads in a + b - 1 throws of a coin."""
    x = np.linspace(0, 1, 101)
    for a, b in [(1, 1), (2, 3), (5, 1), (8, 13)]:
        n = a + b - 1
        wanted = sum(math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))
        np.testing.assert_allclose(betainc(np.full_like(x, a), np.full_like(x, b), x), wanted, rtol=1e-12, atol=1e-15)


def test_it_is_symmetric_in_the_middle():
    a = np.array([0.01, 0.5, 3.0, 1e3, 1e5])
    np.testing.assert_allclose(betainc(a, a, np.full_like(a, 0.5)), 0.5, rtol=1e-11)


def test_ends_and_nan():
    assert betainc([2.0, 2.0], [3.0, 3.0], [0.0, 1.0]).tolist() == [0, 1]
    assert np.isnan(betainc([0.0, 1.0, 1.0, 1.0], [1.0, -1.0, 1.0, 1.0], [0.5, 0.5, -0.1, 1.1])).all()


def test_inputs_with_axes_have_one_shape():
    assert tf.math.betainc(1.0, [1.0, 1.0], 0.5).shape == [2]
    with pytest.raises(tf.errors.InvalidArgumentError, match="must have the same shape"):
        tf.math.betainc([1.0, 2.0], [[1.0]], 0.5)
