"""Hue, saturation and value."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients


def test_there_and_back():
    x = np.random.default_rng(0).random((50, 3))
    np.testing.assert_allclose(tf.image.hsv_to_rgb(tf.image.rgb_to_hsv(x)), x, atol=1e-12)


def test_derivatives_whichever_is_the_strongest():
    x = [[0.1, 0.5, 0.9], [0.1, 0.9, 0.5], [0.5, 0.1, 0.9], [0.5, 0.9, 0.1], [0.9, 0.1, 0.5], [0.9, 0.5, 0.1]]
    check_gradients(tf.image.rgb_to_hsv, x)


def test_a_whole_turn_is_none():
    x = np.random.default_rng(0).random((2, 2, 3)).astype("f4")
    np.testing.assert_allclose(tf.image.adjust_hue(x, 1.0), x, atol=1e-5)


def test_other_channels_are_refused():
    with pytest.raises(tf.errors.FailedPreconditionError, match="3 channels"):
        tf.image.rgb_to_hsv(tf.ones([2, 4]))
    with pytest.raises(tf.errors.InvalidArgumentError, match="at least 3 axes"):
        tf.image.adjust_saturation(tf.ones([2, 3]), 0.5)
