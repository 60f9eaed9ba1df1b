"""Which function computes what: of integers, if there is one; else through floats, or by a table."""

from functools import partial

import numpy as np

from lite.models import one_of_integers
from minitf.lite.call import LiteTensor
from minitf.lite.kernels import kernel_of
from minitf.lite.kernels.registry import FLOATS, INTEGERS, MOVERS, by_table, through_floats


def tensor(dtype, scale=()):
    return LiteTensor(0, "t", np.dtype(dtype), (2,), (2,), np.float32(scale), np.zeros(len(scale), int))


INT8, FLOAT = tensor("int8", [0.5]), tensor("float32")


def test_the_function_for_numbers_of_a_kind():
    assert kernel_of("ADD", [FLOAT, FLOAT], [FLOAT]) is FLOATS["ADD"]
    assert kernel_of("ADD", [INT8, INT8], [INT8]) is INTEGERS["ADD"]
    assert kernel_of("RESHAPE", [INT8, None], [INT8]) is MOVERS["RESHAPE"]
    assert kernel_of("DIV", [INT8, INT8], [INT8]).func is through_floats
    assert kernel_of("TANH", [INT8], [INT8]).func is by_table
    assert kernel_of("FULLY_CONNECTED", [FLOAT, INT8, None], [FLOAT]) is FLOATS["FULLY_CONNECTED"]
    assert kernel_of("NOSUCH", [FLOAT], [FLOAT]) is None
    assert isinstance(kernel_of("TANH", [tensor("int16", [0.5])], [tensor("int16", [0.5])]), partial)


def test_a_table_gives_what_floats_give():
    x = np.arange(-128, 128).astype(np.int8)
    _, real = one_of_integers("LOGISTIC", (x, 0.05, 3), out=("int8", 1 / 256, -128))
    expected = 1 / (1 + np.exp(-0.05 * (x.astype(float) - 3)))
    assert np.abs(real - expected).max() <= 0.5001 / 256 + (expected > 255.4 / 256).any() / 256


def test_through_floats_for_pairs():
    x, y = np.int8([10, -20, 127]), np.int8([5, 4, -128])
    found, _ = one_of_integers("MAXIMUM", (x, 0.5, 0), (y, 0.25, 0), out=("int8", 0.5, 0))
    assert found.tolist() == [10, 2, 127]
