"""A sum of powers that does not overflow: also what chapter 3's exercise `reduce_logsumexp` is graded by."""

import numpy as np
import pytest

import minitf as tf

X = np.array([[0.5, -1.0, 2.0], [3.0, 0.0, -2.0]], np.float32)


def expected(x, axis=None, keepdims=False):
    return np.log(np.exp(x.astype(np.float64)).sum(axis=axis, keepdims=keepdims))


@pytest.mark.parametrize("axis", [None, 0, 1, -1, (0, 1), ()])
def test_small_numbers(axis):
    np.testing.assert_allclose(tf.reduce_logsumexp(X, axis), expected(X, axis), rtol=1e-6)


@pytest.mark.parametrize("axis", [None, 0, 1])
def test_kept_axes_have_size_one(axis):
    y = tf.reduce_logsumexp(X, axis, keepdims=True)
    assert tuple(y.shape) == expected(X, axis, True).shape
    np.testing.assert_allclose(y, expected(X, axis, True), rtol=1e-6)


def test_large_numbers_do_not_overflow():
    np.testing.assert_allclose(tf.reduce_logsumexp([1000.0, 1000.0]), 1000 + np.log(2), rtol=1e-6)


def test_very_negative_numbers_do_not_vanish():
    np.testing.assert_allclose(tf.reduce_logsumexp([-1000.0, -1000.0]), -1000 + np.log(2), rtol=1e-6)


def test_each_row_by_itself():
    x = tf.constant([[1000.0, 1000.0], [0.0, 0.0], [-1000.0, -1000.0]])
    np.testing.assert_allclose(tf.reduce_logsumexp(x, 1), np.array([1000.0, 0, -1000]) + np.log(2), rtol=1e-6)


@pytest.mark.parametrize("infinite", [np.inf, -np.inf])
def test_infinity_stays_infinity(infinite):
    assert tf.reduce_logsumexp([infinite, infinite]).numpy() == infinite
