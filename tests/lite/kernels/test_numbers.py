"""Arithmetic with integers alone, beside the real numbers that it stands for."""

import numpy as np
import pytest

from minitf.lite.call import LiteTensor
from minitf.lite.kernels.numbers import (
    LENGTH,
    activated,
    along,
    dequantized,
    limits_of,
    multiplier_of,
    narrowed,
    quantized,
    rescaled,
)
from minitf.lite.options import NONE, RELU, RELU6, RELU_N1_TO_1, SIGN_BIT, TANH


def tensor(scale, zero_point=0, dimension=0, dtype="int8"):
    scale = np.atleast_1d(np.float32(scale))
    return LiteTensor(0, "t", np.dtype(dtype), (), (), scale, np.full(len(scale), zero_point), dimension)


@pytest.mark.parametrize("real", [1e-6, 0.3, 0.5, 0.9999999999, 1.0, 3.7, 1000.0])
def test_rescaling_is_multiplying_by_a_real_number(real):
    x = np.random.default_rng(0).integers(-10**6, 10**6, 1000)
    x = x[np.abs(x * real) < 2**30]
    y = rescaled(x, *multiplier_of(real))
    assert np.abs(y - x * real).max() <= 0.751  # rounded twice
    multiplier, _ = multiplier_of(real)
    assert 2**30 <= multiplier < 2**31


def test_halves_are_rounded_away_from_zero():
    assert rescaled(np.array([-6, -2, 2, 6]), *multiplier_of(0.25)).tolist() == [-2, -1, 1, 2]


def test_a_multiplier_for_each_channel():
    assert rescaled(np.full((2, 3), 8), *multiplier_of([2.0, 1.0, 0.25])).tolist() == [[16, 8, 2]] * 2


def test_there_and_back():
    t = tensor([0.5, 0.25], 1, dimension=1)
    x = np.float32([[1.0, 1.0], [-2.0, 0.25]])
    assert quantized(x, t).tolist() == [[3, 5], [-3, 2]]
    assert dequantized(quantized(x, t), t).tolist() == x.tolist()
    assert along(t.scale, t, 2).shape == (1, 2)
    assert quantized(np.float32([99, -99, np.nan]), tensor(0.5)).tolist() == [127, -128, -128]


def test_what_does_not_fit_is_cut_off():
    assert narrowed(np.array([300, -300, 5]), np.int8).tolist() == [127, -128, 5]
    into = np.zeros(2, np.int8)
    assert narrowed(np.array([300, -5]), np.int8, 0, 6, into) is into
    assert into.tolist() == [6, 0]


def test_fused_activations():
    x = np.float32([-3, 0.5, 9])
    for code, expected in {NONE: x, RELU: [0, 0.5, 9], RELU6: [0, 0.5, 6], RELU_N1_TO_1: [-1, 0.5, 1],
                           TANH: np.tanh(x), SIGN_BIT: [1, 0, 0]}.items():
        assert activated(x.copy(), code).tolist() == list(expected)
    assert limits_of(tensor(0.5, -100), RELU6) == (-100, -88)
    assert limits_of(tensor(0.5, -100), NONE) == (-128, 127)


@pytest.mark.parametrize("n", [0, 5, LENGTH, 3 * LENGTH + 7])
def test_fused_activations_of_short_and_long_arrays(n):
    x = np.random.default_rng(0).normal(0, 5, (n, 2)).astype(np.float32)
    expected = np.clip(x, 0, 6).tolist()
    assert activated(x.copy(), RELU6).tolist() == expected
    assert activated(x.copy().T, RELU6).T.tolist() == expected  # columns that are not one piece of memory
