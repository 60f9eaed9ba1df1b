"""columns.py: values of several examples as arrays."""

import minitf as tf
from minitf.ops.examples import columns

COLUMN = [[1, 2], None, [3]]


def test_sparse():
    indices, values, shape = columns.sparse(COLUMN, tf.int64)
    assert indices.tolist() == [[0, 0], [0, 1], [2, 0]]
    assert (values.tolist(), shape.tolist()) == ([1, 2, 3], [3, 2])


def test_ragged():
    values, splits = columns.ragged(COLUMN, tf.int64)
    assert (values.tolist(), splits.tolist()) == ([1, 2, 3], [0, 2, 2, 3])


def test_no_examples():
    assert columns.sparse([], tf.string)[2].tolist() == [0, 0]
    assert columns.ragged([], tf.string)[1].tolist() == [0]
    assert columns.dense([], "a", tf.io.FixedLenFeature((2,), tf.float32)).shape == (0, 2)
