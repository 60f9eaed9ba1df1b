"""Filters for each channel alone."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("convolution", "DepthwiseConv1D DepthwiseConv2D"))
def test_keras_gave_the_same(expression):
    same_as_keras("convolution", expression)


@pytest.mark.parametrize(("cls", "arguments", "shape", "output"), [
    (L.DepthwiseConv1D, {"kernel_size": 2}, (2, 4, 3), (2, 3, 3)),
    (L.DepthwiseConv1D, {"kernel_size": 2, "data_format": "channels_first"}, (2, 3, 4), (2, 3, 3)),
    (L.DepthwiseConv2D, {"kernel_size": 3, "padding": "same", "depth_multiplier": 2}, (2, 4, 3, 2), (2, 4, 3, 4)),
])  # fmt: skip
def test_contract(cls, arguments, shape, output):
    check_layer(cls, arguments, shape, output_shape=output, trainable=2)
