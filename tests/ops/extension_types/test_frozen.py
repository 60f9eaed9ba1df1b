"""FrozenDict."""

import pytest

from minitf.ops.extension_types.frozen import FrozenDict, frozen, thawed


def test_it_is_a_mapping_that_nobody_changes():
    found = FrozenDict({"b": 1, "a": 2})
    assert (list(found), found["a"], len(found), found == {"a": 2, "b": 1}) == (["b", "a"], 2, 2, True)
    with pytest.raises(TypeError):
        found["a"] = 3


def test_there_and_back():
    value = ({"a": (1, {"b": 2})}, 3)
    assert thawed(frozen(value)) == value
    assert isinstance(frozen(value)[0]["a"][1], FrozenDict)
