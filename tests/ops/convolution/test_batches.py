"""Any number of batch axes."""

import numpy as np

import minitf as tf


def test_more_batch_axes_are_one_batch():
    x = tf.constant(np.random.default_rng(3).normal(size=(2, 3, 5, 4, 2)))
    w = tf.ones([3, 2, 2, 1], tf.float64)
    y = tf.nn.conv2d(x, w, 2, "SAME")
    assert y.shape == [2, 3, 3, 2, 1]
    np.testing.assert_array_equal(y[1], tf.nn.conv2d(x[1], w, 2, "SAME"))


def test_their_gradient():
    x = tf.ones([2, 0, 3, 3, 1])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.nn.conv2d(x, tf.ones([2, 2, 1, 1]), 1, "SAME")
    assert tape.gradient(y, x).shape == [2, 0, 3, 3, 1]


def test_one_batch_axis_is_left_alone():
    assert tf.nn.conv1d(tf.ones([2, 5, 1]), tf.ones([2, 1, 3]), 1, "VALID").shape == [2, 4, 3]
