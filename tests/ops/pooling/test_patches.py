"""Patches."""

import numpy as np

import minitf as tf


def test_patches_times_a_filter_is_a_convolution():
    rng = np.random.default_rng(0)
    x, w = rng.standard_normal((2, 6, 5, 3)), rng.standard_normal((3, 2, 3, 4))
    patches = tf.image.extract_patches(x, [1, 3, 2, 1], [1, 2, 1, 1], [1, 1, 1, 1], "SAME")
    y = tf.tensordot(patches, w.reshape(-1, 4), 1)
    np.testing.assert_allclose(y, tf.nn.conv2d(x, w, [2, 1], "SAME"), rtol=1e-10)


def test_the_gradient_counts_in_how_many_patches_a_pixel_is():
    x = tf.ones([1, 3, 3, 1])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.image.extract_patches(x, [1, 2, 2, 1], [1, 1, 1, 1], [1, 1, 1, 1], "VALID")
    assert tape.gradient(y, x).numpy()[0, :, :, 0].tolist() == [[1, 2, 1], [2, 4, 2], [1, 2, 1]]
