"""Without the edges."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("sizes", "Cropping1D Cropping2D Cropping3D"))
def test_keras_gave_the_same(expression):
    same_as_keras("sizes", expression)


@pytest.mark.parametrize(("cls", "arguments", "shape", "output"), [
    (L.Cropping1D, {"cropping": (1, 2)}, (2, 5, 4), (2, 2, 4)),
    (L.Cropping2D, {"cropping": (0, 1), "data_format": "channels_first"}, (2, 2, 3, 4), (2, 2, 3, 2)),
    (L.Cropping3D, {}, (1, 3, 3, 4, 2), (1, 1, 1, 2, 2)),
])  # fmt: skip
def test_contract(cls, arguments, shape, output):
    check_layer(cls, arguments, shape, output_shape=output)
