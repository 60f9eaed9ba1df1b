"""minitf/keras/losses/logits.py: probabilities that know their scores."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.losses.logits import logits_behind


def test_noted_scores_are_used():
    scores = tf.constant([[40.0, 0.0]])
    probabilities = tf.nn.softmax(scores)
    probabilities._keras_logits = scores
    loss = tf.keras.losses.categorical_crossentropy([[0.0, 1.0]], probabilities)
    assert float(loss[0]) == 40.0  # clipped probabilities would give 16.1


def test_without_scores_probabilities_are_clipped():
    loss = tf.keras.losses.categorical_crossentropy([[0.0, 1.0]], tf.nn.softmax([[40.0, 0.0]]))
    np.testing.assert_allclose(loss.numpy(), [16.118095], rtol=1e-6)  # -ln(1e-7)


@pytest.mark.parametrize(("activation", "loss", "expected"), [
    (tf.nn.sigmoid, tf.keras.losses.BinaryCrossentropy(), 40.0),
    (tf.nn.softmax, tf.keras.losses.CategoricalCrossentropy(), 40.0),
])
def test_in_a_graph_the_op_is_looked_up(activation, loss, expected):
    value = tf.function(lambda x: loss([[0.0, 1.0]], activation(x)))(tf.constant([[40.0, 0.0]]))
    sigmoid_part = np.log(2) if activation is tf.nn.sigmoid else 0
    divisor = 2 if activation is tf.nn.sigmoid else 1
    np.testing.assert_allclose(float(value), (expected + sigmoid_part) / divisor, rtol=1e-6)


def test_probabilities_called_logits_are_warned_about():
    probabilities = tf.nn.softmax([[1.0, 0.0]])
    probabilities._keras_logits = tf.constant([[1.0, 0.0]])
    with pytest.warns(UserWarning, match="these are probabilities"):
        assert logits_behind(probabilities, True, "Softmax")[1]
