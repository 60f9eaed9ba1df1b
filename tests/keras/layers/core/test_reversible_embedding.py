"""minitf/keras/layers/core/reversible_embedding.py, against the numbers of Keras."""

import pytest

import minitf as tf
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("core", "ReversibleEmbedding"))
def test_keras_gave_the_same(expression):
    same_as_keras("core", expression)


def test_both_ways_train_the_same_weights():
    layer = tf.keras.layers.ReversibleEmbedding(5, 3)
    words = tf.constant([[1, 4]])
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(layer(layer(words), reverse=True) ** 2)
    assert len(layer.trainable_weights) == 1
    assert tf.convert_to_tensor(tape.gradient(loss, layer.embeddings)).shape == (5, 3)
