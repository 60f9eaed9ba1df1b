"""A function as a layer."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("activation", "Activation"))
def test_keras_gave_the_same(expression):
    same_as_keras("activation", expression)


@pytest.mark.parametrize("activation", ["relu", "softmax", tf.keras.activations.gelu, None])
def test_contract(activation):
    check_layer(tf.keras.layers.Activation, {"activation": activation}, (2, 3, 4), output_shape=(2, 3, 4), mask="kept")
