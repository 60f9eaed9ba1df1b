"""space_to_batch and batch_to_space: inverses, for any number of blocks."""

import numpy as np
import pytest

import minitf as tf

X = np.arange(2 * 4 * 6 * 3).reshape(2, 4, 6, 3)


@pytest.mark.parametrize(("blocks", "sides"), [
    ([2, 3], [[0, 0], [0, 0]]), ([2], [[1, 1]]), ([3, 4], [[1, 1], [0, 2]]), ([2, 3, 1], [[0, 0]] * 3),
    ([1, 2, 3], [[0, 0], [1, 1], [2, 1]]), ([], np.zeros((0, 2), int)),
])
def test_they_are_inverses(blocks, sides):
    y = tf.space_to_batch(X, blocks, sides)
    assert y.shape[0] == 2 * np.prod(blocks)
    np.testing.assert_array_equal(tf.batch_to_space(y, blocks, sides), X)


def test_one_int_is_two_blocks():
    y = tf.space_to_batch_nd(X, [2, 2], [[0, 0], [0, 0]])
    np.testing.assert_array_equal(tf.batch_to_space(y, 2, [[0, 0], [0, 0]]), X)


@pytest.mark.parametrize(("call", "words"), [
    (lambda: tf.space_to_batch(X, 2, [[0, 0], [0, 0]]), "block_shape must be a vector"),
    (lambda: tf.space_to_batch(X, [3, 2], [[0, 0], [0, 0]]), r"axis 1 has 4 places .* Pad it by 2 more"),
    (lambda: tf.space_to_batch(X, [2, 0], [[0, 0], [0, 0]]), "block_shape holds 0"),
    (lambda: tf.space_to_batch(X, [2, 2], [[0, 0], [-2, 0]]), "paddings holds -2"),
    (lambda: tf.space_to_batch(X, [2, 2], [[0, 0]]), r"paddings must be \[2, 2\]"),
    (lambda: tf.space_to_batch(X[0, 0, 0], [2], [[0, 0]]), "at least 2 axes"),
    (lambda: tf.batch_to_space(X, [2, 2], [[0, 0], [0, 0]]), r"the batch \(2\) must be a multiple"),
    (lambda: tf.batch_to_space(X, [2], [[5, 4]]), "crops leave -1 places"),
])
def test_wrong_calls(call, words):
    with pytest.raises(tf.errors.InvalidArgumentError, match=words):
        call()
