import numpy as np
import pytest

import minitf as tf
from minitf.ops.linalg.operators.batches import batch_of, batch_tensor_of, same_batch, sizes_of, solve_broadcast


def test_batch_axes_broadcast():
    assert batch_of(tf.TensorShape([2, 1]), tf.TensorShape([3]), tf.TensorShape([])) == [2, 3]
    assert [x.shape.as_list() for x in same_batch([tf.ones([2, 1, 3, 3]), tf.ones([4, 3, 1])])] == [
        [2, 4, 3, 3], [2, 4, 3, 1]]
    assert [x.shape.rank for x in same_batch([tf.ones([3, 3]), tf.ones([3, 1])])] == [2, 2]
    operators = [tf.linalg.LinearOperatorIdentity(2, batch_shape=shape) for shape in ([3, 1], [2])]
    assert batch_tensor_of(operators).numpy().tolist() == [3, 2]
    with pytest.raises(ValueError, match="axis"):
        batch_of(tf.TensorShape([2]), tf.TensorShape([3]))


def test_systems_with_one_matrix_and_many_right_hand_sides():
    x = solve_broadcast(tf.constant([[2.0, 0.0], [0.0, 4.0]]), tf.ones([3, 2, 1]))
    np.testing.assert_array_equal(x.numpy(), np.ones((3, 1, 1)) * [[0.5], [0.25]])


def test_sizes_are_plain_where_they_are_known():
    assert sizes_of(tf.ones([2, 3])) == [2, 3]
    unknown = tf.function(lambda x: sizes_of(x), input_signature=[tf.TensorSpec([None, 3])])
    assert unknown(tf.ones([2, 3])).numpy().tolist() == [2, 3]
