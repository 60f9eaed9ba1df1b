"""Tensors combined place by place."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("merging", "Add Subtract Multiply Average Maximum Minimum"))
def test_keras_gave_the_same(expression):
    same_as_keras("merging", expression)


@pytest.mark.parametrize("name", ["Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"])
def test_contract(name):
    check_layer(getattr(tf.keras.layers, name), {}, [(2, 3, 4), (2, 3, 4)], output_shape=(2, 3, 4))


@pytest.mark.parametrize(("name", "result"), [
    ("add", 8.0), ("subtract", 4.0), ("multiply", 12.0), ("average", 4.0), ("maximum", 6.0), ("minimum", 2.0),
])  # fmt: skip
def test_what_they_are(name, result):
    assert getattr(tf.keras.layers, name)([tf.constant([6.0]), tf.constant([2.0])]).numpy().tolist() == [result]
