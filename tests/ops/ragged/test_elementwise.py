"""Elementwise ops see the flat values."""

import pytest

import minitf as tf

X = tf.ragged.constant([[1.0, 4.0], [], [9.0]])


def test_one_and_two_inputs():
    assert tf.sqrt(X).to_list() == [[1, 2], [], [3]]
    assert tf.maximum(X, 2.0).to_list() == [[2, 4], [], [9]]
    assert (-X / 2).to_list() == [[-0.5, -2], [], [-4.5]]
    assert tf.where(X > 2, X, 0.0).to_list() == [[0, 4], [], [9]]
    assert tf.where(X > 2).numpy().tolist() == [[0, 1], [2, 0]]


def test_functions_that_look_before():
    assert tf.cast(X, tf.int32).to_list() == [[1, 4], [], [9]]
    assert tf.clip_by_value(X, 2.0, 5.0).to_list() == [[2, 4], [], [5]]
    assert tf.ones_like(X, tf.int32).to_list() == [[1, 1], [], [1]]
    assert tf.add_n([X, X]).to_list() == [[2, 8], [], [18]]
    assert abs(-X).to_list() == X.to_list()
    assert (tf.cast(X, tf.int32) / 2).dtype == tf.float64


def test_bools():
    x = tf.ragged.constant([[True], [False, True]])
    assert (x & False).to_list() == [[False], [False, False]]
    assert (False | x).to_list() == x.to_list()
    assert (x ^ x).to_list() == [[False], [False, False]]
    assert (~x).to_list() == [[False], [True, False]]


def test_one_hot():
    assert tf.one_hot(tf.ragged.constant([[0], [1, 0]]), 2).to_list() == [[[1, 0]], [[0, 1], [1, 0]]]
    with pytest.raises(ValueError, match="axis is 0"):
        tf.one_hot(tf.ragged.constant([[0], [1, 0]]), 2, axis=0)


def test_text():
    words = tf.ragged.constant([["Ab"], ["c", "De"]])
    assert tf.strings.lower(words).to_list() == [[b"ab"], [b"c", b"de"]]
    assert tf.strings.substr(words, 0, 1).to_list() == [[b"A"], [b"c", b"D"]]
    assert tf.strings.join([words, "!"]).to_list() == [[b"Ab!"], [b"c!", b"De!"]]
