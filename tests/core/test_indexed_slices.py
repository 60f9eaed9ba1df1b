"""IndexedSlices: rows of a tensor that is zero everywhere else."""

import numpy as np
import pytest

import minitf as tf


@pytest.fixture
def slices():
    return tf.IndexedSlices(tf.constant([[1.0, 2.0], [3.0, 4.0]]), tf.constant([2, 2]), tf.constant([3, 2]))


def test_what_it_is(slices):
    assert (slices.dtype, slices.shape) == (tf.float32, [3, 2])
    assert slices.device == slices.values.device
    assert tf.IndexedSlices(slices.values, slices.indices).shape.rank is None


def test_as_a_tensor_repeated_rows_add_up(slices):
    assert tf.convert_to_tensor(slices).numpy().tolist() == [[0, 0], [0, 0], [4, 6]]
    assert tf.is_tensor(slices)


def test_ops_take_it_for_the_tensor_that_it_stands_for(slices):
    assert (tf.ones([3, 2]) + slices).numpy().tolist() == [[1, 1], [1, 1], [5, 7]]
    assert tf.reduce_sum(slices).numpy() == 10


def test_minus(slices):
    assert (-slices).values.numpy().tolist() == [[-1, -2], [-3, -4]]
    assert (-slices).indices is slices.indices


def test_the_sum_of_two_is_the_rows_of_both(slices):
    other = tf.IndexedSlices(tf.constant([[10.0, 10.0]]), tf.constant([0], tf.int64), slices.dense_shape)
    both = slices.concatenate(other)
    assert both.indices.numpy().tolist() == [2, 2, 0]
    np.testing.assert_array_equal(tf.convert_to_tensor(both), [[10, 10], [0, 0], [4, 6]])


def test_without_the_shape_of_the_whole_it_is_no_tensor(slices):
    with pytest.raises(ValueError, match="convert_to_tensor: IndexedSlices without dense_shape: only with"):
        tf.convert_to_tensor(tf.IndexedSlices(slices.values, slices.indices))


def test_text(slices):
    assert repr(slices).startswith("IndexedSlices(indices=<tf.Tensor: shape=(2,), dtype=int32")


def test_spec():
    slices = tf.IndexedSlices(tf.constant([[1.0, 2.0]]), tf.constant([3]))
    spec = tf.type_spec_from_value(slices)
    assert spec.is_compatible_with(slices)
    assert spec == tf.IndexedSlicesSpec([None, 2], tf.float32, tf.int32, None, [1])
    assert not tf.IndexedSlicesSpec([None, 2], tf.float64, tf.int32).is_compatible_with(slices)
    traced = []

    @tf.function(input_signature=[tf.IndexedSlicesSpec([None, 2], tf.float32, tf.int32, None, [None])])
    def total(x):
        traced.append(x)
        return tf.reduce_sum(x.values)

    assert [float(total(slices)), float(total(slices))] == [3.0, 3.0]
    assert len(traced) == 1
