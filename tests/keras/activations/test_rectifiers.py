"""Rectifiers."""

import numpy as np
import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("activations", "relu relu6 leaky_relu elu selu celu threshold"))
def test_keras_gave_the_same(expression):
    same_as_keras("activations", expression)


X = tf.constant([-2.0, -0.5, 0.5, 7.0])


def slope(function):
    with tf.GradientTape() as tape:
        tape.watch(X)
        y = tf.reduce_sum(function(X))
    return tape.gradient(y, X).numpy()


def test_slopes():
    activations = tf.keras.activations
    assert slope(activations.relu).tolist() == [0, 0, 1, 1]
    assert slope(activations.relu6).tolist() == [0, 0, 1, 0]
    np.testing.assert_allclose(slope(activations.leaky_relu), [0.2, 0.2, 1, 1])
    np.testing.assert_allclose(slope(activations.elu), [np.exp(-2), np.exp(-0.5), 1, 1], rtol=1e-6)
    np.testing.assert_allclose(slope(lambda x: activations.celu(x, 2.0)), [np.exp(-1), np.exp(-0.25), 1, 1], rtol=1e-6)
