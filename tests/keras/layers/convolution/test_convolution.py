"""Filters over sequences, images and volumes."""

import numpy as np
import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("convolution", "Conv1D Conv2D Conv3D Convolution2D"))
def test_keras_gave_the_same(expression):
    same_as_keras("convolution", expression)


@pytest.mark.parametrize(("cls", "arguments", "shape", "output"), [
    (L.Conv1D, {"filters": 3, "kernel_size": 2}, (2, 5, 4), (2, 4, 3)),
    (L.Conv1D, {"filters": 3, "kernel_size": 3, "padding": "causal", "data_format": "channels_first"},
     (2, 4, 5), (2, 3, 5)),
    (L.Conv2D, {"filters": 4, "kernel_size": 3, "strides": 2, "padding": "same"}, (2, 5, 4, 2), (2, 3, 2, 4)),
    (L.Conv2D, {"filters": 4, "kernel_size": 2, "groups": 2, "activation": "tanh"}, (2, 3, 3, 2), (2, 2, 2, 4)),
    (L.Conv3D, {"filters": 2, "kernel_size": (1, 2, 2), "dilation_rate": 2}, (1, 3, 4, 4, 2), (1, 3, 2, 2, 2)),
])  # fmt: skip
def test_contract(cls, arguments, shape, output):
    check_layer(cls, arguments, shape, output_shape=output, trainable=2)


@pytest.mark.parametrize(("cls", "shape"), [
    (L.Conv1D, (2, 5, 2)), (L.Conv2D, (2, 4, 5, 2)), (L.Conv3D, (1, 3, 4, 3, 2)),
])  # fmt: skip
def test_channels_first_is_channels_last_turned(cls, shape):
    last, first = cls(3, 2, padding="same"), cls(3, 2, padding="same", data_format="channels_first")
    axes = list(range(len(shape)))
    x = tf.random.stateless_normal(shape, seed=[1, 2])
    expected = last(x)
    turned = tf.transpose(x, [0, axes[-1], *axes[1:-1]])
    first.build(turned.shape)
    first.set_weights(last.get_weights())
    tf.debugging.assert_near(tf.transpose(first(turned), [0, *axes[2:], 1]), expected, atol=1e-5)


def test_a_small_net_learns():
    tf.keras.utils.set_random_seed(0)
    x = np.random.default_rng(0).standard_normal((64, 8, 8, 1)).astype("float32")
    y = (x[:, :4].sum((1, 2, 3)) > x[:, 4:].sum((1, 2, 3))).astype("float32")
    model = tf.keras.Sequential([L.Conv2D(4, 3, activation="relu"), L.MaxPooling2D(), L.Flatten(), L.Dense(1)])
    model.compile("adam", tf.keras.losses.BinaryCrossentropy(from_logits=True))
    losses = model.fit(x, y, epochs=8, verbose=0).history["loss"]
    assert losses[-1] < 0.9 * losses[0]


class Halved(L.Conv1D):
    def convolution_op(self, inputs, kernel):
        return super().convolution_op(inputs, kernel / 2.0)


@pytest.mark.parametrize("padding", ["valid", "causal"])
def test_subclasses_may_change_the_convolution_alone(padding):
    plain, halved = (cls(3, 2, padding=padding, kernel_initializer="ones", bias_initializer="ones", activation="relu")
                     for cls in (L.Conv1D, Halved))
    x = tf.random.stateless_uniform([2, 4, 5], [1, 2])
    tf.debugging.assert_near(halved(x) - 1.0, (plain(x) - 1.0) / 2.0)
