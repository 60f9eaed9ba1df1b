"""What the operators share."""

import pytest

import minitf as tf
from minitf.graph.autograph.staging import (
    as_tensors,
    condition,
    is_missing,
    is_staged,
    packed,
    rehearsal,
    same_structure,
    specs_of,
    unpacked,
    zeros_like_specs,
)
from minitf.graph.autograph.undefined import Undefined
from minitf.graph.func_graph import FuncGraph


def test_results_are_packed_by_the_number_of_names():
    for names, result in (((), None), (("a",), 1), (("a", "b"), (1, 2))):
        assert unpacked(packed(result, names)) == result


def test_only_what_has_no_value_yet_is_staged():
    graph = FuncGraph("f")
    with graph.building():
        assert is_staged(tf.constant(1) + 1)
        assert is_staged(tf.Variable(True))
    assert not is_staged(tf.constant(True))
    assert not is_staged(tf.Variable(True))
    assert not is_staged([1])


def test_a_condition_is_one_bool():
    assert condition(True, "if statement").numpy()
    assert condition(tf.constant([[True]]), "if statement").shape == ()
    for wrong in (1, [True, False]):
        with pytest.raises(ValueError, match=r"expected to be `tf\.bool` scalar"):
            condition(tf.constant(wrong), "if statement")


def test_a_rehearsal_leaves_nothing_behind():
    graph = FuncGraph("f")
    with graph.building():
        with rehearsal():
            specs = specs_of({"y": tf.constant([1.0, 2.0]) + 1})
        made = zeros_like_specs(specs)
    assert (made["y"].shape, made["y"].dtype) == ([2], tf.float32)
    assert not any(node.type == "AddV2" for node in graph.nodes)


def test_structures_and_dtypes_are_compared():
    same_structure("here", "y", (tf.constant(1), 2), (tf.constant(3), 4), "in both")
    with pytest.raises(TypeError, match="same nested structure in both"):
        same_structure("here", "y", (1, 2), 1, "in both")
    with pytest.raises(TypeError, match="'y' has dtype int32 and dtype float32"):
        same_structure("here", "y", *map(as_tensors, (1, 1.0)), "in both")


def test_missing():
    assert is_missing(None)
    assert is_missing(Undefined("y"))
    assert not is_missing(0)
