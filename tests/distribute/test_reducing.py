"""Sums and means of what replicas have."""

import numpy as np

import minitf as tf
from minitf.distribute.reduce_op import ReduceOp
from minitf.distribute.reducing import divided, reduced


def test_sum_and_mean():
    values = [tf.constant([1.0, 2.0]), tf.constant([3.0, 6.0])]
    np.testing.assert_array_equal(reduced(ReduceOp.SUM, values, 2), [4.0, 8.0])
    np.testing.assert_array_equal(reduced(ReduceOp.MEAN, values, 2), [2.0, 4.0])


def test_rows_stay_rows():
    rows = [tf.IndexedSlices(tf.constant([[1.0], [2.0]]), tf.constant([0, i]), tf.constant([4, 1])) for i in (1, 3)]
    total = reduced(ReduceOp.MEAN, rows, 2)
    assert total.indices.numpy().tolist() == [0, 1, 0, 3]
    np.testing.assert_array_equal(tf.convert_to_tensor(total), [[1.0], [1.0], [0.0], [1.0]])


def test_a_quotient_keeps_its_dtype():
    assert divided(tf.constant([5], tf.int64), 2).dtype == tf.int64
    assert divided(tf.constant([5.0], tf.float16), 2).numpy().tolist() == [2.5]
