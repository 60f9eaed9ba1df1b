"""Values in messages."""

import json

from hypothesis import given
from hypothesis import strategies as st

from minitf.serving.rest.shown import kind_of, shown

values = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                      lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside,
                                                                                   max_size=3), max_leaves=8)


@given(values)
def test_small_values_are_shown_whole(value):
    text = shown(value)
    assert len(text) >= 256 or json.loads(text) == value


def test_objects_stand_on_several_lines():
    assert shown({"a": [1, {"b": 2}], "c": {}}) == '{\n    "a": [1, {\n            "b": 2\n        }],\n    "c": {}\n}'


def test_large_values_are_cut():
    assert len(shown(["x" * 20] * 1000)) < 300


def test_kinds():
    assert [kind_of(value) for value in (None, True, False, 1, 1.5, "", [], {})] == [
        "Null", "True", "False", "Number", "Number", "String", "Array", "Object"]
