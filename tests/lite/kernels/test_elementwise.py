"""Operators on each number by itself and on pairs."""

import numpy as np
import pytest

from lite.models import one
from minitf.lite.kernels.elementwise import BINARY, UNARY
from minitf.lite.options import RELU, AddOptions

X = np.float32([[0.5, 2.0, 1.25]])


@pytest.mark.parametrize("name", sorted(UNARY))
def test_one_number(name):
    assert np.array_equal(one(name, X), UNARY[name](X))


@pytest.mark.parametrize("name", sorted(set(BINARY) - {"BITWISE_XOR", "RIGHT_SHIFT"}))
def test_two_numbers(name):
    y = np.float32([[3.0], [-1.0]])
    assert np.array_equal(one(name, X, y), BINARY[name](X, y))


def test_bits():
    x, y = np.int32([12, 7]), np.int32([1, 2])
    assert one("BITWISE_XOR", x, y, out=((2,), "int32")).tolist() == [13, 5]
    assert one("RIGHT_SHIFT", x, y, out=((2,), "int32")).tolist() == [6, 1]


def test_division_of_integers():
    x, y = np.int32([7, -7]), [np.int32([2])]
    expected = {"DIV": [3, -3], "FLOOR_DIV": [3, -4], "FLOOR_MOD": [1, 1]}
    assert {name: one(name, x, y, out=((2,), "int32")).tolist() for name in expected} == expected
    with pytest.raises(RuntimeError, match=r"DIV: .*division by 0"):
        one("DIV", x, [np.int32([0])], out=((2,), "int32"))


def test_the_rest():
    assert np.allclose(one("RSQRT", X), X**-0.5)
    assert np.allclose(one("DIV", X, 2 * X), 0.5)
    assert np.allclose(one("SQUARED_DIFFERENCE", X, 3 * X), 4 * X * X)
    assert np.allclose(one("ADD_N", X, X, X), 3 * X)
    assert one("ADD", X, -2 * X, options=AddOptions(RELU)).tolist() == [[0.0, 0.0, 0.0]]
