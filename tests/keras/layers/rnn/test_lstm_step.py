"""One step of an LSTM. Chapter 17 sets `LSTMCell._advance` as an exercise."""

import numpy as np

import minitf as tf

RNG = np.random.default_rng(0)
X, H, C = (RNG.normal(size=size).astype("float32") for size in ((3, 2), (3, 4), (3, 4)))


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def stepped(**options):
    """A cell, its (h', [h', c']), and the four parts by hand."""
    tf.keras.utils.set_random_seed(0)
    cell = tf.keras.layers.LSTMCell(4, bias_initializer="ones", **options)
    found = cell(tf.constant(X), [tf.constant(H), tf.constant(C)])
    kernel, recurrent, *bias = cell.get_weights()
    return found, np.split(X @ kernel + H @ recurrent + sum(bias), 4, axis=1)


def test_the_memory_forgets_and_writes():
    (_, (_, c)), (i, f, g, _) = stepped()
    np.testing.assert_allclose(c, sigmoid(f) * C + sigmoid(i) * np.tanh(g), atol=1e-5)


def test_the_output_shows_the_new_memory():
    (y, _), (i, f, g, o) = stepped()
    memory = sigmoid(f) * C + sigmoid(i) * np.tanh(g)
    np.testing.assert_allclose(y, sigmoid(o) * np.tanh(memory), atol=1e-5)


def test_both_states_go_on():
    cell = tf.keras.layers.LSTMCell(4)
    states, h, c = [tf.constant(H), tf.constant(C)], H, C
    for _ in range(3):
        y, states = cell(tf.constant(X), states)
        kernel, recurrent, bias = cell.get_weights()
        i, f, g, o = np.split(X @ kernel + h @ recurrent + bias, 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        np.testing.assert_allclose(y, h, atol=1e-5)


def test_other_functions():
    (y, (_, c)), (i, f, g, o) = stepped(activation="relu", recurrent_activation="tanh")
    memory = np.tanh(f) * C + np.tanh(i) * np.maximum(g, 0)
    np.testing.assert_allclose(c, memory, atol=1e-5)
    np.testing.assert_allclose(y, np.tanh(o) * np.maximum(memory, 0), atol=1e-5)


def test_without_a_bias():
    (_, (_, c)), (i, f, g, _) = stepped(use_bias=False)
    np.testing.assert_allclose(c, sigmoid(f) * C + sigmoid(i) * np.tanh(g), atol=1e-5)
