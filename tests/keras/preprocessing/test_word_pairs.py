"""minitf/keras/preprocessing/word_pairs.py, against what Keras gave."""

import pytest

import minitf as tf
from keras import preprocessing_cases
from keras.expressions import check, mentioning, outcome, recorded

FAMILY = "sequence"


@pytest.mark.parametrize("expression", mentioning(preprocessing_cases.SEQUENCE, "make_sampling_table skipgrams"))
def test_keras_gave_the_same(expression):
    found = outcome(tf, tf.keras, expression, preprocessing_cases.SETUP)
    check(found, recorded("keras_preprocessing.json")[FAMILY][expression])
