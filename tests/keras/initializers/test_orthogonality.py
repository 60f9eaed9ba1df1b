"""Orthogonal matrices."""

import numpy as np
import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("initializers", "Orthogonal orthogonal"))
def test_keras_gave_the_same(expression):
    same_as_keras("initializers", expression)


@pytest.mark.parametrize("shape", [(4, 4), (6, 3), (3, 6), (2, 3, 4)])
def test_the_smaller_side_is_orthogonal(shape):
    matrix = tf.keras.initializers.Orthogonal(gain=2.0, seed=5)(shape).numpy().reshape(-1, shape[-1])
    product = matrix.T @ matrix if matrix.shape[0] >= matrix.shape[1] else matrix @ matrix.T
    np.testing.assert_allclose(product, 4 * np.eye(len(product)), atol=1e-5)
