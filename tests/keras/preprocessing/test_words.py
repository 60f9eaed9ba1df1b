"""minitf/keras/preprocessing/words.py, against what Keras gave."""

import pytest

import minitf as tf
from keras import preprocessing_cases
from keras.expressions import check, outcome, recorded

FAMILY = "words"


@pytest.mark.parametrize("expression", preprocessing_cases.WORDS)
def test_keras_gave_the_same(expression):
    found = outcome(tf, tf.keras, expression, preprocessing_cases.SETUP)
    check(found, recorded("keras_preprocessing.json")[FAMILY][expression])
