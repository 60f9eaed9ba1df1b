"""Forwards and backwards."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("recurrence", "Bidirectional"))
def test_keras_gave_the_same(expression):
    same_as_keras("recurrence", expression)


@pytest.mark.parametrize(("arguments", "output"), [
    ({"layer": L.LSTM(3)}, (2, 6)),
    ({"layer": L.GRU(3, return_sequences=True), "merge_mode": "sum"}, (2, 4, 3)),
])  # fmt: skip
def test_contract(arguments, output):
    check_layer(L.Bidirectional, arguments, (2, 4, 3), output_shape=output, trainable=6, seeds=2, mixed=False)
