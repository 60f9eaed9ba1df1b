"""Operators that pick numbers by their places."""

import numpy as np
import pytest

from lite.models import Maker, one, ran
from minitf.lite.options import GatherOptions, OneHotOptions, UniqueOptions

X = np.arange(12, dtype=np.float32).reshape(3, 4)


def test_gather():
    assert np.array_equal(one("GATHER", X, np.int32([2, 0]), options=GatherOptions(1)), X[:, [2, 0]])
    i = np.int32([[1], [0], [3]])
    assert np.array_equal(one("GATHER", X, i, options=GatherOptions(1, 1)), np.take_along_axis(X, i, 1))
    with pytest.raises(RuntimeError, match="indices reach from 0 to 9, and there are 3"):
        one("GATHER", X, np.int32([9, 0]), options=GatherOptions(0))


def test_places_of_several_axes():
    i = np.int32([[0, 1], [2, 3]])
    assert one("GATHER_ND", X, i).tolist() == [1, 11]
    y = one("SCATTER_ND", i, np.float32([5, 6]), [np.int32([3, 4])])
    assert y[0, 1] == 5
    assert y[2, 3] == 6
    assert y.sum() == 11


def test_rows_of_a_table_of_integers():
    make = Maker()
    i, y = make.tensor([2], "int32"), make.tensor([2, 2])
    table = make.constant(np.int8([[1, 2], [3, 4], [5, 6]]), scale=[0.5, 1.0, 2.0])
    make.operator("EMBEDDING_LOOKUP", [i, table], [y])
    assert ran(make.file(make.graph([i], [y])), np.int32([2, 0]))[0].tolist() == [[10, 12], [0.5, 1]]


def test_one_hot():
    y = one("ONE_HOT", np.int32([2, 0]), [np.int32(3)], [np.float32(1)], [np.float32(-1)], options=OneHotOptions(-1))
    assert y.tolist() == [[-1, -1, 1], [1, -1, -1]]


def test_the_greatest_and_their_places():
    values, places = one("TOPK_V2", np.float32([[1, 3, 3, 2]]), [np.int32(3)], outs=[((), "float32"), ((), "int32")])
    assert (values.tolist(), places.tolist()) == ([[3, 3, 2]], [[1, 2, 3]])


def test_places_that_depend_on_values():
    assert one("WHERE", np.array([[True, False], [False, True]]), out=((1, 2), "int64")).tolist() == [[0, 0], [1, 1]]
    outs = [((), "float32"), ((), "int32")]
    values, places = one("UNIQUE", np.float32([7, 2, 7]), options=UniqueOptions(2), outs=outs)
    assert (values.tolist(), places.tolist()) == ([7, 2], [0, 1, 0])
