"""Graphs of TensorFlow 1: their signatures are functions, their variables are restored."""

import pytest

import minitf as tf
from minitf.saving.saved_model.legacy import needed
from minitf.wire import messages


def test_a_graph_with_a_variable(recorded):
    loaded = tf.saved_model.load(recorded[0] / "session")
    call = loaded.signatures["serving_default"]
    assert call(x=tf.constant([[1.0, 1.0]]))["y"].numpy().tolist() == [[4.0, 6.0]]
    [v] = loaded.variables
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(call(tf.constant([[1.0, 2.0]]))["y"])
    assert tape.gradient(loss, v).numpy().tolist() == [[1.0, 1.0], [2.0, 2.0]]


def test_a_graph_of_constants(recorded):
    loaded = tf.saved_model.load(recorded[0] / "frozen")
    assert loaded.variables == []
    assert loaded.signatures["serving_default"](tf.constant([1.0, 2.0]))["y"].numpy().tolist() == [3.0, 5.0]


def test_a_node_that_is_not_there():
    nodes = [messages.NodeDef(name="a", op="Neg", input=["b"])]
    with pytest.raises(tf.errors.DataLossError, match="'b'"):
        needed(nodes, ["a"], set())
    assert needed(nodes, ["a"], {"b"}) == (nodes, [])
