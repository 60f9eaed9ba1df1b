"""Tables of small polynomials: exact for polynomials, close for all else, and every kind of array."""

import numpy as np
import pytest

from minitf.ops.special.tables import BLOCK, COUNT, Tables, coefficients, elementwise, powers_of_chebyshev

FINE, COARSE = Tables(np, 6), Tables(np, 3)


def cubic(x):
    return 1 - 2 * x + 3 * x**2 - x**3


def test_a_polynomial_is_found_again():
    x = np.linspace(-2, 3, 1001)
    np.testing.assert_allclose(FINE.look_up(cubic, -2.0, 3.0, x), cubic(x), atol=1e-13)
    np.testing.assert_allclose(COARSE.look_up(cubic, -2.0, 3.0, x), cubic(x), atol=1e-13)


@pytest.mark.parametrize(("tables", "error"), [(FINE, 2e-15), (COARSE, 1e-9)])
def test_a_smooth_function_is_found_to_the_digits_asked_for(tables, error):
    x = np.linspace(0, 4, 4001)
    np.testing.assert_allclose(tables.look_up(np.exp, 0.0, 4.0, x), np.exp(x), rtol=error)


def test_nan_stays_nan_and_the_ends_belong_to_the_table():
    y = FINE.look_up(np.exp, 0.0, 4.0, np.array([np.nan, 0.0, 4.0]))
    assert np.isnan(y[0])
    np.testing.assert_allclose(y[1:], np.exp([0, 4]), rtol=1e-14)


def test_a_table_is_made_once():
    assert coefficients(np.exp, 0.0, 4.0, 6) is coefficients(np.exp, 0.0, 4.0, 6)
    assert coefficients(np.exp, 0.0, 4.0, 6).shape == (7, COUNT)


def test_columns_are_shifted_chebyshev_polynomials():
    t = np.linspace(0, 1, 9)
    powers = t[:, None] ** np.arange(5) @ powers_of_chebyshev(4)
    np.testing.assert_allclose(powers, np.cos(np.arange(5) * np.arccos(2 * t - 1)[:, None]), atol=1e-12)


def test_split_gives_each_function_its_own_elements():
    x = np.arange(6.0)
    seen = []

    def near(x):
        seen.append(x.tolist())
        return -x

    assert FINE.split(x < 2, near, lambda x: 10 * x, x).tolist() == [0, -1, 20, 30, 40, 50]
    assert seen == [[0, 1]]
    assert FINE.split(x < 9, near, None, x).tolist() == (-x).tolist()
    assert FINE.split(x > 9, None, near, x).tolist() == (-x).tolist()


def test_series_needs_fewer_terms_for_fewer_digits():
    t = np.array([0.5])
    assert FINE.series([1.0, 1.0, 1.0], 2, t) == 1.75
    assert COARSE.series([1.0, 1.0, 1.0], 2, t) == 1.5


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_elementwise_broadcasts_and_keeps_the_dtype(dtype):
    y = elementwise(np, lambda tables, a, b: a + b, np.ones([2, 1], dtype), np.arange(3).astype(dtype))
    assert (y.dtype, y.tolist()) == (dtype, [[1, 2, 3], [1, 2, 3]])
    assert elementwise(np, lambda tables, a: 2 * a, np.array(3, dtype)).shape == ()
    assert elementwise(np, lambda tables, a: 2 * a, np.zeros([0, 2], dtype)).shape == (0, 2)


def test_blocks_are_computed_in_float64_and_joined():
    sizes = []

    def f(tables, x):
        sizes.append((x.size, x.dtype.name))
        return x + 1

    x = np.arange(BLOCK + 5, dtype="float32")
    np.testing.assert_array_equal(elementwise(np, f, x), x + 1)
    assert sum(n for n, _ in sizes) == x.size
    assert len(sizes) > 1
    assert {name for _, name in sizes} == {"float64"}
