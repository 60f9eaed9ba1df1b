"""Resizing by kernels."""

import numpy as np
import pytest

import minitf as tf
from minitf.core.execute import execute
from minitf.ops.image.scale_and_translate import KERNELS, ScaleAndTranslate, kernel_taps


@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_ends_at_its_radius(name):
    radius, weight = KERNELS[name]
    assert weight(np.array([0.0]))[0] > 0.8
    assert abs(weight(np.array([radius + 1e-6]))[0]) < 1e-6


@pytest.mark.parametrize("name", KERNELS)
@pytest.mark.parametrize("antialias", [False, True])
def test_weights_add_up_to_one(name, antialias):
    taps = kernel_taps(9, 4, 4 / 9, 0, name, antialias)
    np.testing.assert_allclose(taps.weights.sum(1), 1, rtol=1e-5)


def test_antialiasing_looks_at_every_pixel():
    seen = np.unique(kernel_taps(12, 3, 0.25, 0, "triangle", True).indices)
    assert seen.tolist() == list(range(12))


def test_what_lies_outside_is_zero():
    x = tf.reshape(tf.range(1.0, 5.0), [1, 1, 4, 1])
    y = execute(ScaleAndTranslate, x, [1, 4], [1.0, 1.0], [0.0, 2.0], kernel_type="triangle", antialias=True)
    assert y.numpy().ravel().tolist() == [0, 0, 1, 2]


def test_a_scale_is_positive():
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be positive"):
        execute(ScaleAndTranslate, tf.ones([1, 2, 2, 1]), [1, 1], [0.0, 1.0], [0.0, 0.0], kernel_type="box",
                antialias=False)
