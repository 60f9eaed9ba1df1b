"""tf.ragged.range, map_flat_values, and segments as splits."""

import pytest

import minitf as tf


@pytest.mark.parametrize(("start", "limit", "delta"), [(0, 5, 2), (5, 0, -2), (1, 1, 1), (3, 0, 1), (0, 6, 3)])
def test_each_row_is_pythons_range(start, limit, delta):
    rt = tf.ragged.range([start, 0], [limit, 2], [delta, 1])
    assert rt.to_list() == [list(range(start, limit, delta)), [0, 1]]


def test_a_delta_of_zero():
    with pytest.raises(tf.errors.InvalidArgumentError, match="delta"):
        tf.ragged.range([0], [4], 0)


def test_map_flat_values_sees_the_values_only():
    rt = tf.ragged.constant([[1, 2], [3]])
    assert tf.ragged.map_flat_values(lambda x, y: x * y, rt, y=rt).to_list() == [[1, 4], [9]]
    assert tf.ragged.map_flat_values(lambda x: x + 1, tf.constant([1])).numpy().tolist() == [2]
    with pytest.raises(ValueError, match="as many rows"):
        tf.ragged.map_flat_values(lambda x: x[:1], rt)
    with pytest.raises(tf.errors.InvalidArgumentError, match="same lengths"):
        tf.ragged.map_flat_values(lambda x, y: x, rt, tf.ragged.constant([[1], [2, 3]]))


def test_segments_there_and_back():
    ids = tf.ragged.row_splits_to_segment_ids([0, 2, 2, 3])
    assert ids.numpy().tolist() == [0, 0, 2]
    assert tf.ragged.segment_ids_to_row_splits(ids).numpy().tolist() == [0, 2, 2, 3]
    assert tf.ragged.segment_ids_to_row_splits(ids, 5).numpy().tolist() == [0, 2, 2, 3, 3, 3]
