"""Tensors as messages."""

import numpy as np
import pytest

import minitf as tf


@pytest.mark.parametrize("values", [np.float32(0.5), np.arange(6).reshape(2, 3), np.zeros([0, 2], bool), [True, False]])
def test_there_and_back(values):
    array = tf.make_ndarray(tf.make_tensor_proto(values))
    np.testing.assert_array_equal(array, values)
    assert array.dtype == np.asarray(values).dtype


def test_text_and_other_dtypes():
    assert tf.make_ndarray(tf.make_tensor_proto(["a", "ö"])).tolist() == [b"a", "ö".encode()]
    assert tf.make_tensor_proto([1, 2], dtype=tf.float64).dtype == tf.float64.as_datatype_enum


def test_shapes():
    assert tf.make_ndarray(tf.make_tensor_proto([1, 2, 3, 4], shape=[2, 2])).tolist() == [[1, 2], [3, 4]]
    assert tf.make_ndarray(tf.make_tensor_proto(7, shape=[3])).tolist() == [7, 7, 7]
    with pytest.raises(ValueError, match="numbers of elements"):
        tf.make_tensor_proto([1, 2, 3], shape=[2])
    with pytest.raises(TypeError, match="Expected Tensor's shape"):
        tf.make_tensor_proto([1, 2], shape=[2, 1], verify_shape=True)
    with pytest.raises(TypeError, match="Expected Tensor's shape"):
        tf.make_tensor_proto([1, 2], shape=[4], allow_broadcast=True)
