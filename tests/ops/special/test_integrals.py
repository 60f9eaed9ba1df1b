"""The named integrals as ops: corners and slopes."""

import math

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients

special = tf.math.special


@pytest.mark.parametrize("name", ["dawsn", "expint", "fresnel_cos", "fresnel_sin", "spence"])
def test_derivatives(name):
    check_gradients(getattr(special, name), [0.2, 0.8, 1.6, 5.5])


@pytest.mark.parametrize("name", ["dawsn", "fresnel_cos", "fresnel_sin"])
def test_odd(name):
    f = getattr(special, name)
    np.testing.assert_array_equal(f([-0.5, -7.0]), -f([0.5, 7.0]).numpy())


def test_corners():
    assert special.expint([0.0]).numpy() == -math.inf
    assert np.isnan(special.expint([-1.0])).all()
    assert np.isnan(special.spence([-1.0])).all()


def test_the_slope_of_spence_at_1():
    x = tf.constant([1.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = special.spence(x)
    assert tape.gradient(y, x).numpy() == -1
