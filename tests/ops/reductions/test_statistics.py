"""Variance, standard deviation, moments, logsumexp, counts."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

X = np.random.default_rng(0).standard_normal([2, 3, 4])
AXES = [None, 0, -1, (0, 2)]


@table("statistics")
def test_as_tensorflow(expression):
    check("statistics", expression, atol=1)


@pytest.mark.parametrize("axis", AXES, ids=str)
@pytest.mark.parametrize("keepdims", [False, True])
def test_as_numpy(axis, keepdims):
    by_numpy = {"axis": axis, "keepdims": keepdims}
    mean, variance = tf.nn.moments(X, axis, keepdims=keepdims)
    np.testing.assert_allclose(mean, X.mean(**by_numpy), rtol=1e-12)
    np.testing.assert_allclose(variance, X.var(**by_numpy), rtol=1e-12)
    np.testing.assert_allclose(tf.math.reduce_variance(X, axis, keepdims), X.var(**by_numpy), rtol=1e-12)
    np.testing.assert_allclose(tf.math.reduce_std(X, axis, keepdims), X.std(**by_numpy), rtol=1e-12)
    np.testing.assert_allclose(tf.reduce_logsumexp(X, axis, keepdims), np.log(np.exp(X).sum(**by_numpy)), rtol=1e-12)
    counted = tf.math.count_nonzero(X > 0, axis, keepdims)
    assert counted.dtype == tf.int64
    np.testing.assert_array_equal(counted, np.count_nonzero(X > 0, **by_numpy))


DIFFERENTIABLE = {
    "variance": lambda x: tf.math.reduce_variance(x, 1),
    "std": lambda x: tf.math.reduce_std(x, [0, 2]),
    "moments": lambda x: tf.nn.moments(x, [1])[0] * tf.nn.moments(x, [1])[1],
    "logsumexp": lambda x: tf.reduce_logsumexp(x, 1),
}


@pytest.mark.parametrize("name", DIFFERENTIABLE)
def test_derivatives(name):
    check_gradients(DIFFERENTIABLE[name], X)


def test_16_bits_have_moments_computed_in_32():
    x = tf.constant([1000.0, 1001.0, 1002.0], tf.float16)
    mean, variance = tf.nn.moments(x, [0])
    assert mean.dtype == variance.dtype == tf.float16
    np.testing.assert_allclose([mean, variance], [1001.0, 2 / 3], rtol=1e-3)


def test_the_variance_of_integers_is_refused():
    with pytest.raises(TypeError, match=r"reduce_variance: input_tensor has dtype int32: .* Use tf.cast"):
        tf.math.reduce_variance([1, 2])
