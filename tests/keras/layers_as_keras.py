"""Layers against the recorded ones: `same_as_keras("merging", expression)`."""

import warnings

import minitf as tf
from keras.expressions import check, mentioning, outcome, recorded
from keras.layer_cases import FAMILIES, SETUP


def cases(family, words):
    """The expressions of a family in layer_cases.py that hold one of the words."""
    return mentioning(FAMILIES[family], words)


def same_as_keras(family, expression):
    """Assert that an expression gives here what Keras gave."""
    half = "float16" in expression
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a layer without masking warns that it drops a mask, as in Keras
        found = outcome(tf, tf.keras, expression, SETUP)
    expected = recorded("keras_layers.json")[family][expression]
    check(found, expected, *((4e-3, 2e-3) if half else (2e-5, 2e-6)))
