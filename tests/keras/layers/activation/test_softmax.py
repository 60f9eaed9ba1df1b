"""Shares as a layer."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("activation", "Softmax"))
def test_keras_gave_the_same(expression):
    same_as_keras("activation", expression)


@pytest.mark.parametrize("axis", [-1, 1, [1, 2]])
def test_contract(axis):
    check_layer(tf.keras.layers.Softmax, {"axis": axis}, (2, 3, 4), output_shape=(2, 3, 4))


def test_what_is_masked_has_no_share():
    y = tf.keras.layers.Softmax()(tf.ones([1, 4]), mask=tf.constant([[True, False, True, False]]))
    assert y.numpy().tolist() == [[0.5, 0.0, 0.5, 0.0]]
