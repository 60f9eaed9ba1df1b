"""searchsorted agrees with NumPy's, row by row."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.reductions import searching
from naive import searching as naive


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("size", [0, 1, 2, 7, 64])
@pytest.mark.parametrize("rows", [1, 5])
def test_many_rows(side, size, rows):
    random = np.random.default_rng(0)
    x, v = np.sort(random.integers(0, 20, (rows, size))), random.integers(-2, 23, (rows, 30))
    np.testing.assert_array_equal(tf.searchsorted(x, v, side), naive.places(x, v, side))


def test_long_searches_and_many_short_ones(monkeypatch):
    x, v = np.sort(np.random.default_rng(1).normal(size=(2, 50))), np.random.default_rng(2).normal(size=(2, 40))
    expected = naive.places(x, v, "left")
    for name, size in (("LONG_SEARCH", 8), ("LONG_ROW", 1000)):
        monkeypatch.setattr(searching, name, size)
        np.testing.assert_array_equal(tf.searchsorted(x, v), expected)


def test_more_axes_and_64_bits():
    places = tf.searchsorted([[[1, 3]], [[2, 4]]], [[[3]], [[1]]], out_type=tf.int64)
    assert (places.numpy().tolist(), places.dtype) == ([[[1]], [[0]]], tf.int64)


def test_wrong_calls_are_refused():
    with pytest.raises(ValueError, match="side is 'x'"):
        tf.searchsorted([1], [1], side="x")
    with pytest.raises(tf.errors.InvalidArgumentError, match="both must have an axis"):
        tf.searchsorted([1], 1)
    with pytest.raises(tf.errors.InvalidArgumentError, match="out_type"):
        tf.searchsorted([1], [1], out_type=tf.int8)
    with pytest.raises(tf.errors.InvalidArgumentError, match="the same number of rows"):
        tf.searchsorted([[1], [2]], [[1]])
