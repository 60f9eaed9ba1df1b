"""Total variation and PSNR."""

import numpy as np
import pytest

import minitf as tf


def test_total_variation_of_one_pixel_in_the_dark():
    x = tf.pad([[[1.0]]], [[2, 2], [2, 2], [0, 0]])
    assert float(tf.image.total_variation(x)) == 4
    assert tf.image.total_variation(tf.stack([x, 2 * x])).numpy().tolist() == [4, 8]


def test_equal_images_have_no_noise():
    assert tf.image.psnr(tf.ones([2, 2, 1]), tf.ones([2, 2, 1]), 1.0).numpy() == np.inf


def test_ten_times_the_noise_is_20_decibels():
    dark = tf.zeros([2, 1, 2, 2, 1])
    noise = tf.constant([0.1, 0.01])[:, None, None, None, None] + dark
    np.testing.assert_allclose(tf.image.psnr(dark, noise, 1.0).numpy().ravel(), [20, 40], rtol=1e-5)


def test_images_of_other_sizes_are_refused():
    with pytest.raises(ValueError, match="must be the same"):
        tf.image.psnr(tf.ones([2, 2, 1]), tf.ones([2, 3, 1]), 1.0)
