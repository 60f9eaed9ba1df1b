"""Words as numbers, and numbers as words."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

StringLookup = tf.keras.layers.StringLookup


@pytest.mark.parametrize("expression", cases("vocabularies", "StringLookup"))
def test_keras_gave_the_same(expression):
    same_as_keras("vocabularies", expression)


def test_sparse_weights_of_words():  # Keras fails here
    layer = StringLookup(vocabulary=["a", "b"], idf_weights=[0.25, 0.75], output_mode="tf_idf", sparse=True)
    assert tf.sparse.to_dense(layer([["a", "c", "b"]])).numpy().tolist() == [[0.5, 0.25, 0.75]]


def test_contract():
    arguments = {"vocabulary": ["a", "b"], "num_oov_indices": 3}
    check_layer(StringLookup, arguments, inputs=tf.constant([["a", "c"], ["d", "b"]]), output_shape=(2, 2),
                output_dtype="int64", mixed=False)
