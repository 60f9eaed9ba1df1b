"""Axes in another order."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("reshaping", "Permute"))
def test_keras_gave_the_same(expression):
    same_as_keras("reshaping", expression)


@pytest.mark.parametrize(("dims", "output"), [((2, 1), (2, 4, 3)), ((1, 2), (2, 3, 4))])
def test_contract(dims, output):
    check_layer(tf.keras.layers.Permute, {"dims": dims}, (2, 3, 4), output_shape=output)
