"""Rows reduced run by run: the same as row by row."""

import numpy as np
import pytest

from minitf.ops.indexing.runs import combine_at, reduce_runs, starts_of


@pytest.mark.parametrize("shape", [(12,), (12, 3), (12, 400), (12, 2, 3)], ids=str)
@pytest.mark.parametrize("combine", [np.add, np.maximum, np.multiply], ids=str)
def test_reduce_runs_is_reduceat(shape, combine):
    rows = np.random.default_rng(0).standard_normal(shape, np.float32)
    starts = starts_of(np, np.array([0, 0, 0, 2, 2, 2, 2, 2, 5, 6, 6, 6]))
    assert starts.tolist() == [0, 3, 8, 9]
    expected = combine.reduceat(rows, starts, axis=0)
    np.testing.assert_allclose(reduce_runs(np, combine, rows, starts), expected, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("width", [1, 3, 40, 400])
@pytest.mark.parametrize("order", ["sorted", "mixed"])
@pytest.mark.parametrize("combine", [np.add, np.maximum], ids=str)
def test_combine_at_is_ufunc_at(width, order, combine):
    random = np.random.default_rng(0)
    rows, ids = random.integers(-9, 9, (60, width)).astype("f"), random.integers(0, 7, 60)
    ids = np.sort(ids) if order == "sorted" else ids
    y, expected = np.zeros((8, width), "f"), np.zeros((8, width), "f")
    combine_at(np, combine, y, ids, rows)
    combine.at(expected, ids, rows)
    np.testing.assert_array_equal(y, expected)
