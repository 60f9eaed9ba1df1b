"""Gamma and Poisson numbers: their distributions; blocks and order do not show. Exact ones: golden/random.json."""

import math

import numpy as np
import pytest

from minitf.backend import rejection
from minitf.backend.bits import Philox, uniform
from minitf.backend.dtypes import float64
from minitf.backend.rejection import BLOCK, Supply, log_factorial

STREAM = Philox.from_seeds(1, 2)


def test_each_has_a_stretch_of_its_own_and_takes_the_second_of_a_group_first():
    supply = Supply(STREAM, np.array([0, 10]))
    first, other = uniform(STREAM, 4, float64), uniform(STREAM.skip(10), 2, float64)
    assert supply.uniform(np.array([0])).tolist() == [first[1]]
    assert supply.uniform(np.array([0, 1])).tolist() == [first[0], other[1]]
    assert supply.normal(np.array([0])).shape == (1,)  # takes the next group
    assert supply.uniform(np.array([0])).tolist() == [uniform(STREAM.skip(2), 2, float64)[1]]
    assert supply.uniform(np.array([1])).tolist() == [other[0]]
    assert first[2] != first[0]


@pytest.mark.parametrize("alpha", [0.1, 0.9, 1.0, 1.1, 7.0, 1000.0])
def test_gamma_numbers_have_mean_and_variance_alpha(alpha):
    x = rejection.gamma(STREAM, np.array([alpha]), 40_000)[0]
    assert abs(x.mean() - alpha) < 5 * (alpha / 40_000) ** 0.5
    assert abs(x.var() / alpha - 1) < 5 * ((2 + 6 / alpha) / 40_000) ** 0.5
    assert x.min() > 0 or alpha < 0.5


@pytest.mark.parametrize("rate", [0.2, 9.9, 10.0, 50.0, 1e6])
def test_poisson_numbers_have_mean_and_variance_rate(rate):
    x = rejection.poisson(STREAM, np.array([rate]), 40_000)[0]
    assert abs(x.mean() - rate) < 5 * (rate / 40_000) ** 0.5
    assert abs(x.var() / rate - 1) < 5 * ((2 + 1 / rate) / 40_000) ** 0.5
    assert np.array_equal(x, np.floor(x))


@pytest.mark.parametrize("draw", [rejection.gamma, rejection.poisson])
def test_blocks_do_not_show(draw):
    many = draw(STREAM, np.array([0.5, 20.0]), BLOCK)
    np.testing.assert_array_equal(draw(STREAM, np.array([0.5]), 10)[0], many[0, :10])
    np.testing.assert_array_equal(draw(STREAM.skip(256 * BLOCK), np.array([20.0]), 10)[0], many[1, :10])


@pytest.mark.parametrize("draw", [rejection.gamma, rejection.poisson])
def test_what_no_distribution_has_ends(draw):
    assert np.isnan(draw(STREAM, np.array([np.nan]), 3)).all()
    assert draw(STREAM, np.array([]), 3).shape == (0, 3)
    assert draw(STREAM, np.array([1.0]), 0).shape == (1, 0)


def test_edges():
    assert rejection.gamma(STREAM, np.array([0.0]), 3).tolist() == [[0, 0, 0]]
    assert np.isnan(rejection.gamma(STREAM, np.array([-1.0]), 2)).all()
    assert rejection.poisson(STREAM, np.array([0.0, -3.0]), 2).tolist() == [[0, 0], [0, 0]]
    assert np.isnan(rejection.poisson(STREAM, np.array([np.inf]), 2)).all()


def test_log_factorial():
    k = np.arange(0.0, 400.0)
    np.testing.assert_allclose(log_factorial(k), [math.lgamma(x + 1) for x in k], rtol=1e-15, atol=1e-15)
