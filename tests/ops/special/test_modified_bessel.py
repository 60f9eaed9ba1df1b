"""Modified Bessel functions: signs, zero, infinity, and slopes at 0."""

import math

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients

special = tf.math.special


def test_even_and_odd():
    x = np.linspace(0.1, 20, 11)
    np.testing.assert_array_equal(special.bessel_i0e(-x), special.bessel_i0e(x))
    np.testing.assert_array_equal(special.bessel_i1e(-x), -special.bessel_i1e(x).numpy())


def test_at_zero_and_below():
    assert special.bessel_i0([0.0]).numpy() == 1
    assert special.bessel_i1([0.0]).numpy() == 0
    for k in (special.bessel_k0, special.bessel_k1, special.bessel_k0e, special.bessel_k1e):
        assert k([0.0, -1.0]).numpy().tolist() == [math.inf, math.inf]


def test_the_scaled_ones_survive_large_numbers():
    x = tf.constant([1e4, 1e6], tf.float64)
    np.testing.assert_allclose(special.bessel_i0e(x), 1 / np.sqrt(2 * math.pi * x.numpy()), rtol=1e-4)
    np.testing.assert_allclose(special.bessel_k1e(x), np.sqrt(math.pi / (2 * x.numpy())), rtol=1e-4)


@pytest.mark.parametrize("name", ["i0", "i0e", "i1", "i1e", "k0", "k0e", "k1", "k1e"])
def test_derivatives(name):
    check_gradients(getattr(special, f"bessel_{name}"), [0.4, 1.9, 7.0, 9.0])


def test_the_slope_of_i1_at_zero():
    for f in (special.bessel_i1, special.bessel_i1e):
        x = tf.constant([0.0])
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = f(x)
        assert tape.gradient(y, x).numpy() == 0.5
