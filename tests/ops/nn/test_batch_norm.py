"""Batch normalisation from its formula."""

import numpy as np

import minitf as tf
from minitf.autodiff.check import check_gradients

X = np.random.default_rng(0).normal(size=(4, 3))


def test_normalised_numbers_have_mean_0_and_variance_1():
    mean, variance = tf.nn.moments(X, [0])
    y = tf.nn.batch_normalization(X, mean, variance, None, None, 0.0).numpy()
    np.testing.assert_allclose((y.mean(0), y.var(0)), ([0] * 3, [1] * 3), atol=1e-12)


def test_statistics_of_two_halves_are_those_of_the_whole():
    first, second = (tf.nn.sufficient_statistics(half, [0], shift=0.5) for half in (X[:1], X[1:]))
    sums = [a + b for a, b in zip(first[:3], second[:3])]
    mean, variance = tf.nn.normalize_moments(*sums, first[3])
    np.testing.assert_allclose(mean, X.mean(0))
    np.testing.assert_allclose(variance, X.var(0))


def test_whole_weights_are_repetitions():
    repeated = np.repeat(X, [1, 0, 3, 2], axis=0)
    mean, variance = tf.nn.weighted_moments(X, [0], [[1.0], [0.0], [3.0], [2.0]])
    np.testing.assert_allclose(mean, repeated.mean(0))
    np.testing.assert_allclose(variance, repeated.var(0))


def test_global_normalization_scales_only_if_told():
    image, one = X.reshape(1, 2, 2, 3), np.ones(3)
    plain = tf.nn.batch_norm_with_global_normalization(image, 0 * one, one, one, 5 * one, 0.0, False)
    np.testing.assert_allclose(plain, image + 1)
    scaled = tf.nn.batch_norm_with_global_normalization(image, 0 * one, one, one, 5 * one, 0.0, True)
    np.testing.assert_allclose(scaled, 5 * image + 1)


def test_derivatives():
    check_gradients(lambda x, m, v: tf.nn.batch_normalization(x, m, v * v, m, v, 0.1), X, X[0], X[1])
    check_gradients(lambda x, w: tf.nn.weighted_moments(x, [0], w * w)[1], X, np.ones((4, 1)))
