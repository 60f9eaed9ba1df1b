"""Pictures of graphs."""

import pytest

import minitf as tf
from graph.tracing import traced
from minitf.graph.body import body_of
from minitf.graph.draw import caption, draw

VECTOR = (tf.float32, (2,))


def test_a_graph_is_drawn(tmp_path):
    w = tf.Variable([1.0, 2.0], name="w")
    concrete = tf.function(lambda x: tf.tanh(x * w + 2.0)).get_concrete_function(tf.constant([1.0, 2.0]))
    concrete.draw().save(tmp_path / "graph.svg")
    text = (tmp_path / "graph.svg").read_text()
    assert "<svg" in text


def test_sources_are_named_and_constants_show_their_value():
    graph = traced(lambda x: x * 2.5 + tf.constant([1.0, 2.0]), VECTOR)
    constants = [node.outputs[0] for node in graph.nodes if node.type == "Const"]
    assert caption(graph.inputs[0]) == ("x", "float32[2]")
    assert [caption(c) for c in constants] == [("2.5", "float32[]"), ("constant", "float32[2]")]


def test_an_empty_graph_has_no_picture():
    with pytest.raises(ValueError, match="0 calls"):
        draw(body_of(traced(lambda x: x, VECTOR)))
