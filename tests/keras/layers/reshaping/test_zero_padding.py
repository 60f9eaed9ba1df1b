"""Zeros around."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("sizes", "ZeroPadding1D ZeroPadding2D ZeroPadding3D"))
def test_keras_gave_the_same(expression):
    same_as_keras("sizes", expression)


@pytest.mark.parametrize(("cls", "arguments", "shape", "output"), [
    (L.ZeroPadding1D, {"padding": (1, 2)}, (2, 5, 4), (2, 8, 4)),
    (L.ZeroPadding2D, {"padding": (1, 2)}, (2, 5, 4, 2), (2, 7, 8, 2)),
    (L.ZeroPadding2D, {"padding": ((1, 0), (0, 2)), "data_format": "channels_first"}, (2, 2, 3, 4), (2, 2, 4, 6)),
    (L.ZeroPadding3D, {}, (1, 2, 3, 4, 2), (1, 4, 5, 6, 2)),
])  # fmt: skip
def test_contract(cls, arguments, shape, output):
    check_layer(cls, arguments, shape, output_shape=output)
