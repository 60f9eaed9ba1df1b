"""A function of every row of a ragged tensor."""

import pytest

import minitf as tf

DIGITS = tf.ragged.constant([[3, 1, 4], [], [5, 9]])


def test_rows_stay_ragged():
    assert tf.map_fn(tf.math.square, DIGITS).to_list() == [[9, 1, 16], [], [25, 81]]
    nested = tf.ragged.constant([[[1, 2], [3]], [[4]]])
    assert tf.map_fn(lambda row: row * 2, nested).to_list() == [[[2, 4], [6]], [[8]]]
    floats = tf.RaggedTensorSpec([None], tf.float32, 0)
    found = tf.map_fn(lambda row: tf.cast(row, tf.float32), DIGITS, fn_output_signature=floats)
    assert (found.dtype, found.to_list()) == (tf.float32, [[3, 1, 4], [], [5, 9]])


def test_or_become_tensors():
    assert tf.map_fn(tf.reduce_sum, DIGITS, fn_output_signature=tf.int32).numpy().tolist() == [8, 0, 14]


def test_not_in_a_graph():
    with pytest.raises(tf.errors.UnimplementedError, match="eager code alone"):
        tf.function(lambda x: tf.map_fn(tf.math.square, x))(DIGITS)
