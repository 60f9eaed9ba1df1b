"""To length 1."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("normalization", "UnitNormalization"))
def test_keras_gave_the_same(expression):
    same_as_keras("normalization", expression)


@pytest.mark.parametrize("axis", [-1, 1, [1, 2]])
def test_contract(axis):
    check_layer(tf.keras.layers.UnitNormalization, {"axis": axis}, (2, 3, 4), output_shape=(2, 3, 4), mask="kept")


def test_zeros_stay():
    assert tf.keras.layers.UnitNormalization()(tf.zeros([1, 2])).numpy().tolist() == [[0.0, 0.0]]
