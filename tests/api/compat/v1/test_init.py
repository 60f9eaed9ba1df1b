"""tf.compat.v1: names of its own, and those of tf."""

import pytest

import minitf as tf


def test_names_of_its_own_and_those_of_tf():
    assert tf.compat.v1.Session.__name__ == "Session"
    assert tf.compat.v1.Graph is tf.Graph
    assert tf.compat.v1.nn.relu is tf.nn.relu
    assert tf.compat.v1.trainable_variables() == []
    assert "Session" in dir(tf.compat.v1)


def test_a_graph_def_is_a_message():
    message = tf.compat.v1.GraphDef()
    message.node.add(name="a", op="NoOp")
    assert tf.compat.v1.GraphDef.FromString(message.SerializeToString()).node[0].name == "a"


def test_a_wrong_name_is_answered():
    with pytest.raises(AttributeError, match="no such name"):
        _ = tf.compat.v1.no_such_thing
