"""Layers against the recorded ones: `same_as_keras("merging", expression)`."""

import warnings

import minitf as tf
from keras import layer_cases, picture_cases, sequence_cases, space_cases, word_cases
from keras.expressions import check, mentioning, outcome, recorded

TABLES = {
    "keras_layers.json": layer_cases.FAMILIES, "keras_space.json": space_cases.FAMILIES,
    "keras_sequences.json": sequence_cases.FAMILIES, "keras_pictures.json": picture_cases.FAMILIES,
    "keras_words.json": word_cases.FAMILIES,
}  # fmt: skip
FAMILIES = {family: expressions for table in TABLES.values() for family, expressions in table.items()}
SETUPS = {"keras_words.json": word_cases.SETUP, "keras_pictures.json": layer_cases.SETUP + picture_cases.SETUP}
HOMES = {family: path for path, table in TABLES.items() for family in table}


def cases(family, words):
    """The expressions of a family that hold one of the words."""
    return mentioning(FAMILIES[family], words)


def same_as_keras(family, expression, rtol=2e-5):
    """Assert that an expression gives here what Keras gave."""
    half = "float16" in expression
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a layer without masking warns that it drops a mask, as in Keras
        found = outcome(tf, tf.keras, expression, SETUPS.get(HOMES[family], layer_cases.SETUP))
    expected = recorded(HOMES[family])[family][expression]
    check(found, expected, *((4e-3, 2e-3) if half else (rtol, 2e-6)))
