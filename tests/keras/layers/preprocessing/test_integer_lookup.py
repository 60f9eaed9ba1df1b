"""Integers that are names as numbers from 0 on."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("vocabularies", "IntegerLookup"))
def test_keras_gave_the_same(expression):
    same_as_keras("vocabularies", expression)


def test_contract():
    check_layer(tf.keras.layers.IntegerLookup, {"vocabulary": [1, 2, 3]}, (2, 3), dtype="int64", output_shape=(2, 3),
                output_dtype="int64", mixed=False)
