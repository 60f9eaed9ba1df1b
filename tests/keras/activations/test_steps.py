"""Activations from one level to another."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras

WORDS = (
    "sigmoid hard_sigmoid sparse_sigmoid log_sigmoid tanh hard_tanh softsign exponential linear"
)


@pytest.mark.parametrize("expression", cases("activations", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("activations", expression)


def test_a_sigmoid_remembers_what_it_was_made_of():
    x = tf.constant([1.0, 2.0])
    assert tf.keras.activations.sigmoid(x)._keras_logits is x
