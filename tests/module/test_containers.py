"""Tracked containers behave as what they wrap, print as TensorFlow's do, and share what they wrap."""

import collections
import copy
import json
import pickle

import pytest

import minitf as tf
from minitf import tree
from minitf.module.containers import DictWrapper, ListWrapper, TupleWrapper, wrap

Point = collections.namedtuple("Point", ["x", "y"])


def variable(value=1.0):
    return tf.Variable(value)


# --- what is wrapped ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([], "ListWrapper([])"),
        ([1, [2]], "ListWrapper([1, ListWrapper([2])])"),
        ({"a": {"b": [1]}}, "DictWrapper({'a': DictWrapper({'b': ListWrapper([1])})})"),
        (collections.OrderedDict(a=1), f"DictWrapper({collections.OrderedDict(a=1)!r})"),
        ((1, 2), "(1, 2)"),
        ((1, [2]), "_TupleWrapper((1, ListWrapper([2])))"),
        ((1, (2, [3])), "_TupleWrapper((1, _TupleWrapper((2, ListWrapper([3])))))"),
        (Point(1, [2]), "_TupleWrapper(Point(x=1, y=ListWrapper([2])))"),
        (Point(1, 2), "Point(x=1, y=2)"),
        ({1, 2}, "{1, 2}"),
        ("text", "'text'"),
    ],
    ids=repr,
)
def test_what_is_wrapped_and_how_it_prints(value, text):
    assert repr(wrap(value)) == text


def test_subclasses_and_wrappers_are_left_alone():
    class MyList(list):
        pass

    for value in (MyList([1]), collections.defaultdict(list), wrap([1]), wrap({"a": 1}), wrap(([1],))):
        assert wrap(value) is value


def test_they_pass_for_what_they_wrap():
    assert isinstance(wrap([1]), list)
    assert isinstance(wrap({"a": 1}), dict)
    assert isinstance(wrap(([1],)), tuple)


# --- the same as a list ---------------------------------------------------------------------------------------------
LIST_STEPS = [
    lambda x: x.append(7),
    lambda x: x.extend([8, 9]),
    lambda x: x.insert(1, 5),
    lambda x: x.pop(),
    lambda x: x.pop(0),
    lambda x: x.remove(2),
    lambda x: x.clear(),
    lambda x: x.reverse(),
    lambda x: x.sort(reverse=True),
    lambda x: x.sort(key=lambda v: -v),
    lambda x: x.__setitem__(0, 4),
    lambda x: x.__setitem__(slice(0, 2), [4, 5, 6]),
    lambda x: x.__delitem__(0),
    lambda x: x.__delitem__(slice(1, None)),
    lambda x: x.__iadd__([1, 2]),
    lambda x: x.__imul__(2),
    lambda x: x.index(3),
    lambda x: x.count(3),
    lambda x: x.copy(),
    lambda x: x[1:],
    lambda x: x[::-1],
    lambda x: x + [1],
    lambda x: [1] + x,
    lambda x: x * 2,
    lambda x: 2 * x,
    lambda x: list(reversed(x)),
    lambda x: (len(x), 3 in x, 99 in x, bool(x)),
    lambda x: (x == [3, 1, 2, 3], x != [3], x < [4], x <= [3], x > [1], x >= [9]),
    lambda x: [*x, *x],
    lambda x: json.dumps({"x": x}),
    lambda x: sorted(x) + list(map(str, x)),
]


@pytest.mark.parametrize("step", LIST_STEPS)
def test_a_list_wrapper_does_what_a_list_does(step):
    plain, wrapped = [3, 1, 2, 3], ListWrapper([3, 1, 2, 3])
    assert step(wrapped) == step(plain)
    assert wrapped == plain
    assert plain == wrapped


@pytest.mark.parametrize("step", [lambda x: x[9], lambda x: x.remove(9), lambda x: hash(x), lambda x: x + (1,)])
def test_and_raises_what_a_list_raises(step):
    errors = []
    for value in ([1], ListWrapper([1])):
        with pytest.raises((IndexError, ValueError, TypeError)) as caught:
            step(value)
        errors.append(caught.type)
    assert errors[0] is errors[1]


def test_sums_and_slices_are_plain_lists():
    x = ListWrapper([1, 2])
    assert {type(value) for value in (x + [1], [1] + x, x * 2, x[:1], x + x)} == {list}
    assert type(x.copy()) is ListWrapper


