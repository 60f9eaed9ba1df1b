"""Flattening a structure, case by case. An exercise grades with these; tests/test_tree.py has the rest of tf.nest."""

from collections import OrderedDict, namedtuple

import pytest

from minitf import tree

Point = namedtuple("Point", ["y", "x"])


class Pair:
    """A leaf that is made of two parts, as a sparse gradient is."""

    def __init__(self, first, second):
        self.parts = first, second


tree.register_composite(Pair, lambda pair: (pair.parts, None), lambda rest, parts: Pair(*parts))


@pytest.mark.parametrize("leaf", [1, None, 2.5, {1, 2}, object()], ids=lambda leaf: type(leaf).__name__)
def test_a_leaf_is_a_list_of_itself(leaf):
    assert tree.flatten(leaf) == [leaf]


@pytest.mark.parametrize("text", ["word", "", b"bytes"])
def test_a_string_is_one_leaf(text):
    assert tree.flatten([text, "x"]) == [text, "x"]


@pytest.mark.parametrize("empty", [[], (), {}, [[], ({},)]])
def test_empty_containers_have_no_leaves(empty):
    assert tree.flatten(empty) == []


def test_leaves_come_from_any_depth_in_order():
    assert tree.flatten([1, (2, [3, [[4]]]), 5]) == [1, 2, 3, 4, 5]


def test_a_dict_is_walked_in_the_order_of_its_sorted_keys():
    assert tree.flatten({"b": [3, 4], "a": (1, 2)}) == [1, 2, 3, 4]
    assert tree.flatten(OrderedDict([("z", 2), ("y", 1)])) == [1, 2]


def test_a_named_tuple_keeps_the_order_of_its_fields():
    assert tree.flatten({"p": Point(y=1, x=2)}) == [1, 2]


def test_a_composite_is_one_leaf():
    pair = Pair(1, 2)
    assert tree.flatten([pair, 3]) == [pair, 3]


def test_a_composite_is_opened_when_asked_at_any_depth():
    inner = Pair(2, 3)
    assert tree.flatten([Pair(1, inner), 4], expand_composites=True) == [1, 2, 3, 4]
