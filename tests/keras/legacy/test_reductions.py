"""Sums, means and the like of keras.backend."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras

WORDS = (
    "mean sum prod max min all any std var argmax argmin l2_normalize"
)


@pytest.mark.parametrize("expression", cases("backend", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("backend", expression)


def test_axes_are_the_last_unless_said():
    x = tf.constant([[1.0, 5.0], [7.0, 2.0]])
    assert tf.keras.backend.argmax(x).numpy().tolist() == [1, 0]
    assert float(tf.keras.backend.max(x)) == 7.0
