"""Side by side: concat, stack, tile, expand_dims, squeeze, reverse, as lists of lists do it."""

import pytest

import minitf as tf

X, Y = [[1, 2], [], [3]], [[4], [5, 6], []]


def test_concat():
    x, y = tf.ragged.constant(X), tf.ragged.constant(Y)
    assert tf.concat([x, y], 0).to_list() == X + Y
    assert tf.concat([x, y, x], 1).to_list() == [a + b + a for a, b in zip(X, Y)]
    assert tf.concat([x, [[7], [8], [9]]], -1).to_list() == [[1, 2, 7], [8], [3, 9]]
    with pytest.raises(tf.errors.InvalidArgumentError, match="same number of rows"):
        tf.concat([x, [[7]]], 1)
    with pytest.raises(ValueError, match="ranks"):
        tf.concat([x, [7]], 0)


def test_deeper_concat():
    x = tf.ragged.constant([[[1], [2, 3]], [[4]]])
    assert tf.concat([x, x], 2).to_list() == [[[1, 1], [2, 3, 2, 3]], [[4, 4]]]
    assert tf.concat([x, x], 1).to_list() == [[[1], [2, 3], [1], [2, 3]], [[4], [4]]]


def test_stack():
    x, y = tf.ragged.constant(X), tf.ragged.constant(Y)
    assert tf.stack([x, y]).to_list() == [X, Y]
    assert tf.stack([x, y], 1).to_list() == [[a, b] for a, b in zip(X, Y)]
    assert tf.ragged.stack([[1, 2], [3]]).to_list() == [[1, 2], [3]]
    assert tf.ragged.stack([1, 2]).numpy().tolist() == [1, 2]


def test_tile():
    x = tf.ragged.constant(X)
    assert tf.tile(x, [2, 3]).to_list() == [row * 3 for row in X] * 2
    assert tf.tile(x, [1, 0]).to_list() == [[], [], []]
    with pytest.raises(ValueError, match="multiple"):
        tf.tile(x, [2])


def test_axes_of_size_1():
    x = tf.ragged.constant(X)
    for axis in range(3):
        assert tf.squeeze(tf.expand_dims(x, axis), axis).to_list() == X
    with pytest.raises(tf.errors.InvalidArgumentError, match="size 1"):
        tf.squeeze(x, 0)


def test_reverse():
    x = tf.ragged.constant(X)
    assert tf.reverse(x, [0]).to_list() == X[::-1]
    assert tf.reverse(x, [-1]).to_list() == [row[::-1] for row in X]
