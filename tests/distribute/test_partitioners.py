"""Partitioners; the numbers are TensorFlow 2.21's."""

import pytest

import minitf as tf

P = tf.distribute.experimental.partitioners


@pytest.mark.parametrize(("partitioner", "shape", "dtype", "axis", "pieces"), [
    (P.FixedShardsPartitioner(2), [10, 3], "float32", 0, [2, 1]),
    (P.FixedShardsPartitioner(4), [10, 3], "float32", 1, [1, 3]),
    (P.MinSizePartitioner(), [1000, 300], "float32", 0, [1, 1]),
    (P.MinSizePartitioner(64, 3), [10, 3], "float32", 0, [2, 1]),
    (P.MinSizePartitioner(64, 3), [10, 3], "string", 0, [3, 1]),
    (P.MinSizePartitioner(64, 3), [2, 7], "int64", 0, [2, 1]),
    (P.MinSizePartitioner(200 << 10, 8), [1000, 300], "float32", 1, [1, 6]),
    (P.MaxSizePartitioner(64), [10, 3], "float32", 0, [2, 1]),
    (P.MaxSizePartitioner(64), [10, 3], "string", 0, [10, 1]),
    (P.MaxSizePartitioner(100000, 5), [1000, 300], "int64", 0, [5, 1]),
])
def test_how_many_pieces(partitioner, shape, dtype, axis, pieces):
    assert partitioner(tf.TensorShape(shape), tf.as_dtype(dtype), axis) == pieces


@pytest.mark.parametrize("make", [
    lambda: P.MinSizePartitioner(0), lambda: P.MinSizePartitioner(1, 0), lambda: P.MaxSizePartitioner(1, 0),
    lambda: P.FixedShardsPartitioner(2)([None, 3], "float32"), lambda: P.MaxSizePartitioner(9)([3], "float32", 1)])
def test_what_cannot_be(make):
    with pytest.raises(ValueError, match="Partitioner"):
        make()
