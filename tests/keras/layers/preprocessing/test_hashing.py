"""A number for every word, without a vocabulary."""

import pytest

from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("categories", "Hashing"))
def test_keras_gave_the_same(expression):
    same_as_keras("categories", expression)
