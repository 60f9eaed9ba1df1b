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


def test_a_shape_from_its_sizes():
    of = tf.experimental.DynamicRaggedShape.from_lengths
    for lengths, count in (([2, (1, 2)], 1), ([2, 3, 4], 0), ([2, (1, 2), 3, (1,) * 9], 3), ([], 0),
                           ([2, (3, 3), 2], 1)):
        shape = of(lengths)
        assert (shape.static_lengths(), shape.num_row_partitions, shape.rank) == (lengths, count, len(lengths))
    shape = of([2, (1, 2), 5])
    assert shape.static_lengths(ragged_lengths=False) == [2, None, 5]
    assert (shape.inner_rank, shape.inner_shape.numpy().tolist(), shape.dtype) == (2, [3, 5], tf.int64)
    assert [shape.is_uniform(i) for i in range(3)] == [True, False, True]
    assert shape.with_dtype(tf.int32)[-1].dtype == tf.int32
    assert tf.zeros(shape).shape == [2, None, 5]
    assert of([2, 3, 4], num_row_partitions=2).row_partitions[1].static_uniform_row_length == 4


@pytest.mark.parametrize("lengths", [5, [2, "a"], [(1, 2)], [2, (1, 2, 3)]])
def test_sizes_that_are_no_shape(lengths):
    with pytest.raises(ValueError, match="from_lengths"):
        tf.experimental.DynamicRaggedShape.from_lengths(lengths)


def test_a_shape_from_partitions_and_tensors():
    kind, rows = tf.experimental.DynamicRaggedShape, tf.experimental.RowPartition.from_row_lengths([2, 0, 3])
    assert kind.from_row_partitions([rows]).static_lengths() == [3, (2, 0, 3)]
    assert kind([rows], [5, 2]) == kind.from_lengths([3, (2, 0, 3), 2])
    assert kind.from_tensor(tf.ragged.constant([[1], [2, 3]])).static_lengths() == [2, (1, 2)]
    assert kind.from_tensor(tf.zeros([2, 3])).static_lengths() == [2, 3]
    with pytest.raises(ValueError, match="cannot be empty"):
        kind.from_row_partitions([])
    with pytest.raises(TypeError, match="must be a RowPartition"):
        kind([3], [2])
    for wrong in (lambda: kind([rows], []), lambda: kind([rows], [5]).is_uniform(2), lambda: kind([rows], [5])[2]):
        with pytest.raises(IndexError):
            wrong()
