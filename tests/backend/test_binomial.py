"""Binomial numbers: their distribution on both ways, and the edges. Exact ones are in golden/random.json."""

import numpy as np
import pytest

from minitf.backend.binomial import binomial
from minitf.backend.bits import Philox

STREAM = Philox.from_seeds(3, 4)


@pytest.mark.parametrize(("n", "p"), [(1, 0.3), (20, 0.1), (20, 0.9), (100, 0.5), (10_000, 0.01), (10_000, 0.999)])
def test_mean_and_variance(n, p):
    x = binomial(STREAM, np.array([float(n)]), np.array([p]), 40_000)[0]
    assert abs(x.mean() - n * p) < 5 * (n * p * (1 - p) / 40_000) ** 0.5
    assert abs(x.var() / (n * p * (1 - p)) - 1) < 0.05
    assert x.min() >= 0
    assert x.max() <= n


def test_small_numbers_come_in_their_proportions():
    x = binomial(STREAM, np.array([2.0]), np.array([0.5]), 40_000)[0]
    np.testing.assert_allclose(np.bincount(x.astype(int)) / 40_000, [0.25, 0.5, 0.25], atol=0.01)


@pytest.mark.parametrize(
    ("n", "p", "result"), [(5, 0, 0), (5, -1, 0), (5, 1, 5), (5, 2, 5), (0, 0.5, 0), (-3, 0.5, 0), (-3, 2, 0)]
)
def test_what_is_certain(n, p, result):
    assert binomial(STREAM, np.array([float(n)]), np.array([float(p)]), 2).tolist() == [[result, result]]


def test_nan_and_nothing():
    assert np.isnan(binomial(STREAM, np.array([5.0]), np.array([np.nan]), 2)).all()
    assert binomial(STREAM, np.array([]), np.array([]), 2).shape == (0, 2)
