"""From small to large."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("convolution", "Conv1DTranspose Conv2DTranspose Conv3DTranspose"))
def test_keras_gave_the_same(expression):
    same_as_keras("convolution", expression)


@pytest.mark.parametrize(("cls", "arguments", "shape", "output"), [
    (L.Conv1DTranspose, {"filters": 3, "kernel_size": 2, "strides": 2}, (2, 3, 4), (2, 6, 3)),
    (L.Conv2DTranspose, {"filters": 2, "kernel_size": 3, "strides": 2, "padding": "same"}, (1, 3, 2, 2), (1, 6, 4, 2)),
    (L.Conv2DTranspose, {"filters": 2, "kernel_size": 2, "data_format": "channels_first"}, (1, 2, 2, 3), (1, 2, 3, 4)),
    (L.Conv3DTranspose, {"filters": 2, "kernel_size": 2}, (1, 2, 2, 2, 1), (1, 3, 3, 3, 2)),
])  # fmt: skip
def test_contract(cls, arguments, shape, output):
    check_layer(cls, arguments, shape, output_shape=output, trainable=2)
