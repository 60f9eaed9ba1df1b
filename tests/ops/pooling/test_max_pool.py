"""Max pooling: ties, layouts, large batches."""

import numpy as np
import pytest

import minitf as tf
from naive import pooling


def gradient(f, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, x)


def test_of_equals_the_first_is_chosen():
    dx = gradient(lambda x: tf.nn.max_pool2d(x, 2, 2, "VALID"), tf.ones([1, 2, 2, 1]))
    assert dx.numpy().ravel().tolist() == [1, 0, 0, 0]


def test_an_element_adds_up_what_all_its_windows_bring():
    x = tf.constant([0.0, 1, 0, 0], shape=[1, 4, 1])
    dx = gradient(lambda x: tf.nn.max_pool1d(x, 3, 1, "SAME"), x)
    assert dx.numpy().ravel().tolist() == [0, 3, 1, 0]


def test_a_batch_too_large_for_the_cache():
    x = np.random.default_rng(0).standard_normal((6, 33, 64, 50)).astype("f4")
    y = tf.nn.max_pool2d(x, 3, 2, "SAME").numpy()
    last = pooling.pool(x[-1:, :, :, :2], (3, 3), (2, 2), "SAME", max)
    np.testing.assert_array_equal(y[-1:, :, :, :2], last)
    dx = gradient(lambda v: tf.nn.max_pool2d(v, 3, 2, "SAME"), tf.constant(x)).numpy()
    expected = pooling.spread_max(x[-1:, :, :, :2], np.ones_like(last), (3, 3), (2, 2), "SAME")
    np.testing.assert_array_equal(dx[-1:, :, :, :2], expected)


def test_channels_first_is_channels_last_transposed():
    x = np.random.default_rng(0).standard_normal((2, 3, 5, 6))
    y = tf.nn.max_pool2d(x, 2, [2, 1], "SAME", data_format="NCHW").numpy()
    np.testing.assert_array_equal(y, pooling.first(x, pooling.pool, (2, 2), (2, 1), "SAME", max))


def test_what_does_not_fit_says_so():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"MaxPool: input is float32\[4, 4\]: .* 4 axes, NHWC"):
        tf.nn.max_pool2d(tf.ones([4, 4]), 2, 2, "SAME")


def test_nans_are_passed_over():
    assert tf.nn.max_pool1d([[[1.0], [np.nan]]], 2, 2, "VALID").numpy().item() == 1
    assert np.isnan(tf.nn.max_pool1d([[[np.nan], [np.nan]]], 2, 2, "VALID").numpy().item())


def test_the_gradient_of_channels_first_is_transposed_too():
    x = np.random.default_rng(0).standard_normal((2, 3, 5, 6))
    dx = gradient(lambda v: tf.nn.max_pool2d(v, 2, [2, 1], "SAME", data_format="NCHW"), tf.constant(x)).numpy()
    last = gradient(lambda v: tf.nn.max_pool2d(v, 2, [2, 1], "SAME"), tf.constant(x.transpose(0, 2, 3, 1))).numpy()
    np.testing.assert_array_equal(dx, last.transpose(0, 3, 1, 2))


def test_windows_over_channels_alone():
    x = tf.random.stateless_normal([2, 4, 5, 6], [1, 2])
    y = tf.nn.max_pool2d(x, (1, 1, 1, 3), (1, 1, 2, 3), "VALID")
    assert y.numpy().tolist() == x.numpy().reshape(2, 4, 5, 2, 3).max(-1).tolist()
    with pytest.raises(tf.errors.UnimplementedError, match="over 4 of 6 channels: it must divide"):
        tf.nn.max_pool2d(x, (1, 1, 1, 4), (1, 1, 1, 4), "VALID")
