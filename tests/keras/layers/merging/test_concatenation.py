"""Tensors side by side."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("merging", "Concatenate concatenate"))
def test_keras_gave_the_same(expression):
    same_as_keras("merging", expression)


@pytest.mark.parametrize(("axis", "shapes", "output"), [
    (-1, [(2, 3), (2, 4)], (2, 7)), (1, [(2, 3, 4), (2, 1, 4), (2, 2, 4)], (2, 6, 4)),
    (-2, [(2, 3, 4), (2, 1, 4)], (2, 4, 4)),
])  # fmt: skip
def test_contract(axis, shapes, output):
    check_layer(tf.keras.layers.Concatenate, {"axis": axis}, shapes, output_shape=output)


def test_an_axis_that_there_is_not():
    with pytest.raises(ValueError, match="axis 5 must exist"):
        tf.keras.layers.Concatenate(axis=5)([tf.zeros([2, 3]), tf.zeros([2, 3])])
