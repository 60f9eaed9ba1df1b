"""Every element several times."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("sizes", "UpSampling1D UpSampling2D UpSampling3D"))
def test_keras_gave_the_same(expression):
    same_as_keras("sizes", expression)


@pytest.mark.parametrize(("cls", "arguments", "shape", "output"), [
    (L.UpSampling1D, {"size": 3}, (2, 5, 4), (2, 15, 4)),
    (L.UpSampling2D, {"size": (1, 2), "data_format": "channels_first"}, (2, 2, 3, 4), (2, 2, 3, 8)),
    (L.UpSampling2D, {"interpolation": "bilinear"}, (2, 2, 3, 4), (2, 4, 6, 4)),
    (L.UpSampling3D, {}, (1, 3, 3, 4, 2), (1, 6, 6, 8, 2)),
])  # fmt: skip
def test_contract(cls, arguments, shape, output):
    check_layer(cls, arguments, shape, output_shape=output)
