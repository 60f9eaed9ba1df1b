"""A table by itself: what it holds, finds and refuses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minitf.backend.dtypes import int64, string
from minitf.backend.errors import FailedPreconditionError, RuleError
from minitf.ops.lookup.table import Table


def texts(*values):
    result = np.empty(len(values), object)
    result[:] = [v.encode() for v in values]
    return result


KEYS = st.lists(st.integers(-5, 5), max_size=8)


@given(KEYS, KEYS, KEYS)
def test_it_answers_as_a_dict(inserted, removed, asked):
    table, plain = Table(int64, int64), {}
    table.insert(np.array(inserted, int), np.arange(len(inserted)))
    plain.update(zip(inserted, range(len(inserted))))
    table.remove(np.array(removed, int))
    for key in removed:
        plain.pop(key, None)
    assert table.find(np.array(asked, int), np.array(-1)).tolist() == [plain.get(key, -1) for key in asked]
    assert len(table) == len(plain)
    keys, values = table.export()
    assert dict(zip(keys.tolist(), values.tolist())) == plain


def test_a_default_for_all_or_one_for_each():
    table = Table(string, int64)
    table.insert(texts("a"), np.array([7]))
    assert table.find(texts("a", "b", "c"), np.array(-1)).tolist() == [7, -1, -1]
    assert table.find(texts("a", "b", "c"), np.array([1, 2, 3])).tolist() == [7, 2, 3]


def test_vectors_under_each_key():
    table = Table(string, int64, (2,))
    table.insert(texts("a"), np.array([[1, 2]]))
    assert table.find(texts("b", "a"), np.array([0, 0])).tolist() == [[0, 0], [1, 2]]
    assert table.find(texts(), np.array([0, 0])).shape == (0, 2)
    with pytest.raises(RuleError, match=r"Expected shape \[1, 2\]"):
        table.insert(texts("a"), np.array([1]))


def test_texts_under_numbers():
    table = Table(int64, string)
    table.insert(np.array([1]), texts("one"))
    assert table.find(np.array([[1], [2]]), texts("?")[0:1].reshape(())).tolist() == [[b"one"], [b"?"]]


def test_what_is_filled_once_must_be_filled_and_without_contradiction():
    table = Table(string, int64, fixed=True)
    assert len(table) == 0
    with pytest.raises(FailedPreconditionError, match="Table not initialized"):
        table.find(texts("a"), np.array(0))
    with pytest.raises(FailedPreconditionError, match="key a has 1, and then 2"):
        table.fill([b"a", b"a"], [1, 2])
    table.fill([b"a", b"a"], [1, 1])
    assert len(table) == 1


def test_a_copy_is_a_table_of_its_own():
    table = Table(string, int64)
    copy = table.copy()
    copy.insert(texts("a"), np.array([1]))
    assert (len(table), len(copy)) == (0, 1)
    assert repr(copy) == "<Table of 1, string -> int64>"
