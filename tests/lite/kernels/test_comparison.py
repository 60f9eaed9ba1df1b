"""Comparisons, logic, and choices."""

import numpy as np
import pytest

from lite.models import Maker, one, ran
from minitf.lite.kernels.comparison import COMPARISONS

X, Y = np.float32([1, 2, 3]), np.float32([3, 2, 1])
BOOL = (3,), "bool"


@pytest.mark.parametrize("name", sorted(name for name in COMPARISONS if not name.startswith("LOGICAL")))
def test_comparison(name):
    assert one(name, X, Y, out=BOOL).tolist() == COMPARISONS[name](X, Y).tolist()


def test_logic():
    a, b = np.array([True, True, False]), np.array([True, False, False])
    assert one("LOGICAL_AND", a, b, out=BOOL).tolist() == [True, False, False]
    assert one("LOGICAL_OR", a, b, out=BOOL).tolist() == [True, True, False]
    assert one("LOGICAL_NOT", a, out=BOOL).tolist() == [False, False, True]


def test_choices():
    rows = np.array([True, False])
    x = np.float32([[1, 2], [3, 4]])
    assert one("SELECT_V2", rows, x, -x).tolist() == [[1, -2], [3, -4]]
    assert one("SELECT", rows, x, -x).tolist() == [[1, 2], [-3, -4]]


def test_choices_of_integers_are_brought_to_one_scale():
    make = Maker()
    c, x = make.tensor([2], "bool"), make.tensor([2], "int8", 0.5)
    y, z = make.tensor([2], "int8", 0.25), make.tensor([2], "int8", 0.5)
    make.operator("SELECT_V2", [c, x, y], [z])
    found = ran(make.file(make.graph([c, x, y], [z])), np.array([True, False]), np.int8([4, 4]), np.int8([8, 8]))
    assert found[0].tolist() == [4, 4]
