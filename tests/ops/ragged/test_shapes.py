"""Shapes of ragged tensors."""

import pytest

import minitf as tf

RT = tf.ragged.constant([[1], [2, 3, 4], []])


def test_sizes():
    assert (int(tf.size(RT)), int(tf.rank(RT))) == (4, 2)
    assert repr(tf.shape(RT)) == "<DynamicRaggedShape lengths=[3, (1, 3, 0)] num_row_partitions=1>"
    assert tf.shape(RT) == tf.shape(RT + 1)


def test_parts_of_a_shape():
    shape = tf.shape(RT)
    assert (int(shape[0]), shape.rank, shape.num_row_partitions) == (3, 2, 1)
    assert repr(shape[:1]) == "<DynamicRaggedShape lengths=[3] num_row_partitions=0>"
    assert repr(shape[:2]) == repr(shape)
    with pytest.raises(ValueError, match="ragged"):
        shape[1]
    with pytest.raises(IndexError, match="index 2"):
        shape[2]
    with pytest.raises(ValueError, match="start at 0"):
        shape[1:]


def test_tensors_of_that_shape():
    shape = tf.shape(RT)
    assert tf.zeros(shape).to_list() == [[0], [0, 0, 0], []]
    assert tf.fill(shape, "x").to_list() == [[b"x"], [b"x"] * 3, []]
    assert tf.reshape([5, 6, 7, 8], shape).to_list() == [[5], [6, 7, 8], []]
    assert tf.reshape(RT, [2, 2]).numpy().tolist() == [[1, 2], [3, 4]]
    with pytest.raises(TypeError, match="takes no shape"):
        tf.add(shape, 1)
