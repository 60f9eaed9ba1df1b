"""A vector as a sequence."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("reshaping", "RepeatVector"))
def test_keras_gave_the_same(expression):
    same_as_keras("reshaping", expression)


@pytest.mark.parametrize("n", [1, 3])
def test_contract(n):
    check_layer(tf.keras.layers.RepeatVector, {"n": n}, (2, 4), output_shape=(2, n, 4))
