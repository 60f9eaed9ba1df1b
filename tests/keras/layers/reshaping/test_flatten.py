"""All axes but the batch as one."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("reshaping", "Flatten"))
def test_keras_gave_the_same(expression):
    same_as_keras("reshaping", expression)


@pytest.mark.parametrize(("arguments", "shape", "output"), [
    ({}, (2, 3, 4), (2, 12)), ({"data_format": "channels_first"}, (2, 3, 4, 5), (2, 60)), ({}, (2, 3), (2, 3)),
])  # fmt: skip
def test_contract(arguments, shape, output):
    check_layer(tf.keras.layers.Flatten, arguments, shape, output_shape=output)


def test_open_axes_and_integers():
    traced = tf.function(tf.keras.layers.Flatten(), input_signature=[tf.TensorSpec([None, None, 2], tf.int32)])
    assert traced(tf.ones([3, 4, 2], tf.int32)).shape == (3, 8)
