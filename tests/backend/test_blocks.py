"""Cache-sized blocks."""

import numpy as np
import pytest

from minitf.backend.blocks import blockwise, filled, rowwise


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 1000])
def test_the_result_is_that_of_one_call(size):
    x = np.random.default_rng(0).standard_normal(size)
    np.testing.assert_array_equal(blockwise(np.exp, x, block=8), np.exp(x))


def test_no_block_is_larger_than_asked_and_none_is_left_out():
    seen = []

    def f(x):
        seen.append(x.size)
        return x + 1

    x = np.zeros([3, 7], "float32")
    y = blockwise(f, x, block=5)
    assert y.shape == x.shape
    assert y.dtype == x.dtype
    assert y.min() == 1
    assert max(seen) <= 5
    assert sum(seen) == 21


@pytest.mark.parametrize("view", [np.s_[::2], np.s_[::-1], np.s_[:, ::3]], ids=str)
def test_strides_do_not_matter(view):
    x = np.arange(120.0).reshape(12, 10)[view]
    np.testing.assert_array_equal(blockwise(np.sqrt, x, block=7), np.sqrt(x))
    np.testing.assert_array_equal(blockwise(np.sqrt, x.T, block=7), np.sqrt(x.T))


def test_a_number_without_axes():
    y = blockwise(np.sqrt, np.array(4.0))
    assert y == 2.0


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 1000])
def test_filled_and_rowwise_are_one_call_too(size):
    x = np.random.default_rng(0).standard_normal(size)
    np.testing.assert_array_equal(filled(lambda x, y: np.exp(x, out=y), x, block=8), np.exp(x))
    rows = np.random.default_rng(0).standard_normal((size, 5))
    np.testing.assert_array_equal(rowwise(lambda rows: np.sort(rows, -1), rows, block=8), np.sort(rows, -1))
    two = rowwise(lambda rows: np.argsort(rows, -1)[..., :2], rows, width=2, dtype=np.int32, block=8)
    np.testing.assert_array_equal(two, np.argsort(rows, -1)[..., :2])


@pytest.mark.parametrize("other", [(6, 4), (), (1,), (4,), (6, 1)], ids=str)
def test_others_broadcast(other):
    x, other = np.arange(24.0).reshape(6, 4), np.random.default_rng(0).standard_normal(other)
    np.testing.assert_array_equal(blockwise(np.add, x, other, block=5), x + other)
    np.testing.assert_array_equal(filled(lambda x, a, y: np.add(x, a, out=y), x, other, block=5), x + other)


def test_the_result_may_have_another_dtype():
    x = np.arange(20.0)
    assert blockwise(lambda x: x > 3, x, block=6, dtype=bool).sum() == 16
    assert filled(lambda x, y: np.greater(x, 3, out=y), x, block=6, dtype=bool).sum() == 16
