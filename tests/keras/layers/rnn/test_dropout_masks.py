"""Masks that hold for a whole sequence."""

import numpy as np

import minitf as tf
from minitf.keras.layers.rnn.dropout_masks import gate_products, thinned

L = tf.keras.layers


def test_a_mask_holds_until_it_is_forgotten():
    cell = L.SimpleRNNCell(3, dropout=0.5, seed=1)
    x = tf.ones([2, 20])
    first = cell.get_dropout_mask(x)
    assert cell.get_dropout_mask(x) is first
    assert set(np.unique(first)) == {0.0, 2.0}
    cell.reset_dropout_mask()
    assert not np.array_equal(cell.get_dropout_mask(x), first)


def test_nothing_is_drawn_where_nothing_is_dropped():
    assert L.SimpleRNNCell(3).get_dropout_mask(tf.ones([2, 3])) is None
    assert L.LSTMCell(3).get_recurrent_dropout_mask(tf.ones([2, 3])) is None


def test_one_mask_for_each_gate():
    cell = L.LSTMCell(3, recurrent_dropout=0.5)
    assert len(cell.get_recurrent_dropout_mask(tf.ones([2, 3]))) == 4


def test_gate_products():
    x, kernel = tf.constant([[1.0, 2.0]]), tf.constant([[1.0, 10.0], [3.0, 30.0]])
    assert gate_products(x, kernel, None).numpy().tolist() == [[7.0, 70.0]]
    assert gate_products(x, kernel, tf.constant([[1.0, 0.0]])).numpy().tolist() == [[1.0, 10.0]]
    masks = tf.constant([[1.0, 0.0]]), tf.constant([[0.0, 1.0]])
    assert gate_products(x, kernel, masks).numpy().tolist() == [[1.0, 60.0]]


def test_a_sequence_is_thinned_out_step_by_step():
    x = tf.reshape(tf.range(4.0), [1, 2, 2])
    assert thinned(x, tf.constant([[0.0, 2.0]]), several=True).numpy().tolist() == [[[0.0, 2.0], [0.0, 6.0]]]
