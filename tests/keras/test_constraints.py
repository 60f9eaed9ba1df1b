"""What weights must satisfy."""

import numpy as np
import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("constraints", "constraints"))
def test_keras_gave_the_same(expression):
    same_as_keras("constraints", expression)


X = np.array([[3.0, -0.3], [4.0, 0.4]], "float32")


def test_norms_are_as_demanded():
    def norms(constraint):
        return np.linalg.norm(constraint(tf.constant(X)), axis=0)

    np.testing.assert_allclose(norms(tf.keras.constraints.MaxNorm(2.0)), [2.0, 0.5], rtol=1e-5)
    np.testing.assert_allclose(norms(tf.keras.constraints.UnitNorm()), [1.0, 1.0], rtol=1e-5)
    np.testing.assert_allclose(norms(tf.keras.constraints.MinMaxNorm(1.0, 2.0)), [2.0, 1.0], rtol=1e-5)
    np.testing.assert_allclose(norms(tf.keras.constraints.MinMaxNorm(1.0, 2.0, rate=0.5)), [3.5, 0.75], rtol=1e-5)


def test_a_wrong_name_is_answered_with_the_right_one():
    with pytest.raises(ValueError, match="Did you mean 'max_norm'"):
        tf.keras.constraints.get("max_nrom")


def test_a_function_is_a_constraint():
    assert tf.keras.constraints.get(abs) is abs
    assert tf.keras.constraints.get(tf.keras.constraints.NonNeg)(tf.constant([-1.0])).numpy().tolist() == [0.0]
