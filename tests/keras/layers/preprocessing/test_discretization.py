"""Numbers as the bins in which they lie."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("categories", "Discretization"))
def test_keras_gave_the_same(expression):
    same_as_keras("categories", expression)


def test_contract():
    boundaries = {"bin_boundaries": [0.0, 0.5]}
    check_layer(tf.keras.layers.Discretization, boundaries, (2, 3), output_shape=(2, 3), output_dtype="int32",
                mixed=False)
