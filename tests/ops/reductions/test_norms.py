"""Lengths of vectors and matrices."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

X = np.array([[0.5, -1.25, 2.0], [1.5, 0.25, -0.75]])


@table("norms")
def test_as_tensorflow(expression):
    check("norms", expression)


@pytest.mark.parametrize("ord", ["euclidean", 1, 2, 3, 1.5, np.inf])
@pytest.mark.parametrize("axis", [None, 0, -1])
def test_vectors_as_numpy(ord, axis):
    x = X if axis is not None else X.reshape(-1)
    wanted = np.linalg.norm(x, None if ord == "euclidean" else ord, axis)
    np.testing.assert_allclose(tf.norm(x, ord, axis), wanted)
    assert tf.norm(x, ord, axis, keepdims=True).shape == np.expand_dims(wanted, 0 if axis is None else axis).shape


@pytest.mark.parametrize("ord", ["fro", 1, np.inf])
@pytest.mark.parametrize("axis", [(0, 1), (-1, 0), (1, 2)])
def test_matrices_as_numpy(ord, axis):
    x = np.random.default_rng(0).standard_normal([3, 4, 5])
    np.testing.assert_allclose(tf.norm(x, ord, axis), np.linalg.norm(x, ord, axis))


@pytest.mark.parametrize("ord", ["euclidean", 1, 3])
def test_derivatives(ord):
    check_gradients(lambda x: tf.norm(x, ord, 1), X)


def test_derivatives_of_the_others():
    check_gradients(lambda x: tf.math.reduce_euclidean_norm(x, 0), X)
    check_gradients(lambda x: tf.math.l2_normalize(x, 1), X)
    check_gradients(tf.nn.l2_loss, X)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64"])
def test_the_dtype_stays(dtype):
    x = tf.constant([3.0, 4.0], dtype)
    for f, wanted in ((tf.norm, 5.0), (tf.math.reduce_euclidean_norm, 5.0), (tf.nn.l2_loss, 12.5)):
        assert f(x).dtype == dtype
        np.testing.assert_allclose(f(x).numpy().astype(float), wanted, rtol=1e-2)


def test_an_order_without_a_norm_is_named():
    with pytest.raises(ValueError, match="norm: ord is 'abc': for vectors it must be 'euclidean', a positive"):
        tf.norm(X, "abc")
