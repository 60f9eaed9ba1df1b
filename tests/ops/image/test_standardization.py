"""Mean 0, deviation 1."""

import numpy as np

import minitf as tf


def test_each_image_by_itself():
    x = np.random.default_rng(0).random((2, 4, 5, 3)) * [[[[1]]], [[[100]]]]
    y = tf.image.per_image_standardization(x).numpy()
    np.testing.assert_allclose(y.mean((1, 2, 3)), 0, atol=1e-5)
    np.testing.assert_allclose(y.std((1, 2, 3)), 1, rtol=1e-5)


def test_a_grey_image_is_not_blown_up():
    assert not tf.image.per_image_standardization(tf.fill([2, 2, 1], 5.0)).numpy().any()
