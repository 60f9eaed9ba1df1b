"""To mean square 1."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("normalization", "RMSNormalization"))
def test_keras_gave_the_same(expression):
    same_as_keras("normalization", expression)


@pytest.mark.parametrize("axis", [-1, [1, 2]])
def test_contract(axis):
    check_layer(tf.keras.layers.RMSNormalization, {"axis": axis}, (2, 3, 4), output_shape=(2, 3, 4), trainable=1)


def test_an_axis_that_there_is_not():
    with pytest.raises(ValueError, match="out of bounds"):
        tf.keras.layers.RMSNormalization(axis=4)(tf.ones([2, 3]))
