"""broadcast_to and reduce_sum, each other's gradient. `sum_to` has a file of its own."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from minitf.ops.shapes.broadcasting import total
from ops.as_recorded import check, table


@table("broadcasting")
def test_as_tensorflow(expression):
    check("broadcasting", expression)


def test_derivatives():
    check_gradients(lambda x: tf.broadcast_to(x * x, [2, 3, 2]), [[1.0], [2.0], [3.0]])
    check_gradients(lambda x: tf.reduce_sum(x * x, 1), [[1.0, 2.0], [3.0, -1.0]])


def test_broadcasting_copies_nothing():
    x = tf.constant([1.0, 2.0])
    y = tf.broadcast_to(x, [1000, 2])
    assert np.shares_memory(np.asarray(x), np.asarray(y))


@pytest.mark.parametrize("axis", [None, (0,), (1,), (0, 1), (1, 0), (0, 2), (0, 1, 2), (-3, 1), ()], ids=str)
@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("dtype", ["float16", "float32", "float64", "int8", "complex64"])
def test_total_is_numpys_sum(axis, keep, dtype):
    x = np.arange(24).reshape(2, 3, 4).astype(dtype)
    for array in (x, x.T, x[::-1], x[:, :0], np.broadcast_to(x[:1], x.shape)):
        y = total(np, array, axis, keep)
        wanted = array.sum(axis=axis, keepdims=keep, dtype=dtype)
        assert y.dtype == dtype
        assert y.shape == wanted.shape
        np.testing.assert_array_equal(y, wanted)
