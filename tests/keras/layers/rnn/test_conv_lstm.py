"""A memory for each place."""

import numpy as np
import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("conv_lstm", "ConvLSTM1D ConvLSTM2D ConvLSTM3D"))
def test_keras_gave_the_same(expression):
    same_as_keras("conv_lstm", expression)


def test_contract():
    check_layer(L.ConvLSTM2D, {"filters": 2, "kernel_size": 2, "return_sequences": True}, (1, 2, 3, 3, 1),
                output_shape=(1, 2, 2, 2, 2), trainable=3, seeds=1)


def test_channels_first_is_the_same_with_axes_exchanged():
    x = tf.constant(np.random.default_rng(0).standard_normal((1, 2, 4, 4, 3)), tf.float32)
    last, first = (L.ConvLSTM2D(2, 3, data_format=f"channels_{where}") for where in ("last", "first"))
    y = last(x)
    swapped = tf.transpose(x, [0, 1, 4, 2, 3])
    first(swapped)
    first.set_weights(last.get_weights())
    np.testing.assert_allclose(first(swapped), tf.transpose(y, [0, 3, 1, 2]), rtol=1e-5, atol=1e-6)
