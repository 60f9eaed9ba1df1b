"""Lists that never change."""

import numpy as np

from graph.control.random_lists import versions
from minitf.graph.control.tensor_list import TensorList


def test_all_versions_stay_as_they_were():
    for found, expected in versions(np.random.default_rng(0), 60):
        assert {key: found.get(key) for key in range(8)} == {key: expected.get(key) for key in range(8)}


def test_an_item_can_be_taken_out():
    a = TensorList(2).with_item(0, "x").with_item(1, "y")
    b = a.with_item(0, None)
    assert (a.get(0), b.get(0), b.get(1)) == ("x", None, "y")


def test_sums_are_item_by_item():
    a = TensorList(3).with_item(0, 1.0).with_item(1, 2.0)
    b = TensorList(3).with_item(1, 10.0).with_item(2, 20.0)
    c = a + b
    assert [c.get(i) for i in range(3)] == [1.0, 12.0, 20.0]
    assert [a.get(i) for i in range(3)] == [1.0, 2.0, None]
    assert a.empty().items() == []


def test_a_list_of_many_writes_is_read_backwards_in_one_step_each():
    lists = [TensorList(5000)]
    for i in range(5000):
        lists.append(lists[-1].with_item(i, i))
    assert [lists[i + 1].get(i) for i in reversed(range(5000))] == list(reversed(range(5000)))
    assert lists[0].get(3) is None
    assert lists[-1].get(4999) == 4999
