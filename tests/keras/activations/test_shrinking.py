"""Activations that make what is small zero."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("activations", "soft_shrink hard_shrink tanh_shrink"))
def test_keras_gave_the_same(expression):
    same_as_keras("activations", expression)


@pytest.mark.parametrize("name", ["soft_shrink", "hard_shrink"])
def test_what_is_within_the_threshold_is_0(name):
    y = getattr(tf.keras.activations, name)(tf.constant([-0.5, 0.0, 0.5, 0.51]))
    assert y.numpy()[:3].tolist() == [0.0, 0.0, 0.0]
    assert y.numpy()[3] > 0
