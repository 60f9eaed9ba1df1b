"""dynamic_partition, dynamic_stitch and invert_permutation against TensorFlow's answers, and each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes


@table("partition")
def test_as_tensorflow(call, answered):
    check(call, answered)


@given(numbers=hnp.arrays(np.int32, st.integers(1, 8), elements=st.integers(0, 2)))
def test_stitching_undoes_partitioning(numbers):
    x = np.arange(2 * len(numbers)).reshape(-1, 2)
    parts = tf.dynamic_partition(x, numbers, 3)
    places = tf.dynamic_partition(tf.range(len(numbers)), numbers, 3)
    np.testing.assert_array_equal(tf.dynamic_stitch(places, parts).numpy(), x)


@given(order=st.permutations(range(6)))
def test_a_permutation_and_its_inverse(order):
    inverse = tf.math.invert_permutation(order).numpy()
    assert inverse[order].tolist() == list(range(6))


def test_slopes():
    x = np.arange(6.0).reshape(3, 2) / 5
    assert_slopes(lambda x: tf.dynamic_partition(x, [1, 0, 1], 2)[1] ** 2, x)
    assert_slopes(lambda x: tf.dynamic_stitch([[2, 0], [1]], [x[:2], x[2:]]) ** 2, x)


def test_lists_of_different_lengths():
    with pytest.raises(ValueError, match="dynamic_stitch: 2 tensors of indices and 1 of data: there must be as many"):
        tf.dynamic_stitch([[0], [1]], [[1.0]])
