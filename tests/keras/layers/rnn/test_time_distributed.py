"""One layer for every step."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("core", "TimeDistributed"))
def test_keras_gave_the_same(expression):
    same_as_keras("core", expression)


@pytest.mark.parametrize(("inner", "shape", "output", "trainable"), [
    (tf.keras.layers.Dense(5), (2, 3, 4), (2, 3, 5), 2), (tf.keras.layers.Flatten(), (2, 3, 4, 2), (2, 3, 8), 0),
])  # fmt: skip
def test_contract(inner, shape, output, trainable):
    check_layer(tf.keras.layers.TimeDistributed, {"layer": inner}, shape, output_shape=output, trainable=trainable,
                mixed=False, training=False, in_model=False)


def test_an_open_number_of_steps():
    layer = tf.keras.layers.TimeDistributed(tf.keras.layers.Dense(5))
    x = tf.ones([2, 3, 4])
    expected = layer(x)
    traced = tf.function(layer, input_signature=[tf.TensorSpec([None, None, 4])])
    assert traced(x).numpy().tolist() == expected.numpy().tolist()
