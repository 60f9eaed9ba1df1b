"""The mean squared error, the loss that most people meet first."""

import numpy as np
import pytest

import minitf as tf

mean_squared_error = tf.keras.losses.mean_squared_error


def test_one_loss_for_each_row():
    losses = mean_squared_error([[0.0, 0.0], [1.0, 1.0]], [[3.0, 1.0], [1.0, -1.0]])
    np.testing.assert_allclose(losses, [5.0, 2.0])


def test_too_much_is_as_bad_as_too_little():
    np.testing.assert_allclose(mean_squared_error([[1.0], [1.0]], [[3.0], [-1.0]]), [4.0, 4.0])


def test_any_number_of_axes():
    assert mean_squared_error(tf.zeros([2, 3, 4]), tf.ones([2, 3, 4])).shape == [2, 3]


def test_whole_numbers_as_targets():
    losses = mean_squared_error(np.array([[1], [2]]), tf.constant([[1.5], [2.5]]))
    assert losses.dtype == tf.float32
    np.testing.assert_allclose(losses, [0.25, 0.25])


@pytest.mark.parametrize("target", [[[1.0, 1.0, 1.0]], 1.0])
def test_targets_are_broadcast(target):
    np.testing.assert_allclose(mean_squared_error(target, [[1.0, 2.0, 3.0]]), [5 / 3])
