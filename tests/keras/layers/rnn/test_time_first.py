"""A batch with its steps first. Chapter 17 sets `time_first` as an exercise."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.layers.rnn.loop import time_first

X = np.arange(2 * 3 * 4.0).reshape(2, 3, 4)


def test_steps_come_first():
    np.testing.assert_array_equal(time_first(tf.constant(X), False), np.moveaxis(X, 1, 0))


@pytest.mark.parametrize("shape", [(2, 3), (2, 3, 2, 2)])
def test_any_number_of_axes(shape):
    x = X.reshape(-1)[: np.prod(shape)].reshape(shape)
    np.testing.assert_array_equal(time_first(tf.constant(x), False), np.moveaxis(x, 1, 0))


def test_backwards_the_last_step_comes_first():
    np.testing.assert_array_equal(time_first(tf.constant(X), True), np.moveaxis(X, 1, 0)[::-1])