# --- the same as a dict ---------------------------------------------------------------------------------------------
DICT_STEPS = [
    lambda d: d.update(c=3),
    lambda d: d.update({"a": 9}),
    lambda d: d.setdefault("a", 5),
    lambda d: d.setdefault("n", 5),
    lambda d: d.pop("a"),
    lambda d: d.pop("n", None),
    lambda d: d.popitem() in (("a", 1), ("b", 2)),
    lambda d: d.clear(),
    lambda d: d.__setitem__("a", 4),
    lambda d: d.__delitem__("a"),
    lambda d: d.get("a"),
    lambda d: d.get("n", 7),
    lambda d: d.copy(),
    lambda d: (list(d), list(d.keys()), list(d.values()), list(d.items())),
    lambda d: list(reversed(d)),
    lambda d: (len(d), "a" in d, "n" in d, bool(d)),
    lambda d: (d == {"b": 2, "a": 1}, d != {"a": 1}),
    lambda d: d | {"z": 0},
    lambda d: {"z": 0} | d,
    lambda d: d.__ior__({"z": 0}),
    lambda d: {**d},
    lambda d: dict(d),
    lambda d: json.dumps(d),
    lambda d: str(d),
]


@pytest.mark.parametrize("step", DICT_STEPS)
def test_a_dict_wrapper_does_what_a_dict_does(step):
    plain, wrapped = {"b": 2, "a": 1}, DictWrapper({"b": 2, "a": 1})
    result = step(wrapped)
    expected = step(plain)
    if "popitem" not in step.__code__.co_names:  # the first or the last: both are right for a mapping
        assert wrapped == plain
        assert plain == wrapped
    assert result == expected


def test_a_missing_key():
    with pytest.raises(KeyError):
        DictWrapper({})["a"]


# --- shared with the program ----------------------------------------------------------------------------------------
def test_what_the_program_appends_to_its_own_list_is_in_the_module_too():
    module, layers, named = tf.Module(), [], {}
    module.layers, module.named = layers, named
    layers.append(variable(1.0))
    named["a"] = variable(2.0)
    assert [v.numpy() for v in module.variables] == [1.0, 2.0]
    module.layers.append(3)
    assert layers[-1] == 3


def test_what_is_put_in_later_is_wrapped_as_well():
    x, d = wrap([]), wrap({})
    x.append([1])
    x.extend([{"a": 1}])
    x[0:1] = [[2]]
    d["k"] = [1]
    d.update(m=(1, [2]))
    assert repr(x) == "ListWrapper([ListWrapper([2]), DictWrapper({'a': 1})])"
    assert repr(d) == "DictWrapper({'k': ListWrapper([1]), 'm': _TupleWrapper((1, ListWrapper([2])))})"


# --- tuples ---------------------------------------------------------------------------------------------------------
def test_tuples():
    t = wrap((1, [2]))
    assert t == (1, [2])
    assert (t[0], t[:1], t + (3,), len(t)) == (1, (1,), (1, [2], 3), 2)
    assert {type(t[:1]), type(t + (3,))} == {tuple}


def test_named_tuples_keep_their_fields():
    p = wrap(Point(variable(), [2]))
    assert p.x is p[0]
    assert p._fields == ("x", "y")
    assert p._asdict()["y"] == [2]
    with pytest.raises(AttributeError):
        _ = p.z


# --- copies, structures, checkpoints --------------------------------------------------------------------------------
@pytest.mark.parametrize("value", [[1, [2]], {"a": [1]}, (1, [2]), Point(1, [2])], ids=repr)
@pytest.mark.parametrize(
    "duplicate",
    [copy.copy, copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))],  # noqa: S301  our own bytes
    ids=["copy", "deepcopy", "pickle"],
)
def test_copies_are_wrappers_of_their_own(value, duplicate):
    original = wrap(value)
    other = duplicate(original)
    assert (type(other), other) == (type(original), original)
    if isinstance(other, list):
        other.append(3)
        assert original != other


def test_structures_keep_their_wrappers():
    assert tree.flatten(wrap({"b": [1], "a": 2})) == [2, 1]
    for value in ([1, [2]], {"a": [1]}, (1, [2])):
        mapped = tree.map_structure(lambda leaf: leaf * 10, wrap(value))
        assert type(mapped) is type(wrap(value))
        assert tree.flatten(mapped) == [leaf * 10 for leaf in tree.flatten(value)]


def test_children_are_named_by_place_or_key():
    v, w = variable(), variable()
    assert wrap([1, v, [w]])._trackable_children() == {"1": v, "2": [w]}
    assert wrap({"k": v, "n": 1})._trackable_children() == {"k": v}
    assert TupleWrapper((v, 2))._trackable_children() == {"0": v}


def test_a_key_that_is_no_string_has_no_name_in_a_file():
    assert wrap({1: 2})._trackable_children() == {}
    with pytest.raises(ValueError, match="the key 1"):
        wrap({1: variable()})._trackable_children()
