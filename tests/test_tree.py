"""tf.nest against TensorFlow's answers; flattening and packing against each other; composites."""

import gc
import weakref
from collections import namedtuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.recorded import differences
from minitf import tree

leaves = st.integers() | st.text(max_size=3) | st.none()
structures = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=2), inner, max_size=3)
    ),
    max_leaves=12,
)


def test_nest_answers_as_tensorflows_does():
    assert differences("nest") == {}


@given(structures)
def test_packing_undoes_flattening(structure):
    assert tree.pack_sequence_as(structure, tree.flatten(structure)) == structure


@given(structures)
def test_map_structure_keeps_the_structure(structure):
    mapped = tree.map_structure(lambda leaf: (leaf,), structure)
    assert tree.flatten_up_to(structure, mapped) == [(leaf,) for leaf in tree.flatten(structure)]
    tree.assert_same_structure(structure, tree.map_structure(id, structure))


def test_the_order_of_a_dicts_keys_is_kept_though_leaves_are_sorted():
    packed = tree.pack_sequence_as({"b": 0, "a": 0}, [1, 2])
    assert list(packed.items()) == [("b", 2), ("a", 1)]


class Pair:
    """A composite: one leaf made of two parts and a name."""

    def __init__(self, name, left, right):
        self.name, self.parts = name, (left, right)


tree.register_composite(Pair, lambda pair: (pair.parts, pair.name), lambda name, parts: Pair(name, *parts))


def test_a_composite_is_a_leaf_until_it_is_opened():
    structure = {"x": Pair("p", 1, 2), "y": 3}
    assert tree.flatten(structure) == [structure["x"], 3]
    assert tree.flatten(structure, expand_composites=True) == [1, 2, 3]
    assert not tree.is_nested(structure["x"])


def test_a_composite_is_closed_again():
    doubled = tree.map_structure(lambda x: 2 * x, [Pair("p", 1, 2)], expand_composites=True)
    assert (doubled[0].name, doubled[0].parts) == ("p", (2, 4))


def test_composites_are_compared_part_by_part():
    pair = Pair("p", 1, [2, 3])
    tree.assert_same_structure(pair, Pair("q", 4, [5, 6]), expand_composites=True)
    with pytest.raises(ValueError, match=r"at \[1\], one has 2 elements, the other 1"):
        tree.assert_same_structure(pair, Pair("q", 4, [5]), expand_composites=True)


@pytest.mark.parametrize(
    ("first", "second", "error", "place"),
    [
        (
            {"a": [1, 2]},
            {"a": [1, (2,)]},
            ValueError,
            r"at \['a'\]\[1\], one is an int, a leaf, the other a tuple",
        ),
        ([1, (2,)], [1, [2]], TypeError, r"at \[1\], one is a tuple, the other a list"),
        ({"a": 1}, {"b": 1}, ValueError, r"at the top, one has the keys \['a'\], the other \['b'\]"),
    ],
)
def test_a_difference_is_named_with_its_place(first, second, error, place):
    with pytest.raises(error, match=place):
        tree.assert_same_structure(first, second)


def test_parts_below_a_shallow_structure():
    assert tree.flatten_up_to({"a": 0, "b": 0}, {"b": [1, 2], "a": (3,)}) == [(3,), [1, 2]]
    assert tree.map_structure_up_to((0, 0), lambda x, n: x * n, ([1], "ab"), (2, 3)) == ([1, 1], "ababab")
    with pytest.raises(ValueError, match="one has 2 elements, the other 1"):
        tree.flatten_up_to([0, 0], [[1]])


def test_keys_that_cannot_be_sorted():
    with pytest.raises(TypeError, match="keys must be sortable"):
        tree.flatten({1: 0, "a": 0})


@given(structures)
def test_paths_lead_to_the_leaves(structure):
    found = tree.flatten_with_paths(structure)
    assert [leaf for _, leaf in found] == tree.flatten(structure)
    for path, leaf in found:
        node = structure
        for key in path:
            node = node[key]
        assert node is leaf


def test_the_path_through_a_named_tuple_has_its_fields():
    Pair = namedtuple("Pair", ["first", "second"])
    assert tree.flatten_with_paths([Pair(1, {"x": 2})]) == [((0, "first"), 1), ((0, "second", "x"), 2)]


def test_a_structure_that_holds_itself():
    endless: list = []
    endless.append(endless)
    for call in (tree.flatten, tree.flatten_with_paths, lambda s: tree.pack_sequence_as(s, [1]),
                 lambda s: tree.assert_same_structure(s, s), lambda s: tree.map_structure(len, s)):
        with pytest.raises(ValueError, match=r"^tf\.nest: received \[\[\.\.\.\]\]: a structure cannot hold itself"):
            call(endless)


def test_nothing_stays_alive_in_a_cycle():
    leaf = {1}  # a set is a leaf
    gone = weakref.ref(leaf)
    gc.disable()
    try:
        tree.map_structure(lambda x: x, {"a": [leaf, 2]})
        tree.flatten_with_paths([leaf])
        tree.assert_same_structure([leaf], [leaf])
        del leaf
        assert gone() is None
    finally:
        gc.enable()
