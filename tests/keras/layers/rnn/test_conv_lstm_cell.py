"""One step of it, alone."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.layers.rnn.conv_lstm_cell import ConvLSTMCell


def test_a_step_gives_images_of_the_convolved_size():
    cell = ConvLSTMCell(2, filters=4, kernel_size=3, strides=2)
    cell.build((None, 7, 9, 1))
    h, (again, c) = cell(tf.ones([2, 7, 9, 1]), cell.get_initial_state(2))
    assert h.shape == again.shape == c.shape == (2, 3, 4, 4)


def test_a_window_of_one_place_is_an_lstm_at_each_place():
    x = tf.constant(np.random.default_rng(1).standard_normal((2, 3, 2, 5)), tf.float32)
    images, plain = ConvLSTMCell(2, filters=4, kernel_size=1), tf.keras.layers.LSTMCell(4)
    images.build((None, 3, 2, 5))
    plain.build((None, 5))
    plain.set_weights([w.reshape(w.shape[-2:]) if w.ndim > 1 else w for w in images.get_weights()])
    h, _ = images(x, images.get_initial_state(2))
    expected, _ = plain(tf.reshape(x, [12, 5]), plain.get_initial_state(12))
    np.testing.assert_allclose(tf.reshape(h, [12, 4]), expected, rtol=1e-5, atol=1e-6)


def test_unknown_sizes_are_refused():
    with pytest.raises(ValueError, match="must be known"):
        ConvLSTMCell(1, filters=1, kernel_size=1).build((None, None, 3))
