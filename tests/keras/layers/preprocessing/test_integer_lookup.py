"""Integers that are names as numbers from 0 on."""

import pytest

from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("vocabularies", "IntegerLookup"))
def test_keras_gave_the_same(expression):
    same_as_keras("vocabularies", expression)
