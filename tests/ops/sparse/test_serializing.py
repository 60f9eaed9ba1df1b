"""Sparse tensors as three strings, and back."""

import pytest

import minitf as tf


def row(x):
    return tf.io.serialize_sparse(tf.sparse.from_dense(x))


def test_the_three_strings():
    st = tf.sparse.from_dense([[1.0, 0.0], [0.0, 2.0]])
    found = tf.io.serialize_sparse(st)
    parts = [st.indices, st.values, st.dense_shape]
    assert found.numpy().tolist() == [tf.io.serialize_tensor(part).numpy() for part in parts]
    assert found[1].numpy() == b'\x08\x01\x12\x04\x12\x02\x08\x02"\x08\x00\x00\x80?\x00\x00\x00@'  # as TensorFlow's


def test_there_and_back():
    rows = tf.stack([row([0, 2]), row([3, 4, 0])])
    found = tf.io.deserialize_many_sparse(rows, tf.int32)
    assert tf.sparse.to_dense(found).numpy().tolist() == [[0, 2, 0], [3, 4, 0]]


def test_refused():
    with pytest.raises(TypeError, match="SparseTensor"):
        tf.io.serialize_sparse(3)
    with pytest.raises(tf.errors.InvalidArgumentError, match="out_type"):
        tf.io.serialize_sparse(tf.sparse.from_dense([1]), tf.int32)
    with pytest.raises(tf.errors.InvalidArgumentError, match="3 as the last"):
        tf.io.deserialize_many_sparse(["a"], tf.int32)
    with pytest.raises(tf.errors.InvalidArgumentError):
        tf.io.deserialize_many_sparse([row([1])], tf.float32)
    with pytest.raises(ValueError, match="assert_is_compatible_with"):
        tf.io.deserialize_many_sparse([row([1])], tf.int32, rank=2)
