"""Over the batch."""

import numpy as np
import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("normalization", "BatchNormalization"))
def test_keras_gave_the_same(expression):
    same_as_keras("normalization", expression)


@pytest.mark.parametrize(("arguments", "shape", "trainable"), [
    ({}, (4, 3), 2), ({"axis": 1, "scale": False}, (4, 3, 2), 1), ({"center": False, "scale": False}, (4, 3), 0),
])  # fmt: skip
def test_contract(arguments, shape, trainable):
    check_layer(tf.keras.layers.BatchNormalization, arguments, shape, output_shape=shape, trainable=trainable,
                non_trainable=2)


def test_the_moving_statistics_come_to_those_of_the_data():
    layer = tf.keras.layers.BatchNormalization(momentum=0.5)
    x = tf.constant([[1.0, 10.0], [3.0, 30.0]])
    for _ in range(40):
        layer(x, training=True)
    np.testing.assert_allclose(layer.moving_mean, [2.0, 20.0], rtol=1e-5)
    np.testing.assert_allclose(layer.moving_variance, [1.0, 100.0], rtol=1e-5)
    np.testing.assert_allclose(layer(x), layer(x, training=True), atol=1e-5)


def test_a_function_updates_them_too():
    layer = tf.keras.layers.BatchNormalization(momentum=0.0)
    layer.build((None, 1))
    tf.function(lambda x: layer(x, training=True))(tf.constant([[1.0], [5.0]]))
    assert layer.moving_mean.numpy().tolist() == [3.0]


def test_what_is_refused():
    with pytest.raises(ValueError, match="out of bounds"):
        tf.keras.layers.BatchNormalization(axis=3)(tf.ones([2, 3]))
