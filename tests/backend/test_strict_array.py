"""The stand-in for a GPU's arrays must be strict where CuPy is, and otherwise compute what NumPy computes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend import strict_array as strict
from backend.strict_array import ImplicitConversionError, StrictArray


@pytest.fixture
def x():
    return strict.asarray(np.float32([[1, 2], [3, 4]]))


@pytest.mark.parametrize(
    "slip",
    [
        np.tanh,
        np.sum,
        np.asarray,
        lambda x: np.concatenate([x, x]),
        lambda x: x + np.ones((2, 2), np.float32),
        lambda x: np.ones((2, 2), np.float32) + x,
        lambda x: strict.add(x, np.ones(2, np.float32)),
        lambda x: strict.concatenate([x, np.ones((1, 2))]),
        lambda x: x[np.array([0])],
        lambda x: x.dot(np.ones(2)),
        lambda x: np.add(x, 1, out=np.ones((2, 2))),
    ],
)
def test_numpy_and_device_arrays_do_not_mix(x, slip):
    with pytest.raises(TypeError):
        slip(x)


def test_the_error_says_what_to_do(x):
    with pytest.raises(ImplicitConversionError, match=r"np.sum .* use xp"):
        np.sum(x)


def test_functions_methods_and_operators_compute_what_numpy_computes(x):
    plain = x.get()
    pairs = [
        (strict.tanh(x), np.tanh(plain)),
        (x.sum(axis=0), plain.sum(axis=0)),
        (x.T @ x - 2 * x, plain.T @ plain - 2 * plain),
        (strict.where(x > 2, x, -x), np.where(plain > 2, plain, -plain)),
        (x[:, strict.asarray([1, 0])], plain[:, [1, 0]]),
        (strict.linalg.inv(x), np.linalg.inv(plain)),
        (strict.add.reduce(x, axis=1), np.add.reduce(plain, axis=1)),
        (strict.concatenate([x, x]), np.concatenate([plain, plain])),
        (np.float32(3) * x, 3 * plain),
    ]
    for got, want in pairs:
        assert isinstance(got, StrictArray)
        np.testing.assert_array_equal(got.get(), want)


def test_writing_into_out_and_in_place_keeps_the_array(x):
    out = strict.empty_like(x)
    strict.multiply(x, 2, out=out)
    before = out
    out += 1
    assert out is before
    np.testing.assert_array_equal(out.get(), 2 * x.get() + 1)


def test_a_reduction_gives_an_array_of_rank_0_as_cupy_does(x):
    assert x.sum().shape == ()
    assert float(x.sum()) == 10


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=4), st.integers(-9, 9))
def test_reflected_operators(values, number):
    x = strict.asarray(np.array(values))
    np.testing.assert_array_equal((number - x).get(), number - np.array(values))
