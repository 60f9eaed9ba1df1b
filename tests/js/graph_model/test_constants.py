import numpy as np
import pytest

from js.graph_cases import traced
from minitf.js.graph_model.constants import as_type, has_value, put_constants, take_constants, within_32_bits
from minitf.js.graph_model.spelled import spelled_out
from minitf.wire.tensors import array_of


def test_values_leave_the_graph_and_come_back():
    definition, *_ = spelled_out(traced("activations"))
    before = {node.name: array_of(node.attr["value"].tensor, "") for node in definition.node if node.op == "Const"}
    taken = dict(take_constants(definition))
    assert not any(has_value(node.attr["value"].tensor) for node in definition.node if node.op == "Const")
    put_constants(definition, taken)
    for node in definition.node:
        if node.op == "Const":
            found = array_of(node.attr["value"].tensor, "")
            assert found.dtype == before[node.name].dtype
            np.testing.assert_array_equal(found, before[node.name])


def test_values_that_do_not_match_are_all_named():
    definition, *_ = spelled_out(traced("slices"))
    taken = dict(take_constants(definition))
    first, second, *_ = taken
    taken[first] = np.zeros((7, 7), np.int32)
    del taken[second]
    with pytest.raises(ValueError, match=rf"{first} is \[7, 7\], the graph wants .*; {second} is missing"):
        put_constants(definition, taken)


def test_as_far_as_there_is_fits_into_32_bits():
    limits = np.iinfo(np.int64)
    found = within_32_bits(np.array([limits.min, -5, limits.max]))
    assert found.tolist() == [-(2**31), -5, 2**31 - 1]
    assert within_32_bits(np.array([0.5])).tolist() == [0.5]


def test_numbers_get_the_type_that_the_graph_says():
    assert array_of(as_type(np.array([1, 2], np.int32), 9), "").dtype == np.int64
    assert array_of(as_type(np.array([b"a"], object), 7), "").tolist() == [b"a"]
