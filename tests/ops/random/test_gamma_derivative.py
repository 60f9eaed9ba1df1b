"""The derivative of gamma numbers, against a quotient of differences along the distribution."""

import math

import numpy as np
import pytest

from minitf.ops.random.gamma_derivative import digamma, sample_derivative


def below(a, x):
    """P(a, x) by its series, in plain Python."""
    term = total = 1.0
    n = 0
    while term > 1e-17 * total:
        n += 1
        term *= x / (a + n)
        total += term
    return total * math.exp(a * math.log(x) - x - math.lgamma(a + 1))


@pytest.mark.parametrize(("a", "x"), [(0.3, 0.01), (1.0, 0.7), (1.0, 3.0), (5.0, 2.0), (5.0, 9.0), (20.0, 21.0)])
def test_x_follows_alpha_so_that_the_probability_stays(a, x):
    step = 1e-5 * a
    by_alpha = (below(a + step, x) - below(a - step, x)) / (2 * step)
    density = math.exp((a - 1) * math.log(x) - x - math.lgamma(a))
    found = sample_derivative(np.array([a]), np.array([x]))[0]
    assert found == pytest.approx(-by_alpha / density, rel=1e-6)


def test_edges():
    a, x = np.array([1.0, -1.0, 1.0, np.nan, 1.0]), np.array([0.0, 1.0, -1.0, 1.0, np.nan])
    np.testing.assert_array_equal(sample_derivative(a, x), [0, np.nan, np.nan, np.nan, np.nan])
    assert sample_derivative(np.array([]), np.array([])).shape == (0,)


def test_digamma():
    np.testing.assert_allclose(digamma(np.array([1.0, 2.0, 0.5, 1e3])),
                               [-0.5772156649015329, 0.4227843350984671, -1.9635100260214235, 6.907255195648812],
                               rtol=1e-14)  # fmt: skip
