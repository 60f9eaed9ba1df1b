"""Resizing to the nearest pixel."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from minitf.ops.image.resize_nearest import nearest


@pytest.mark.parametrize(("corners", "expected"), [
    ((False, True), [0, 0, 1, 2, 2]), ((False, False), [0, 0, 1, 1, 2]), ((True, False), [0, 1, 1, 2, 2]),
])
def test_which_pixel_is_copied(corners, expected):
    assert nearest(3, 5, *corners).tolist() == expected


def test_strings_have_no_pixels_but_integers_do():
    y = tf.image.resize(tf.constant([[[1], [2]]], tf.uint8), [2, 2], "nearest")
    assert (y.dtype, y.numpy()[..., 0].tolist()) == (tf.uint8, [[1, 2], [1, 2]])
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be one of"):
        tf.image.resize([[["a"]]], [2, 2], "nearest")


def test_derivatives():
    x = np.random.default_rng(0).standard_normal((1, 3, 4, 2))
    check_gradients(lambda v: tf.image.resize(v, [5, 2], "nearest") ** 2, x)
