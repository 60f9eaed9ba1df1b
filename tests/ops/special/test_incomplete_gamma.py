"""The incomplete gamma functions: sums for whole a, both sides, large numbers, and the slope for a."""

import math

import numpy as np
import pytest

import minitf as tf


def both(a, x):
    a, x = tf.constant(a, tf.float64), tf.constant(x, tf.float64)
    return tf.math.igamma(a, x).numpy(), tf.math.igammac(a, x).numpy()


@pytest.mark.parametrize("a", [1, 2, 5, 20])
def test_of_whole_a_the_upper_one_is_a_sum(a):
    x = np.linspace(0.05, 60, 121)
    wanted = np.exp(-x) * sum(x**k / math.factorial(k) for k in range(a))
    lower, upper = both(np.full_like(x, a), x)
    np.testing.assert_allclose(upper, wanted, rtol=1e-12)
    np.testing.assert_allclose(lower, 1 - wanted, rtol=1e-9, atol=1e-14)


def test_of_a_half_it_is_erf():
    x = np.linspace(0.01, 20, 57)
    np.testing.assert_allclose(both(np.full_like(x, 0.5), x)[0], [math.erf(math.sqrt(v)) for v in x], rtol=1e-13)


def test_large_numbers_keep_their_digits():
    """At x = a the lower one is 1/2 + (1/3) / sqrt(2 pi a) + ...: https://dlmf.nist.gov/8.11 (8.11.12)."""
    a = np.array([1e4, 1e6])
    s = np.sqrt(2 * math.pi * a)
    np.testing.assert_allclose(both(a, a)[1], 0.5 - 1 / (3 * s) - (-1 / 540) / (a * s), rtol=1e-8)


def test_ends_and_nan():
    lower, upper = both([1.0, 1.0, math.inf], [0.0, math.inf, 1.0])
    assert (lower.tolist(), upper.tolist()) == ([0, 1, 0], [1, 0, 1])
    assert np.isnan(both([0.0, -1.0, 1.0, math.nan], [1.0, 1.0, -1.0, 1.0])).all()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_slope_for_a_is_a_difference(dtype):
    a = np.array([0.3, 1.0, 4.0, 30.0, 30.0, 200.0])
    x = np.array([0.1, 2.0, 9.0, 20.0, 45.0, 210.0])
    step = 1e-6
    wanted = (both(a + step, x)[0] - both(a - step, x)[0]) / (2 * step)
    moving = tf.constant(a, dtype)
    with tf.GradientTape() as tape:
        tape.watch(moving)
        y = tf.math.igamma(moving, tf.constant(x, dtype))
    np.testing.assert_allclose(tape.gradient(y, moving), wanted, rtol=1e-5)


def test_the_slope_for_a_has_no_gradient():
    a = tf.constant(2.0)
    with tf.GradientTape() as outer:
        outer.watch(a)
        with tf.GradientTape() as tape:
            tape.watch(a)
            y = tf.math.igamma(a, 1.0)
        slope = tape.gradient(y, a)
    with pytest.raises(LookupError, match="IgammaGradA"):
        outer.gradient(slope, a)
