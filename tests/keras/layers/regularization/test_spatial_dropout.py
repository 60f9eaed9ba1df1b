"""Dropout of whole channels."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("regularization", "SpatialDropout1D SpatialDropout2D SpatialDropout3D"))
def test_keras_gave_the_same(expression):
    same_as_keras("regularization", expression)


@pytest.mark.parametrize(("name", "shape"), [
    ("SpatialDropout1D", (2, 3, 4)), ("SpatialDropout2D", (2, 3, 3, 4)), ("SpatialDropout3D", (2, 2, 3, 3, 4)),
])  # fmt: skip
def test_contract(name, shape):
    check_layer(getattr(tf.keras.layers, name), {"rate": 0.5}, shape, output_shape=shape, seeds=1, mask="kept")


@pytest.mark.parametrize(("data_format", "axes"), [("channels_last", (1, 2)), ("channels_first", (2, 3))])
def test_a_channel_goes_as_a_whole(data_format, axes):
    y = tf.keras.layers.SpatialDropout2D(0.5, data_format, seed=1)(tf.ones([4, 5, 5, 5]), training=True).numpy()
    assert set(y.mean(axis=axes).ravel()) == {0.0, 2.0}
