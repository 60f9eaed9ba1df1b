"""Sums made integers of eight bits: the quick way and the exact one give the same bits."""

import numpy as np
import pytest

from lite.models import tensor_of_scale
from minitf.lite.kernels.requantizing import Requantizer, factor_of
from minitf.lite.options import NONE, RELU, RELU6

RANDOM = np.random.default_rng(3)


@pytest.mark.parametrize("activation", [NONE, RELU, RELU6])
@pytest.mark.parametrize("real", [0.0123, 2.0**-9, 0.00071, 1.5, 3e-7])
def test_both_ways_give_the_same_bits(real, activation):
    offset = RANDOM.integers(-9000, 9000, 5)
    scales = np.float64([real, real * 0.7, real * 1.01, real * 2, real])
    finish = Requantizer(scales, offset, tensor_of_scale(0.05, -7), activation)
    wide = 130 / real
    sums = np.rint(RANDOM.uniform(-wide, wide, (4000, 5))).astype(np.float32)
    sums = np.clip(sums, -(2**24), 2**24)
    assert np.array_equal(finish(sums), finish(sums.astype(np.int64)))


def test_halves_are_rounded_as_integers_round_them():  # 127 / 256 twice: to 64 / 128, then to 1
    finish = Requantizer(np.float64([2.0**-8]), np.zeros(3, np.int64), tensor_of_scale(1.0, 0), NONE)
    assert finish.is_quick
    halves = np.float32([[128, -128, 384], [-384, 127, -127]])
    assert finish(halves).tolist() == finish(halves.astype(np.int64)).tolist() == [[1, -1, 2], [-2, 1, 0]]


def test_halves_after_a_relu():
    finish = Requantizer(np.float64([2.0**-8]), np.zeros(3, np.int64), tensor_of_scale(1.0, 0), RELU)
    assert finish.is_quick
    halves = np.float32([[128, -128, 384], [126, 127, -127]])
    assert finish(halves).tolist() == finish(halves.astype(np.int64)).tolist() == [[1, 0, 2], [0, 1, 0]]


@pytest.mark.parametrize("activation", [NONE, RELU])
def test_every_sum_of_a_range(activation):
    real, offset = np.float64([2.0**-6 * 1.37, 2.0**-5 * 1.01, 2.0**-7]), RANDOM.integers(-99, 99, 3)
    finish = Requantizer(real, offset, tensor_of_scale(1.0, -3), activation)
    sums = np.repeat(np.arange(-20000, 20000, dtype=np.float32)[:, None], 3, 1)
    assert finish.is_quick
    assert np.array_equal(finish(sums), finish(sums.astype(np.int64)))


def test_no_rows_and_no_columns():
    for n in (0, 3):
        finish = Requantizer(np.full(n, 0.01), np.zeros(n, np.int64), tensor_of_scale(1.0, 0), NONE)
        assert finish(np.zeros((0, n), np.float32)).shape == (0, n)


def test_a_factor_knows_whether_floats_hold_its_sums():
    assert factor_of(np.full((512, 1), 128)).fits
    assert not factor_of(np.full((513, 1), 128)).fits
    assert factor_of(np.full((513, 1), -64)).sums.tolist() == [-64 * 513]
