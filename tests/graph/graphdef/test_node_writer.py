"""One node of a GraphDef: names, and attributes that follow from what goes in."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.errors import InternalError, UnimplementedError
from minitf.graph.graphdef.node_writer import NodeWriter, Written
from minitf.wire import messages

X = Written("x", tf.float32)


def nodes(in_function=False):
    message = messages.GraphDef()
    return message.node, NodeWriter(message.node, in_function)


def test_dtypes_and_numbers_follow_from_the_inputs():
    message, writer = nodes()
    writer.add("ConcatV2", "c", [X, X, Written("a", tf.int32)], {}, [tf.float32])
    attrs = message[0].attr
    assert (attrs["N"].i, attrs["T"].type, attrs["Tidx"].type) == (2, 1, 3)


def test_outputs_are_called_by_number_in_a_graph_and_by_argument_in_a_function():
    def outputs(in_function):
        _, writer = nodes(in_function)
        axis = writer.vector("axis", 0)
        return [y.text for y in writer.add("Split", "s", [axis, X], {"num_split": 2}, [tf.float32] * 2)]

    assert outputs(False) == ["s", "s:1"]
    assert outputs(True) == ["s:output:0", "s:output:1"]


def test_several_arguments_of_one_output_each():
    _, writer = nodes(in_function=True)
    found = writer.add("TopKV2", "t", [X, Written("k", tf.int32)], {}, [tf.float32, tf.int32])
    assert [y.text for y in found] == ["t:values:0", "t:indices:0"]


def test_a_name_that_is_taken_gets_a_number():
    message, writer = nodes()
    writer.constant("c", np.array(1.0))
    writer.constant("c", np.array(2.0))
    assert [node.name for node in message] == ["c", "c_1"]


def test_control_inputs_stand_behind_the_others():
    message, writer = nodes()
    writer.add("Neg", "n", [X], {}, [tf.float32], control=["before"])
    assert list(message[0].input) == ["x", "^before"]


def test_an_attribute_that_tensorflow_has_not_is_refused_unless_it_says_nothing():
    _, writer = nodes()
    writer.add("Neg", "n", [X], {"extra": ()}, [tf.float32])
    with pytest.raises(UnimplementedError, match="no such attribute"):
        writer.add("Neg", "n", [X], {"extra": (1, 2)}, [tf.float32])


def test_an_attribute_that_is_missing_is_told():
    _, writer = nodes()
    with pytest.raises(InternalError, match="padding"):
        writer.add("Conv2D", "c", [X, X], {"strides": (1, 1, 1, 1)}, [tf.float32])
