"""Pooling of floats and of integers."""

import numpy as np
import pytest

from lite.models import one, one_of_integers
from minitf.lite.options import RELU6, SAME, VALID, Pool2DOptions

X = np.arange(32, dtype=np.float32).reshape(1, 4, 4, 2)
HALF = Pool2DOptions(VALID, 2, 2, 2, 2)


def test_windows_of_four():
    parts = np.stack([X[:, i::2, j::2] for i in (0, 1) for j in (0, 1)])
    assert np.array_equal(one("MAX_POOL_2D", X, options=HALF), parts.max(0))
    assert np.array_equal(one("AVERAGE_POOL_2D", X, options=HALF), parts.mean(0))
    assert np.allclose(one("L2_POOL_2D", X, options=HALF), np.sqrt((parts**2).mean(0)))


def test_padding_does_not_count():
    ones = np.ones((1, 3, 3, 1), np.float32)
    assert (one("AVERAGE_POOL_2D", ones, options=Pool2DOptions(SAME, 1, 1, 3, 3)) == 1).all()
    assert (one("MAX_POOL_2D", -ones, options=Pool2DOptions(SAME, 1, 1, 3, 3)) == -1).all()


def test_of_integers():
    x = np.int8([[[[-3], [-4]], [[10], [8]]]])
    assert one_of_integers("MAX_POOL_2D", (x, 0.5, 0), out=("int8", 0.5, 0), options=HALF)[0].item() == 10
    mean = one_of_integers("AVERAGE_POOL_2D", (x, 0.5, 0), out=("int8", 0.5, 0), options=HALF)
    assert mean[0].item() == 3  # of 2.75
    cut = Pool2DOptions(VALID, 2, 2, 2, 2, RELU6)
    assert one_of_integers("MAX_POOL_2D", (x, 1.0, -5), out=("int8", 1.0, -5), options=cut)[0].item() == 1  # 6


def test_a_window_larger_than_the_image():
    with pytest.raises(RuntimeError, match="covers 9 places of an axis that has 4"):
        one("MAX_POOL_2D", X, options=Pool2DOptions(VALID, 1, 1, 9, 9))
