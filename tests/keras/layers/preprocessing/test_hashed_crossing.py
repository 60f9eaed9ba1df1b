"""A number for every combination of categories."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("categories", "HashedCrossing"))
def test_keras_gave_the_same(expression):
    same_as_keras("categories", expression)


def test_contract():
    inputs = [tf.constant([["a"], ["b"]]), tf.constant([[1], [2]])]
    check_layer(tf.keras.layers.HashedCrossing, {"num_bins": 5}, inputs=inputs, output_shape=(2, 1),
                output_dtype="int64", mixed=False)
