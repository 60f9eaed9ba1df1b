"""Rows sorted into rows of rows."""

import pytest

import minitf as tf


@pytest.mark.parametrize(("data", "partitions", "expected"), [
    (["a", "b", "c"], [2, 0, 2], [[b"b"], [], [b"a", b"c"]]),
    ([[1, 2], [3, 4]], [[0, 1], [1, 0]], [[1, 4], [2, 3], []]),
    (tf.ragged.constant([[1, 2], [3]]), [1, 0], [[[3]], [[1, 2]], []]),
    (tf.ragged.constant([[1, 2], [3]]), tf.ragged.constant([[1, 0], [1]]), [[2], [1, 3], []]),
])
def test_pieces_come_to_their_partition(data, partitions, expected):
    assert tf.ragged.stack_dynamic_partitions(data, partitions, num_partitions=3).to_list() == expected


def test_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"must be in \[0, 2\)"):
        tf.ragged.stack_dynamic_partitions([1, 2], [0, 5], 2)
    with pytest.raises(ValueError, match="must begin with the shape of the partitions"):
        tf.ragged.stack_dynamic_partitions([1, 2], [0], 2)
