"""Small gradients travel together."""

import numpy as np

import minitf as tf
from distribute.transport.workers import together
from minitf.distribute.transport.alone import ALONE
from minitf.distribute.transport.buckets import BUCKET, all_reduce_together, buckets


def test_full_buckets_go():
    assert buckets([BUCKET - 8, 8, 8], "fff") == [[0, 1], [2]]
    assert buckets([4, 2 * BUCKET, 4], "fff") == [[0], [1], [2]]
    assert buckets([], []) == []


def test_kinds_travel_apart():
    assert buckets([8, 8, 8, 8], "fifi") == [[0, 2], [1, 3]]


def test_what_has_no_size_goes_by_itself():
    assert buckets([8, None, 8, None], "ffff") == [[0, 2], [1], [3]]


def test_sums_come_back_in_place():
    def work(group):
        rank = tf.constant(float(group.rank + 1))
        rows = tf.IndexedSlices(tf.reshape(rank, [1, 1]), tf.constant([group.rank]), tf.constant([2, 1]))
        values = [tf.fill([2, 2], rank), tf.constant([1, 2]), rows, rank]
        return all_reduce_together(group, values), group._count

    for (matrix, numbers, rows, scalar), exchanges in together(2, work):
        np.testing.assert_array_equal(matrix, [[3.0, 3.0], [3.0, 3.0]])
        assert numbers.numpy().tolist() == [2, 4]
        np.testing.assert_array_equal(tf.convert_to_tensor(rows), [[1.0], [2.0]])
        assert scalar.numpy() == 3.0
        assert exchanges == 4  # one for both floats, one for the integers, two for the rows


def test_alone_nothing_travels():
    x = tf.constant(1.0)
    assert all_reduce_together(ALONE, [x])[0] is x


def test_smaller_buckets():
    assert buckets([8, 8, 8], "fff", most=16) == [[0, 1], [2]]


def test_the_groups_own_size_and_dtype():
    def work(group):
        group.pack, group.compression = 8, "bfloat16"
        values = [tf.constant([1 + 2**-10, 256.0]), tf.constant([3.0]), tf.constant([1, 2])]
        return all_reduce_together(group, values), group._count

    for (first, second, numbers), exchanges in together(2, work):
        assert [x.dtype for x in (first, second, numbers)] == [tf.float32, tf.float32, tf.int32]
        assert first.numpy().tolist() == [2.0, 512.0]  # a bfloat16 has eight bits of digits
        assert (second.numpy(), numbers.numpy().tolist()) == ([6.0], [2, 4])
        assert exchanges == 3
