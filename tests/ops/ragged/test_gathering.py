"""Rows by number and by mask."""

import pytest

import minitf as tf

ROWS = [[1, 2, 3], [], [4, 5]]


def test_rows_by_number():
    rt = tf.ragged.constant(ROWS)
    assert tf.gather(rt, [2, 0]).to_list() == [ROWS[2], ROWS[0]]
    assert tf.gather(rt, 2).numpy().tolist() == ROWS[2]
    assert tf.gather(rt, [[2], [0]]).to_list() == [[ROWS[2]], [ROWS[0]]]
    assert tf.gather(rt, tf.ragged.constant([[2], [0, 1]])).to_list() == [[ROWS[2]], [ROWS[0], ROWS[1]]]
    assert tf.gather([10, 20, 30], tf.ragged.constant([[2], [0, 1]])).to_list() == [[30], [10, 20]]


def test_elements_of_rows():
    rt = tf.ragged.constant([[1, 2], [3, 4, 5]])
    assert tf.gather(rt, [1, 0], axis=1).to_list() == [[2, 1], [4, 3]]
    picks = tf.ragged.constant([[1], [2, 0]])
    assert tf.gather(rt, picks, axis=1, batch_dims=1).to_list() == [[2], [5, 3]]
    with pytest.raises(ValueError, match="batch_dims"):
        tf.gather(rt, picks, axis=2, batch_dims=2)


def test_embedding():
    table = tf.constant([[1.0, 1.0], [2.0, 2.0]])
    found = tf.nn.embedding_lookup(table, tf.ragged.constant([[1], [0, 1]]))
    assert found.to_list() == [[[2, 2]], [[1, 1], [2, 2]]]


def test_masks():
    rt = tf.ragged.constant(ROWS)
    assert tf.ragged.boolean_mask(rt, rt > 2).to_list() == [[3], [], [4, 5]]
    assert tf.ragged.boolean_mask(rt, [True, False, True]).to_list() == [ROWS[0], ROWS[2]]
    assert tf.ragged.boolean_mask([[1, 2], [3, 4]], [[True, False], [False, False]]).to_list() == [[1], []]
    with pytest.raises(ValueError, match="scalar"):
        tf.ragged.boolean_mask(rt, True)
    with pytest.raises(tf.errors.InvalidArgumentError, match="same lengths"):
        tf.ragged.boolean_mask(rt, tf.ragged.constant([[True], [False], [True]]))
