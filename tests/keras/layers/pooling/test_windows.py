"""One number for each window."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers
WORDS = (
    "MaxPooling1D MaxPooling2D MaxPooling3D AveragePooling1D AveragePooling2D AveragePooling3D"
)


@pytest.mark.parametrize("expression", cases("pooling", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("pooling", expression)


@pytest.mark.parametrize(("cls", "arguments", "shape", "output"), [
    (L.MaxPooling1D, {"pool_size": 2}, (2, 5, 4), (2, 2, 4)),
    (L.MaxPooling2D, {"pool_size": 3, "strides": 2, "padding": "same"}, (2, 5, 4, 2), (2, 3, 2, 2)),
    (L.MaxPooling3D, {}, (1, 2, 3, 4, 2), (1, 1, 1, 2, 2)),
    (L.AveragePooling1D, {"pool_size": 2, "data_format": "channels_first"}, (2, 3, 5), (2, 3, 2)),
    (L.AveragePooling2D, {"pool_size": 2}, (2, 4, 4, 2), (2, 2, 2, 2)),
    (L.AveragePooling3D, {"pool_size": 2, "strides": 1}, (1, 2, 3, 4, 2), (1, 1, 2, 3, 2)),
])  # fmt: skip
def test_contract(cls, arguments, shape, output):
    check_layer(cls, arguments, shape, output_shape=output)
