"""Bessel functions: their zeros, signs, and slopes."""

import math

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients

special = tf.math.special


@pytest.mark.parametrize(("name", "zeros"), [   # https://dlmf.nist.gov/10.75, Abramowitz and Stegun table 9.5
    ("j0", [2.404825557695773, 5.520078110286311, 8.653727912911013]),
    ("j1", [3.831705970207512, 7.015586669815619]),
    ("y0", [0.893576966279168, 3.957678419314858]),
    ("y1", [2.197141326031017, 5.429681040794135]),
])  # fmt: skip
def test_zeros(name, zeros):
    np.testing.assert_allclose(getattr(special, f"bessel_{name}")(tf.constant(zeros, tf.float64)), 0, atol=3e-15)


def test_at_zero_and_below():
    assert special.bessel_j0([0.0]).numpy() == 1
    assert special.bessel_j1([0.0]).numpy() == 0
    assert special.bessel_y0([0.0, -1.0]).numpy().tolist() == [-math.inf, -math.inf]
    np.testing.assert_array_equal(special.bessel_j1([-1.0, -9.0]), -special.bessel_j1([1.0, 9.0]).numpy())


@pytest.mark.parametrize("name", ["j0", "j1", "y0", "y1"])
def test_derivatives(name):
    check_gradients(getattr(special, f"bessel_{name}"), [0.4, 1.9, 7.0, 9.0])


def test_the_slope_of_j1_at_zero():
    x = tf.constant([0.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = special.bessel_j1(x)
    assert tape.gradient(y, x).numpy() == 0.5
