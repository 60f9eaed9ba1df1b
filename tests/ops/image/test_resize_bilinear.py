"""Bilinear resizing, and TensorFlow 1's ways to place pixels."""

import numpy as np
import pytest

import minitf as tf
from minitf.core.execute import execute
from minitf.ops.image.resize_bilinear import ResizeBilinear, bilinear_taps


def resized(values, size, **corners):
    x = tf.constant(values, tf.float32)[None, :, None, None]
    return execute(ResizeBilinear, x, [size, 1], **corners).numpy().ravel().tolist()


def test_corners_aligned():
    assert resized([0, 4], 5, align_corners=True, half_pixel_centers=False) == [0, 1, 2, 3, 4]


def test_pixels_as_points():
    assert resized([0, 4], 4, align_corners=False, half_pixel_centers=False) == [0, 2, 4, 4]


def test_pixels_as_squares():
    assert resized([0, 4], 4, align_corners=False, half_pixel_centers=True) == [0, 1, 3, 4]


def test_both_ways_at_once_are_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match="exclude each other"):
        resized([0, 4], 4, align_corners=True, half_pixel_centers=True)


def test_weights_add_up_to_one():
    np.testing.assert_allclose(bilinear_taps(7, 12, False, True).weights.sum(1), 1, rtol=1e-6)
