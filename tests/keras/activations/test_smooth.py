"""Smooth activations."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras

WORDS = (
    "softplus squareplus sparse_plus silu swish hard_silu hard_swish gelu mish"
)


@pytest.mark.parametrize("expression", cases("activations", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("activations", expression)


@pytest.mark.parametrize("name", ["softplus", "squareplus", "sparse_plus", "silu", "gelu", "mish", "hard_silu"])
def test_far_away_they_are_0_and_x(name):
    function = getattr(tf.keras.activations, name)
    assert float(function(tf.constant(-30.0))) == pytest.approx(0.0, abs=0.05)
    assert float(function(tf.constant(30.0))) == pytest.approx(30.0, abs=0.05)
