"""Layers: every expression of layer_cases.py gives what Keras gave."""

import warnings

import pytest

import minitf as tf
from keras.expressions import check, outcome, recorded
from keras.layer_cases import FAMILIES, SETUP

RECORDED = recorded("keras_layers.json")
CASES = [(family, expression) for family, expressions in FAMILIES.items() for expression in expressions]


@pytest.mark.parametrize(("family", "expression"), CASES)
def test_keras_gave_the_same(family, expression):
    half = "float16" in expression
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = outcome(tf, tf.keras, expression, SETUP)
    check(found, RECORDED[family][expression], *((4e-3, 2e-3) if half else (2e-5, 2e-6)))
