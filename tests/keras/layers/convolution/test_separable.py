"""First space, then channels."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("convolution", "SeparableConv1D SeparableConv2D"))
def test_keras_gave_the_same(expression):
    same_as_keras("convolution", expression)


@pytest.mark.parametrize(("cls", "arguments", "shape", "output"), [
    (L.SeparableConv1D, {"filters": 3, "kernel_size": 2}, (2, 4, 3), (2, 3, 3)),
    (L.SeparableConv2D, {"filters": 3, "kernel_size": 2, "strides": 2}, (2, 4, 4, 2), (2, 2, 2, 3)),
    (L.SeparableConv2D, {"filters": 3, "kernel_size": 2, "data_format": "channels_first"}, (1, 2, 3, 3), (1, 3, 2, 2)),
])  # fmt: skip
def test_contract(cls, arguments, shape, output):
    check_layer(cls, arguments, shape, output_shape=output, trainable=3)
