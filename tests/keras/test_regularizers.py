"""Penalties."""

import numpy as np
import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("regularizers", "regularizers"))
def test_keras_gave_the_same(expression):
    same_as_keras("regularizers", expression)


X = np.array([[1.0, -2.0], [0.5, 3.0]], "float32")


def test_what_they_are():
    assert float(tf.keras.regularizers.L1(0.1)(tf.constant(X))) == pytest.approx(0.1 * np.abs(X).sum())
    assert float(tf.keras.regularizers.L2(0.1)(tf.constant(X))) == pytest.approx(0.1 * (X**2).sum())
    a, b = X / np.linalg.norm(X, axis=1, keepdims=True)
    assert float(tf.keras.regularizers.OrthogonalRegularizer(0.5)(tf.constant(X))) == pytest.approx(0.5 * abs(a @ b))


def test_a_wrong_name_is_answered_with_the_right_one():
    with pytest.raises(ValueError, match="Did you mean 'l2'"):
        tf.keras.regularizers.get("l22")


def test_a_variable_is_penalized_and_has_a_gradient():
    v = tf.keras.Variable(X)
    with tf.GradientTape() as tape:
        penalty = tf.keras.regularizers.L1L2(0.1, 0.2)(v)
    np.testing.assert_allclose(tape.gradient(penalty, v), 0.1 * np.sign(X) + 0.4 * X, rtol=1e-6)
