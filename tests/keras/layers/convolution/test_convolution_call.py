"""What a convolution layer computes. Chapter 16 sets `Convolution.call` as an exercise."""

import numpy as np

import minitf as tf
from naive.convolution import conv

L = tf.keras.layers
RNG = np.random.default_rng(0)
SEQUENCE = RNG.normal(size=(2, 7, 3)).astype("float32")
IMAGES = RNG.normal(size=(2, 6, 5, 2)).astype("float32")


def test_steps_and_gaps():
    for options in ({"strides": 2}, {"dilation_rate": 2}):
        layer = L.Conv2D(3, 2, padding="same", use_bias=False, **options)
        y = layer(IMAGES)
        expected = conv(IMAGES, layer.kernel.numpy(), layer.strides, "SAME", layer.dilation_rate)
        np.testing.assert_allclose(y, expected, atol=1e-5)


def test_bias_and_activation():
    layer = L.Conv2D(3, 2, activation="relu", bias_initializer="ones")
    y = layer(IMAGES)
    np.testing.assert_allclose(y, np.maximum(conv(IMAGES, layer.kernel.numpy(), 1, "VALID") + 1, 0), atol=1e-5)


def test_causal_padding_lets_no_step_see_a_later_one():
    for dilation in (1, 2):
        layer = L.Conv1D(4, 3, padding="causal", dilation_rate=dilation, use_bias=False)
        y = layer(SEQUENCE)
        before = np.pad(SEQUENCE, [(0, 0), (2 * dilation, 0), (0, 0)])
        np.testing.assert_allclose(y, conv(before, layer.kernel.numpy(), 1, "VALID", dilation), atol=1e-5)
        assert y.shape == (2, 7, 4)


def test_channels_first():
    last = L.Conv1D(4, 3, padding="causal")
    expected = np.moveaxis(last(SEQUENCE).numpy(), -1, 1)
    first = L.Conv1D(4, 3, padding="causal", data_format="channels_first")
    turned = np.ascontiguousarray(np.moveaxis(SEQUENCE, -1, 1))
    first.build(turned.shape)
    first.set_weights(last.get_weights())
    np.testing.assert_allclose(first(turned), expected, atol=1e-5)
