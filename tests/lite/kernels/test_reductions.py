"""Sums, means, extremes and their places."""

import numpy as np
import pytest

from lite.models import one, one_of_integers
from minitf.lite.kernels.reductions import REDUCTIONS
from minitf.lite.options import CumsumOptions, ReducerOptions

X = np.float32([[[1, 2, 3], [4, -5, 6]]])


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("name", ["SUM", "MEAN", "REDUCE_PROD", "REDUCE_MAX", "REDUCE_MIN"])
def test_reduction(name, keep):
    y = one(name, X, [np.int32([1, 2])], options=ReducerOptions(keep))
    assert np.allclose(y, REDUCTIONS[name](X, (1, 2), keepdims=keep))
    assert y.ndim == (3 if keep else 1)


def test_yes_and_no():
    x = np.array([[True, False], [True, True]])
    assert one("REDUCE_ANY", x, [np.int32([1])], out=((), "bool"), options=ReducerOptions()).tolist() == [True, True]
    assert one("REDUCE_ALL", x, [np.int32([1])], out=((), "bool"), options=ReducerOptions()).tolist() == [False, True]


def test_the_mean_of_integers():
    found, _ = one_of_integers("MEAN", (np.int8([[1, 2, 4]]), 0.5, 0), np.int32([1]), out=("int8", 0.25, 1),
                               options=ReducerOptions())
    assert found.tolist() == [6]  # 1.1667 / 0.25 + 1 = 5.67


def test_places():
    assert one("ARG_MAX", X, [np.int32(2)], out=((), "int64")).tolist() == [[2, 2]]
    assert one("ARG_MIN", X, [np.int32(-1)], out=((), "int32")).tolist() == [[0, 1]]


def test_running_sums():
    x = np.float32([1, 2, 4])
    for exclusive, reverse, expected in ((0, 0, [1, 3, 7]), (1, 0, [0, 1, 3]), (0, 1, [7, 6, 4]), (1, 1, [6, 4, 0])):
        options = CumsumOptions(bool(exclusive), bool(reverse))
        assert one("CUMSUM", x, [np.int32(0)], options=options).tolist() == expected
