"""As many windows as are asked for."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers
WORDS = (
    "AdaptiveMaxPooling1D AdaptiveMaxPooling2D AdaptiveMaxPooling3D AdaptiveAveragePooling1D "
    "AdaptiveAveragePooling2D AdaptiveAveragePooling3D"
)


@pytest.mark.parametrize("expression", cases("pooling", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("pooling", expression)


@pytest.mark.parametrize(("cls", "arguments", "shape", "output"), [
    (L.AdaptiveMaxPooling1D, {"output_size": 2}, (2, 5, 4), (2, 2, 4)),
    (L.AdaptiveMaxPooling2D, {"output_size": (2, 3)}, (2, 5, 4, 2), (2, 2, 3, 2)),
    (L.AdaptiveMaxPooling3D, {"output_size": 1}, (1, 2, 3, 4, 2), (1, 1, 1, 1, 2)),
    (L.AdaptiveAveragePooling1D, {"output_size": 2, "data_format": "channels_first"}, (2, 3, 5), (2, 3, 2)),
    (L.AdaptiveAveragePooling2D, {"output_size": 2}, (2, 4, 3, 2), (2, 2, 2, 2)),
    (L.AdaptiveAveragePooling3D, {"output_size": 2}, (1, 2, 3, 4, 2), (1, 2, 2, 2, 2)),
])  # fmt: skip
def test_contract(cls, arguments, shape, output):
    check_layer(cls, arguments, shape, output_shape=output)
