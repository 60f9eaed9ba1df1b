"""space_to_depth and depth_to_space: inverses, in both layouts, of every dtype."""

import numpy as np
import pytest

import minitf as tf

X = np.arange(2 * 6 * 4 * 3).reshape(2, 6, 4, 3)


def test_they_are_inverses():
    y = tf.nn.space_to_depth(X, 2)
    assert y.shape == [2, 3, 2, 12]
    np.testing.assert_array_equal(tf.nn.depth_to_space(y, 2), X)


def test_channels_first():
    y = tf.nn.space_to_depth(np.moveaxis(X, -1, 1), 2, "NCHW")
    np.testing.assert_array_equal(y, np.moveaxis(tf.nn.space_to_depth(X, 2).numpy(), -1, 1))
    np.testing.assert_array_equal(tf.nn.depth_to_space(y, 2, "NCHW"), np.moveaxis(X, -1, 1))


def test_text():
    y = tf.nn.space_to_depth([[[["a"], ["b"]], [["c"], ["d"]]]], 2)
    assert y.numpy().tolist() == [[[[b"a", b"b", b"c", b"d"]]]]


@pytest.mark.parametrize(("call", "words"), [
    (lambda: tf.nn.space_to_depth(X, 1), "at least 2"),
    (lambda: tf.nn.space_to_depth(X, 4), "multiples of block_size"),
    (lambda: tf.nn.depth_to_space(X, 2), r"multiple of block_size \*\* 2"),
    (lambda: tf.nn.space_to_depth(X[0], 2), "must have 4 axes, NHWC"),
    (lambda: tf.nn.space_to_depth(X, 2, "FOO"), "'NHWC' or 'NCHW'"),
])
def test_wrong_calls(call, words):
    with pytest.raises(tf.errors.InvalidArgumentError, match=words):
        call()
