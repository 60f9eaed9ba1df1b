"""One number for each channel."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers
WORDS = (
    "GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GlobalAveragePooling1D "
    "GlobalAveragePooling2D GlobalAveragePooling3D"
)


@pytest.mark.parametrize("expression", cases("pooling", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("pooling", expression)


@pytest.mark.parametrize(("cls", "arguments", "shape", "output"), [
    (L.GlobalMaxPooling1D, {}, (2, 5, 4), (2, 4)),
    (L.GlobalMaxPooling2D, {"keepdims": True}, (2, 5, 4, 2), (2, 1, 1, 2)),
    (L.GlobalMaxPooling3D, {"data_format": "channels_first"}, (1, 2, 3, 4, 2), (1, 2)),
    (L.GlobalAveragePooling1D, {"keepdims": True}, (2, 3, 5), (2, 1, 5)),
    (L.GlobalAveragePooling2D, {}, (2, 4, 4, 2), (2, 2)),
    (L.GlobalAveragePooling3D, {}, (1, 2, 3, 4, 2), (1, 2)),
])  # fmt: skip
def test_contract(cls, arguments, shape, output):
    check_layer(cls, arguments, shape, output_shape=output)
