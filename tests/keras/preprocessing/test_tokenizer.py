"""minitf/keras/preprocessing/tokenizer.py, against what Keras gave."""

import pytest

import minitf as tf
from keras import preprocessing_cases
from keras.expressions import check, outcome, recorded

FAMILY = "tokenizer"


@pytest.mark.parametrize("expression", preprocessing_cases.TOKENIZER)
def test_keras_gave_the_same(expression):
    found = outcome(tf, tf.keras, expression, preprocessing_cases.SETUP)
    check(found, recorded("keras_preprocessing.json")[FAMILY][expression])


def test_the_counts_are_dicts_in_the_order_of_the_words():
    tokenizer = tf.keras.preprocessing.text.Tokenizer()
    tokenizer.fit_on_texts(["b a", "c a b b"])
    assert repr(tokenizer.word_counts).startswith("OrderedDict(")
    assert list(tokenizer.word_counts) == ["b", "a", "c"]
    assert dict(tokenizer.word_docs) == {"a": 2, "b": 2, "c": 1}
    assert tokenizer.word_docs["d"] == 0
