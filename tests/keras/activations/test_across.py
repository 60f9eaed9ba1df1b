"""Activations along an axis."""

import numpy as np
import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("activations", "softmax log_softmax sparsemax glu"))
def test_keras_gave_the_same(expression):
    same_as_keras("activations", expression)


@pytest.mark.parametrize("axis", [0, 1, -1, None])
def test_shares_add_up_to_1(axis):
    x = tf.constant(np.random.default_rng(1).normal(size=(3, 4)) * 5)
    shares = tf.keras.activations.softmax(x, axis)
    np.testing.assert_allclose(tf.reduce_sum(shares, axis), 1.0)
    np.testing.assert_allclose(tf.math.log(shares), tf.keras.activations.log_softmax(x, axis), rtol=1e-10)
    assert shares._keras_logits is x


def test_an_odd_axis_has_no_halves():
    with pytest.raises(ValueError, match="even"):
        tf.keras.activations.glu(tf.ones([3]))
