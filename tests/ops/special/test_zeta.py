"""Hurwitz's zeta function: known values, its recurrence, and q far below zero."""

import math

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients


def zeta(x, q):
    return tf.math.zeta(tf.constant(x, tf.float64), q).numpy()


def test_known_values():
    np.testing.assert_allclose(zeta([2.0, 4.0, 3.0], 1.0), [math.pi**2 / 6, math.pi**4 / 90, 1.2020569031595943],
                               rtol=1e-15)


@pytest.mark.parametrize("x", [1.001, 1.5, 7.0, 40.0, 100.0])
def test_the_next_q_lacks_one_term(x):
    q = np.linspace(0.1, 30, 57)
    np.testing.assert_allclose(zeta(np.full_like(q, x), q), q**-x + zeta(np.full_like(q, x), q + 1), rtol=1e-13)


def test_a_q_far_below_zero_costs_no_walk():
    k = np.arange(2000)
    wanted = math.fsum((-1999.5 + k) ** -2.0) + zeta(2.0, 0.5)
    np.testing.assert_allclose(zeta(2.0, -1999.5), wanted, rtol=1e-13)
    np.testing.assert_allclose(zeta(2.0, -1e15 - 0.5), math.pi**2, rtol=1e-12)     # the sum over all of Z + 1/2


def test_poles_and_nan():
    assert zeta([1.0, 2.0], [3.0, -4.0]).tolist() == [math.inf, math.inf]
    assert np.isnan(zeta([0.5, 2.5, 3.0], [1.0, -1.5, -4.0])).all()


def test_derivatives():
    check_gradients(lambda q: tf.math.zeta(tf.constant(2.5, tf.float64), q), [0.4, 1.0, 12.0])
