"""Kernels that stretch no vector."""

import numpy as np
import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("normalization", "SpectralNormalization"))
def test_keras_gave_the_same(expression):
    same_as_keras("normalization", expression)


def test_contract():
    check_layer(tf.keras.layers.SpectralNormalization, {"layer": tf.keras.layers.Dense(3)}, (2, 4), output_shape=(2, 3),
                trainable=2, non_trainable=1, in_model=False, mixed=False, training=False)


def test_the_largest_singular_value_comes_to_1():
    tf.keras.utils.set_random_seed(1)
    layer = tf.keras.layers.SpectralNormalization(tf.keras.layers.Dense(3), power_iterations=100)
    layer(tf.ones([1, 4]), training=True)
    assert np.linalg.svd(layer.layer.kernel.numpy(), compute_uv=False)[0] == pytest.approx(1.0, rel=1e-3)
