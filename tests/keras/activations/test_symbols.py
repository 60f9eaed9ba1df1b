"""Activations as steps of a model."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.activations.lookup import ACTIVATIONS

X = tf.constant([[-2.0, -0.3, 0.3, 4.0]])


@pytest.mark.parametrize("name", sorted(set(ACTIVATIONS) - {"threshold", "linear", "swish", "hard_swish"}))
def test_in_a_model_they_give_the_same(name):
    function = getattr(tf.keras.activations, name)
    x = tf.keras.Input((4,))
    y = function(x)
    model = tf.keras.Model(x, y)
    np.testing.assert_array_equal(model(X), function(X))
    assert model.output_shape == (None, *function(X).shape[1:])
    assert y._keras_history[0].name.startswith(name)


def test_arguments_are_kept_in_the_config():
    x = tf.keras.Input((4,))
    y = tf.keras.activations.threshold(tf.keras.activations.leaky_relu(x, 0.5), 0.1, default_value=7.0)
    model = tf.keras.Model(x, y)
    again = tf.keras.models.model_from_json(model.to_json())
    assert again(X).numpy().tolist() == model(X).numpy().tolist()
    assert model(X).numpy()[0, 0] == 7.0


def test_linear_leaves_a_symbol_as_it_is():
    x = tf.keras.Input((4,))
    assert tf.keras.activations.linear(x) is x
