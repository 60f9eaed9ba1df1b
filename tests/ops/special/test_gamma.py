"""The gamma family against Python's own lgamma, recurrences and known values."""

import math

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from minitf.ops.special.gamma import digamma_of, log_gamma_quotient


@pytest.mark.parametrize(("dtype", "error"), [("float32", 2e-7), ("float64", 4e-15)])
def test_lgamma_as_python(dtype, error):
    x = np.concatenate([np.linspace(0.05, 40, 2001), 10.0 ** np.linspace(-20, 20, 101)]).astype(dtype)
    wanted = np.array([math.lgamma(float(v)) for v in x])
    np.testing.assert_allclose(tf.math.lgamma(x).numpy().astype(float), wanted, rtol=error, atol=error)


def test_lgamma_left_of_zero():
    x = -np.linspace(0.13, 30.13, 501)
    np.testing.assert_allclose(tf.math.lgamma(x), [math.lgamma(v) for v in x], rtol=1e-12, atol=1e-13)
    assert tf.math.lgamma([0.0, -1.0, -5.0, -math.inf, math.inf]).numpy().tolist() == [math.inf] * 5


def test_lgamma_keeps_its_digits_next_to_its_zeros():
    step = 2.0**-30
    y = tf.math.lgamma(tf.constant([1 + step, 2 + step], tf.float64)).numpy() / step
    np.testing.assert_allclose(y, [-np.euler_gamma + math.pi**2 / 12 * step, 1 - np.euler_gamma], rtol=1e-9)
    assert tf.math.lgamma([1.0, 2.0]).numpy().tolist() == [0.0, 0.0]


def test_the_quotient_of_the_table_is_smooth_across_its_formulas():
    for x in (1.5, 2.5, 3.0):
        below, above = log_gamma_quotient(np.array([x - 1e-9, x + 1e-9]))
        assert abs(below - above) < 1e-8


def test_digamma_at_whole_numbers_is_a_harmonic_sum():
    n = np.arange(1, 60)
    harmonic = np.concatenate([[0], np.cumsum(1 / n[:-1])])
    np.testing.assert_allclose(tf.math.digamma(n.astype(float)), harmonic - np.euler_gamma, rtol=1e-14)
    np.testing.assert_allclose(digamma_of(n.astype(float)), harmonic - np.euler_gamma, rtol=1e-14)


def test_digamma_has_a_recurrence_on_both_sides_of_zero():
    x = np.linspace(-7.9, 7.6, 97)
    left, right = tf.math.digamma(x + 1).numpy(), tf.math.digamma(x).numpy() + 1 / x
    np.testing.assert_allclose(left, right, rtol=1e-11, atol=1e-12)


def test_polygamma():
    n = tf.constant([0.0, 1.0, 2.0, 3.0], tf.float64)
    wanted = [-np.euler_gamma, math.pi**2 / 6, -2 * 1.2020569031595943, math.pi**4 / 15]
    np.testing.assert_allclose(tf.math.polygamma(n, 1.0), wanted, rtol=1e-14)


def test_derivatives():
    check_gradients(tf.math.lgamma, [0.3, 1.2, 7.0, 12.0, -0.6])
    check_gradients(tf.math.digamma, [0.3, 1.2, 7.0, 12.0, -0.6])


def test_digamma_of_16_bits_has_a_gradient():
    x = tf.constant([1.0], tf.float16)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.math.digamma(x)
    assert tape.gradient(y, x).dtype == tf.float16


def test_lbeta():
    x = np.array([[1.0, 2.0, 0.5], [3.0, 4.0, 5.0]])
    wanted = [sum(math.lgamma(v) for v in row) - math.lgamma(sum(row)) for row in x]
    np.testing.assert_allclose(tf.math.lbeta(x), wanted, rtol=1e-13)
