"""range, linspace and meshgrid against TensorFlow's answers, NumPy and finite differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes


@table("sequences")
def test_as_tensorflow(call, answered):
    check(call, answered)


@given(start=st.integers(-20, 20), limit=st.integers(-20, 20), delta=st.integers(1, 5))
def test_range_is_pythons(start, limit, delta):
    sign = 1 if limit >= start else -1
    assert tf.range(start, limit, sign * delta).numpy().tolist() == list(range(start, limit, sign * delta))


@given(sizes=st.lists(st.integers(0, 3), max_size=4), indexing=st.sampled_from(["xy", "ij"]))
def test_meshgrid_is_numpys(sizes, indexing):
    vectors = [np.arange(n) for n in sizes]
    for found, wanted in zip(tf.meshgrid(*vectors, indexing=indexing), np.meshgrid(*vectors, indexing=indexing)):
        np.testing.assert_array_equal(found.numpy(), wanted)


@given(num=st.integers(1, 50), stop=st.floats(-100, 100))
def test_linspace_ends_exactly_where_it_was_told(num, stop):
    found = tf.linspace(tf.constant(1.5, tf.float64), stop, num).numpy()
    assert (found[0], found[-1]) == (1.5, stop if num > 1 else 1.5)
    np.testing.assert_allclose(found, np.linspace(1.5, stop, num), atol=1e-12)


def test_slopes():
    assert_slopes(lambda a, b: tf.linspace(a, b, 4) ** 2, 0.5, 2.0)
    assert_slopes(lambda a, b: tf.linspace(a, b, 3, axis=-1) ** 2, [0.5, 1.0], 2.0)
    assert_slopes(lambda a, b: tf.meshgrid(a, b)[0] * tf.meshgrid(a, b)[1], [0.5, 1.0], [2.0, 3.0, 4.0])


def test_a_list_of_one_number_counts_as_the_number_outside_of_graphs():
    assert tf.range([1], [4], [2]).numpy().tolist() == [1, 3]
    with pytest.raises(tf.errors.InvalidArgumentError, match="no axes"):
        tf.range([1, 2])
    with pytest.raises(ValueError, match="no axes"):
        tf.function(lambda x: tf.range(x))(tf.constant([3]))
