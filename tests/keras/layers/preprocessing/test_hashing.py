"""A number for every word, without a vocabulary."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("categories", "Hashing"))
def test_keras_gave_the_same(expression):
    same_as_keras("categories", expression)


def test_contract():
    check_layer(tf.keras.layers.Hashing, {"num_bins": 5, "salt": 3}, (2, 3), dtype="int32", output_shape=(2, 3),
                output_dtype="int64", mixed=False)
