"""SSIM."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.image.similarity import bell, halved

X = np.random.default_rng(0).random((1, 24, 25, 2)).astype("f4")


def test_the_window_is_a_bell():
    window = bell(5, 1.5)
    assert window.sum() == pytest.approx(1)
    assert window.argmax() == 2


def test_noise_makes_images_less_alike():
    noise = np.random.default_rng(1).standard_normal(X.shape).astype("f4")
    alike = [tf.image.ssim(X, np.clip(X + s * noise, 0, 1), 1.0).numpy().item() for s in (0, 0.05, 0.2)]
    assert alike[0] == pytest.approx(1)
    assert alike[0] > alike[1] > alike[2] > 0


def test_half_the_size():
    assert halved(tf.ones([2, 5, 4, 3])).shape == [2, 3, 2, 3]


def test_too_small_for_the_window():
    with pytest.raises(tf.errors.InvalidArgumentError, match="filter_size is 11"):
        tf.image.ssim_multiscale(X, X, 1.0)
