"""Rows added up by their number: also what chapter 3's exercise `segment_sum_kernel` is graded by."""

import numpy as np
import pytest

import minitf as tf


def sums(data, ids, n):
    return tf.math.unsorted_segment_sum(data, ids, n).numpy()


def test_each_row_goes_where_its_number_says():
    np.testing.assert_array_equal(sums([[1, 2], [3, 4]], [2, 0], 3), [[3, 4], [0, 0], [1, 2]])


def test_rows_of_the_same_number_add_up():
    np.testing.assert_array_equal(sums([1, 2, 4, 8], [1, 0, 1, 1], 2), [2, 13])


def test_a_negative_number_leaves_the_row_out():
    np.testing.assert_array_equal(sums([1, 2, 4], [0, -1, 1], 2), [1, 4])


def test_numbers_may_have_several_axes():
    data = np.arange(12).reshape(2, 3, 2)
    ids = [[0, 1, 0], [1, -1, 1]]
    np.testing.assert_array_equal(sums(data, ids, 2), [data[0, 0] + data[0, 2], data[0, 1] + data[1, 0] + data[1, 2]])


@pytest.mark.parametrize("dtype", ["float16", "float32", "int64", "complex64"])
def test_the_dtype_stays(dtype):
    assert sums(np.ones([3], dtype), [0, 0, 1], 2).dtype == dtype


def test_no_rows_at_all():
    np.testing.assert_array_equal(sums(np.zeros([0, 2], np.float32), np.zeros([0], np.int32), 2), np.zeros([2, 2]))


def test_a_number_too_large_is_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"not in \[0, 2\)"):
        sums([1, 2], [0, 2], 2)
