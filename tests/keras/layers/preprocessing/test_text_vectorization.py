"""Texts as the numbers of their words."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

keras = tf.keras
L = keras.layers


@pytest.mark.parametrize("expression", cases("texts", "TextVectorization"))
def test_keras_gave_the_same(expression):
    same_as_keras("texts", expression)


@keras.saving.register_keras_serializable(package="words")
def shouted(texts):
    return tf.strings.upper(texts)


@keras.saving.register_keras_serializable(package="words")
def at_commas(texts):
    return tf.strings.split(texts, ",")


def test_functions_of_the_users_survive_a_config():
    layer = L.TextVectorization(standardize=shouted, split=at_commas, vocabulary=["A", "B C"])
    model = keras.Sequential([keras.Input((), dtype="string"), layer])
    copy = keras.models.model_from_json(model.to_json())
    assert copy(tf.constant(["a,b c,d"])).numpy().tolist() == [[2, 3, 1]]


def test_a_classifier_of_texts_learns_from_a_pipeline():
    keras.utils.set_random_seed(3)
    texts = ["a good day", "good news!", "what a nice, good idea", "bad day", "the bad news", "a nice but bad idea"]
    labels = [1, 1, 1, 0, 0, 0]
    layer = L.TextVectorization(output_sequence_length=6)
    layer.adapt(texts)
    rows = tf.data.Dataset.from_tensor_slices((texts, labels)).batch(3).map(lambda text, label: (layer(text), label))
    model = keras.Sequential([L.Embedding(layer.vocabulary_size(), 4), L.GlobalAveragePooling1D(), L.Dense(1)])
    model.compile(keras.optimizers.Adam(0.1), keras.losses.BinaryCrossentropy(from_logits=True))
    model.fit(rows, epochs=25, verbose=0, shuffle=False)
    whole = keras.Sequential([keras.Input((), dtype="string"), layer, model, L.Activation("sigmoid")])
    assert (whole.predict(tf.constant(["good", "bad"]), verbose=0)[:, 0] > 0.5).tolist() == [True, False]


def test_contract():
    arguments = {"vocabulary": ["cat", "the"], "output_sequence_length": 3, "ngrams": (1, 2)}
    check_layer(L.TextVectorization, arguments, inputs=tf.constant([["The cat."], ["a dog"]]), output_shape=(2, 3),
                output_dtype="int64", mixed=False)
