"""Normal numbers between bounds: each of the three ways keeps to them and to the density."""

import math

import numpy as np
import pytest

from minitf.backend.bits import Philox
from minitf.backend.bounded_normal import bounded_normal
from minitf.backend.dtypes import float32, float64

STREAM = Philox.from_seeds(5, 6)
BOUNDS = [(-2, 2), (-1.4, 0.1), (0.5, 1), (-0.3, 0.2), (3, 90), (4, math.inf), (-math.inf, -3), (-math.inf, 0.5)]


def draw(mean, deviation, low, high, samples, dtype=float64):
    return bounded_normal(STREAM, *(np.array([x], dtype.np) for x in (mean, deviation, low, high)), samples, dtype)


def below(x):
    return 0.5 * math.erfc(-x / 2**0.5)


@pytest.mark.parametrize("dtype", [float32, float64], ids=str)
@pytest.mark.parametrize(("low", "high"), BOUNDS)
def test_the_numbers_follow_the_distribution(low, high, dtype):
    x = (draw(1.0, 2.0, 1 + 2 * low, 1 + 2 * high, 5000, dtype)[0].astype(float) - 1) / 2
    assert x.min() >= low - 1e-5
    assert x.max() <= high + 1e-5
    share = (np.array([below(v) for v in np.sort(x)]) - below(low)) / (below(high) - below(low))
    assert np.abs(share - np.linspace(0, 1, 5000)).max() < 0.025  # the test of Kolmogorov and Smirnov


def test_one_distribution_after_the_other():
    pairs = [np.array(x) for x in ([0.0, 5.0], [1.0, 1.0], [-1.0, 4.0], [2.0, 7.0])]
    both = bounded_normal(STREAM, *pairs, 6, float64)
    np.testing.assert_array_equal(both[0], draw(0.0, 1.0, -1.0, 2.0, 6)[0])
    assert not np.array_equal(both[0] + 5, both[1])


def test_none_between_the_bounds():
    assert draw(0.0, 1.0, 1.0, np.nextafter(np.float32(1), np.float32(2)), 3, float32) is not None
    assert draw(0.0, 1.0, -2.0, 2.0, 0).shape == (1, 0)
