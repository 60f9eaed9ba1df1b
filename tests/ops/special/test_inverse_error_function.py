"""The inverses of erf and of the normal distribution: there and back, to the smallest floats."""

import math

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from minitf.ops.special.inverse_error_function import log_erfc, solved


def test_erfinv_and_back():
    x = np.linspace(-0.9999, 0.9999, 2001)[1::2]
    y = tf.math.erfinv(x).numpy()
    np.testing.assert_allclose([math.erf(v) for v in y], x, rtol=1e-14, atol=1e-17)


def test_erfinv_keeps_tiny_numbers():
    x = 10.0 ** -np.arange(5, 300, 20)
    np.testing.assert_allclose(tf.math.erfinv(x), x * math.sqrt(math.pi) / 2, rtol=1e-9)


def test_ndtri_and_back():
    p = np.concatenate([10.0 ** np.linspace(-300, -1, 301), np.linspace(0.1, 0.999, 101)])
    y = tf.math.ndtri(p).numpy()
    back = np.array([0.5 * math.erfc(-v / math.sqrt(2)) for v in y])
    np.testing.assert_allclose(np.log(back), np.log(p), rtol=1e-13, atol=1e-13)


def test_erfcinv_of_tiny_numbers():
    x = 10.0 ** -np.arange(1, 300, 10)
    np.testing.assert_allclose(np.log([math.erfc(v) for v in tf.math.erfcinv(x).numpy()]), np.log(x), rtol=1e-13)


@pytest.mark.parametrize("r", [0.01, 0.7, 5.0, 26.0])
def test_newton_solves(r):
    assert log_erfc(solved(r)) == pytest.approx(-r * r, rel=1e-14)


def test_ends_and_beyond():
    assert tf.math.erfinv([-1.0, 1.0]).numpy().tolist() == [-math.inf, math.inf]
    assert tf.math.ndtri([0.0, 0.5, 1.0]).numpy().tolist() == [-math.inf, 0.0, math.inf]
    assert np.isnan(tf.math.erfinv([2.0, math.nan])).all()
    assert np.isnan(tf.math.ndtri([-1.0, 2.0])).all()


def test_derivatives():
    check_gradients(tf.math.erfinv, [-0.8, 0.1, 0.9])
    check_gradients(tf.math.ndtri, [0.1, 0.5, 0.8])
    check_gradients(tf.math.erfcinv, [0.1, 0.5, 1.7])
