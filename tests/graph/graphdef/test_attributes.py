"""Attributes both ways, and what damaged ones do."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.errors import InvalidArgumentError
from minitf.graph.graphdef.attributes import attribute_of, put_attribute
from minitf.wire import messages


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("int", -3), ("float", 0.5), ("bool", True), ("string", "SAME"), ("type", tf.float32), ("shape", (2, None)),
        ("shape", None), ("func", "f"), ("list(int)", (1, 2)), ("list(float)", (0.5,)), ("list(bool)", (True, False)),
        ("list(string)", ("a", "b")), ("list(type)", (tf.int32, tf.string)), ("list(shape)", ((2,), None)),
        ("list(func)", ("f", "g")), ("list(int)", ()),
    ],
)  # fmt: skip
def test_a_value_comes_back_as_it_was(kind, value):
    node = messages.NodeDef(name="n", op="X")
    put_attribute(node, "a", kind, value)
    assert attribute_of(messages.NodeDef.FromString(node.SerializeToString()), "a", kind) == value


def test_a_tensor_comes_back_as_an_array():
    node = messages.NodeDef()
    put_attribute(node, "value", "tensor", np.array([1, 2], np.int32))
    assert attribute_of(node, "value", "tensor").tolist() == [1, 2]


def test_what_is_not_there_is_the_default():
    assert attribute_of(messages.NodeDef(), "a", "int", 7) == 7


@pytest.mark.parametrize("kind", ["float", "type", "list(int)", "shape"])
def test_another_kind_is_refused(kind):
    node = messages.NodeDef(name="n", op="X")
    put_attribute(node, "a", "int", 1)
    with pytest.raises(InvalidArgumentError, match="must be of the kind"):
        attribute_of(node, "a", kind)


def test_a_dtype_that_is_none_is_refused():
    node = messages.NodeDef(name="n")
    node.attr["T"].type = 77
    with pytest.raises(InvalidArgumentError, match="no such type"):
        attribute_of(node, "T", "type")


def test_a_reference_dtype_of_old_graphs_counts_as_the_plain_one():
    node = messages.NodeDef(name="n")
    node.attr["T"].type = 101
    assert attribute_of(node, "T", "type") is tf.float32
