"""Cells on top of each other."""

import pytest

import minitf as tf
from keras.layers_as_keras import cases, same_as_keras
from minitf.keras.layers.rnn.stacked_cells import output_size_of

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("recurrence", "StackedRNNCells"))
def test_keras_gave_the_same(expression):
    same_as_keras("recurrence", expression)


def test_sizes():
    cells = L.StackedRNNCells([L.GRUCell(3), L.LSTMCell(2)])
    assert output_size_of(cells) == 2
    assert output_size_of(L.LSTMCell(4)) == 4


def test_one_layer_after_the_other_is_the_same():
    x = tf.random.stateless_normal([2, 4, 3], seed=[1, 2])
    stacked = L.RNN([L.GRUCell(3), L.SimpleRNNCell(2)])
    one, other = L.GRU(3, return_sequences=True), L.SimpleRNN(2)
    expected = other(one(x))
    stacked(x)
    stacked.set_weights([*one.get_weights(), *other.get_weights()])
    tf.debugging.assert_near(stacked(x), expected, atol=1e-6)
