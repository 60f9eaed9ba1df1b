"""The knobs."""

import numpy as np
import pytest

import minitf as tf

X = np.random.default_rng(0).random((2, 3, 3)).astype("f4")


@pytest.mark.parametrize("adjust", [
    lambda x: tf.image.adjust_brightness(x, 0.0), lambda x: tf.image.adjust_contrast(x, 1.0), tf.image.adjust_gamma,
    lambda x: tf.image.adjust_hue(x, 0.0), lambda x: tf.image.adjust_saturation(x, 1.0),
])
def test_what_changes_nothing(adjust):
    np.testing.assert_allclose(adjust(X), X, atol=1e-5)
    bytes_ = (255 * X).astype("u1")
    assert np.abs(adjust(bytes_).numpy().astype(int) - bytes_).max() <= 1


def test_bytes_are_clipped():
    assert tf.image.adjust_brightness(tf.constant([[[200]]], tf.uint8), 0.9).numpy().item() == 255


def test_no_pixels():
    assert tf.image.adjust_contrast(tf.zeros([0, 2, 3]), 2.0).shape == [0, 2, 3]


@pytest.mark.parametrize("call", [lambda: tf.image.adjust_gamma(X, -1), lambda: tf.image.adjust_hue(X, 2)])
def test_knobs_have_an_end(call):
    with pytest.raises(ValueError, match="it must be"):
        call()
