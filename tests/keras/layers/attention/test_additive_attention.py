"""Scores by a sum."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("attention", "AdditiveAttention"))
def test_keras_gave_the_same(expression):
    same_as_keras("attention", expression)


@pytest.mark.parametrize(("arguments", "trainable", "seeds"), [
    ({}, 1, 0),
    ({"use_scale": False}, 0, 0),
])  # fmt: skip
def test_contract(arguments, trainable, seeds):
    check_layer(L.AdditiveAttention, arguments, [(2, 3, 4), (2, 5, 4)], output_shape=(2, 3, 4),
                trainable=trainable, seeds=seeds)
