"""softmax and log_softmax along any axis."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

X = np.random.default_rng(0).standard_normal([2, 3, 4])


@table("softmax")
def test_as_tensorflow(expression):
    check("softmax", expression, atol=4)


@pytest.mark.parametrize("axis", [0, 1, 2, -1, -2, -3, None])
def test_by_definition(axis):
    powers = np.exp(X)
    wanted = powers / powers.sum(-1 if axis is None else axis, keepdims=True)
    np.testing.assert_allclose(tf.nn.softmax(X, axis), wanted, rtol=1e-12)
    np.testing.assert_allclose(tf.nn.log_softmax(X, axis), np.log(wanted), rtol=1e-12)


@pytest.mark.parametrize("f", [tf.nn.softmax, tf.nn.log_softmax], ids=["softmax", "log_softmax"])
@pytest.mark.parametrize("axis", [-1, 1])
def test_derivatives(f, axis):
    check_gradients(lambda x: f(x, axis), X)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32"])
def test_rows_sum_to_1_in_every_dtype(dtype):
    y = tf.nn.softmax(tf.constant([[1.0, 2.0, 3.0], [-100.0, 0.0, 100.0]], dtype))
    assert y.dtype == dtype
    np.testing.assert_allclose(y.numpy().astype(float).sum(-1), [1.0, 1.0], rtol=1e-2)


def test_large_scores_do_not_overflow():
    assert tf.nn.softmax([1e4, 0.0]).numpy().tolist() == [1.0, 0.0]
    assert tf.nn.log_softmax([1e4, 0.0]).numpy().tolist() == [0.0, -1e4]


def test_a_number_has_no_classes():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Softmax: logits is float32\[\]: logits must have"):
        tf.nn.softmax(1.0)
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Softmax: axis is 1: it must be in \[-1, 1\)"):
        tf.nn.softmax([1.0, 2.0], axis=1)
