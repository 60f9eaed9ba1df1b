"""Steps that hold nothing."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("core", "Masking"))
def test_keras_gave_the_same(expression):
    same_as_keras("core", expression)


def test_contract():
    check_layer(tf.keras.layers.Masking, {"mask_value": 1.0}, (2, 3, 4), output_shape=(2, 3, 4))


def test_the_mask_reaches_the_layers_after():
    x = tf.constant([[[1.0], [0.0], [2.0]]])
    y = tf.keras.layers.Activation("relu")(tf.keras.layers.Masking()(x))
    assert y._keras_mask.numpy().tolist() == [[True, False, True]]
