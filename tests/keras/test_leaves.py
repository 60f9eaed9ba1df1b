"""Initializers, activations, ...: every expression of leaf_cases.py gives what Keras gave."""

import pytest

import minitf as tf
from keras.expressions import check, outcome, recorded
from keras.leaf_cases import FAMILIES

RECORDED = recorded("keras_leaves.json")
CASES = [(family, expression) for family, expressions in FAMILIES.items() for expression in expressions]


@pytest.mark.parametrize(("family", "expression"), CASES)
def test_keras_gave_the_same(family, expression):
    expected = RECORDED[family][expression]
    half = "float16" in expression or "bfloat16" in expression
    check(outcome(tf, tf.keras, expression), expected, *((2e-3, 1e-3) if half else (2e-6, 1e-6)))
