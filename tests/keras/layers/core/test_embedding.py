"""Vectors of words."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("core", "Embedding"))
def test_keras_gave_the_same(expression):
    same_as_keras("core", expression)


WORDS = tf.constant([[0, 2, 1], [1, 1, 0]])


@pytest.mark.parametrize("arguments", [
    {}, {"mask_zero": True}, {"embeddings_regularizer": "l2", "embeddings_constraint": "unit_norm"},
])  # fmt: skip
def test_contract(arguments):
    check_layer(tf.keras.layers.Embedding, {"input_dim": 3, "output_dim": 4, **arguments}, inputs=WORDS,
                output_shape=(2, 3, 4), output_dtype="float32", trainable=1, rate=2.0)


def test_zero_is_masked():
    y = tf.keras.layers.Embedding(3, 4, mask_zero=True)(WORDS)
    assert y._keras_mask.numpy().tolist() == [[False, True, True], [True, True, False]]


def test_old_arguments():
    with pytest.warns(UserWarning, match="input_length"):
        tf.keras.layers.Embedding(3, 4, input_length=5)
    with pytest.raises(ValueError, match="not built"):
        tf.keras.layers.Embedding(3, 4, lora_rank=2)
