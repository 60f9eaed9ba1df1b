"""Colours as other triples."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.image import color


@pytest.mark.parametrize("there", ["yiq", "yuv"])
def test_there_and_back(there):
    x = np.random.default_rng(0).random((2, 3, 3))
    y = getattr(tf.image, f"rgb_to_{there}")(x)
    np.testing.assert_allclose(getattr(tf.image, f"{there}_to_rgb")(y), x, atol=1e-4)


def test_grey_has_no_colour():
    for matrix in (color.RGB_TO_YIQ, color.RGB_TO_YUV):
        np.testing.assert_allclose(np.sum(matrix, 0), [1, 0, 0], atol=1e-4)


def test_grey_as_a_colour():
    x = tf.constant([[[7]]], tf.uint8)
    assert tf.image.rgb_to_grayscale(tf.image.grayscale_to_rgb(x)).numpy().item() in (6, 7)
    with pytest.raises(ValueError, match="the last of size 1"):
        tf.image.grayscale_to_rgb([[1, 2]])
