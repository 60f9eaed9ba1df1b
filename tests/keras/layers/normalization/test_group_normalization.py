"""Over groups of channels."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("normalization", "GroupNormalization"))
def test_keras_gave_the_same(expression):
    same_as_keras("normalization", expression)


@pytest.mark.parametrize(("arguments", "shape", "trainable"), [
    ({"groups": 2}, (2, 3, 4), 2), ({"groups": -1, "scale": False}, (2, 3, 3, 4), 1),
    ({"groups": 3, "axis": 1}, (2, 3, 4), 2),
])  # fmt: skip
def test_contract(arguments, shape, trainable):
    check_layer(tf.keras.layers.GroupNormalization, arguments, shape, output_shape=shape, trainable=trainable,
                mask="kept")


def test_open_axes():
    layer = tf.keras.layers.GroupNormalization(2)
    x = tf.reshape(tf.range(24.0), [2, 3, 4])
    traced = tf.function(layer, input_signature=[tf.TensorSpec([None, None, 4])])
    assert traced(x).numpy().tolist() == layer(x).numpy().tolist()
