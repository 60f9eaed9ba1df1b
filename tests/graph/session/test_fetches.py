"""Fetches: leaves of a structure, and the structure again."""

import pytest

import minitf as tf
from minitf.graph.session.fetches import flat_fetches, packed


def test_leaves_are_elements_and_come_back():
    with tf.Graph().as_default() as graph:
        x = tf.constant(1.0)
        fetches = {"a": [x, "Const:0"], "b": x.op}
        elements = flat_fetches(graph, fetches)
    assert [e is x for e in elements] == [True, True, False]
    assert packed(fetches, elements, [1, 2]) == {"a": [1, 2], "b": None}
    assert packed(x, [x], [5]) == 5


def test_a_variable_is_read_once():
    with tf.Graph().as_default() as graph:
        v = tf.Variable(1.0)
        first, second = flat_fetches(graph, [v, v])
    assert first is second
    assert first.op.type == "ReadVariableOp"


def test_nothing_is_refused():
    with pytest.raises(TypeError, match="fetches is None"):
        flat_fetches(tf.Graph(), None)
