"""Leaves of Keras against the recorded ones: `same_as_keras("initializers", expression)`."""

import minitf as tf
from keras.expressions import check, mentioning, outcome, recorded
from keras.leaf_cases import FAMILIES


def cases(family, words):
    """The expressions of a family in leaf_cases.py that hold one of the words."""
    return mentioning(FAMILIES[family], words)


def same_as_keras(family, expression):
    """Assert that an expression gives here what Keras gave."""
    half = "float16" in expression or "bfloat16" in expression
    expected = recorded("keras_leaves.json")[family][expression]
    check(outcome(tf, tf.keras, expression), expected, *((2e-3, 1e-3) if half else (2e-6, 1e-6)))
