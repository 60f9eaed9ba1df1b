"""Counting in rows."""

import minitf as tf
from minitf.ops.ragged.ranges import steps
from minitf.ops.ragged.row_partition import partition_from_lengths


def test_steps_count_from_each_start():
    partition = partition_from_lengths([2, 0, 3])
    assert steps(tf.constant([5, 9, 1], tf.int64), partition, 1).numpy().tolist() == [5, 6, 1, 2, 3]
    assert steps(tf.constant([5, 9, 1], tf.int64), partition, -2).numpy().tolist() == [5, 3, 1, -1, -3]
