"""Differences of neighbours."""

import numpy as np
import pytest

import minitf as tf


def test_a_slope_has_the_same_edge_everywhere():
    rows = tf.reshape(tf.range(5.0), [1, 5, 1, 1]) * tf.ones([1, 5, 4, 2])
    dy, dx = tf.image.image_gradients(rows)
    assert dy.numpy()[0, :, 0, 0].tolist() == [1, 1, 1, 1, 0]
    assert not dx.numpy().any()
    sobel = tf.image.sobel_edges(rows).numpy()
    np.testing.assert_array_equal(sobel[0, 1:-1, ..., 0], 8)
    assert not sobel[..., 1].any()


def test_a_single_image_is_no_batch():
    with pytest.raises(ValueError, match="4 axes"):
        tf.image.image_gradients(tf.ones([2, 2, 1]))
