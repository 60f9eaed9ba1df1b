"""Steps until nothing moves: a series, elements that settle at different times, and complex numbers."""

import numpy as np
import pytest

from minitf.ops.special.iterating import MOST, has_changed, until_settled
from minitf.ops.special.tables import Tables


def exponential(n, x, total, term):
    term = term * x / n
    return total + term, x, total + term, term


@pytest.mark.parametrize(("degree", "error"), [(6, 4e-15), (3, 1e-9)])
def test_a_series_is_summed_for_all_elements(degree, error):
    x = np.linspace(0, 20, 101)
    one = np.ones_like(x)
    found = until_settled(Tables(np, degree), exponential, one, (x, one, one))
    np.testing.assert_allclose(found, np.exp(x), rtol=error)


def test_a_complex_step_gives_the_slope():
    x = np.linspace(0.1, 5, 11) + 1e-100j
    one = np.ones_like(x)
    found = until_settled(Tables(np, 6), exponential, one, (x, one, one))
    np.testing.assert_allclose(found.imag / 1e-100, np.exp(x.real), rtol=1e-14)


def test_elements_that_have_settled_leave():
    sizes = []

    def step(n, x):
        sizes.append(x.size)
        return np.minimum(x, n).copy(), x

    x = np.array([1.0, 20.0, 50.0])
    assert until_settled(Tables(np, 6), step, np.zeros(3), (x,)).tolist() == x.tolist()
    assert sizes[0] == 3
    assert sizes[-1] == 1


def test_what_never_settles_ends():
    steps = []

    def step(n, x):
        steps.append(n)
        return x + n, x

    until_settled(Tables(np, 6), step, np.zeros(1), (np.zeros(1),))
    assert steps[-1] == MOST


def test_a_change_is_relative():
    assert has_changed(np, np.array([1.0, 1e9]), np.array([1.1, 1e9 + 0.1]), 1e-6).tolist() == [True, False]
    assert has_changed(np, np.array([1 + 1j]), np.array([1 + 2j]), 1e-6).tolist() == [True]
