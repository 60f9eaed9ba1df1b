"""Graphs that carry the values of their variables."""

import numpy as np
import pytest

import minitf as tf

v1 = tf.compat.v1


def graph_with_a_variable():
    with tf.Graph().as_default() as graph:
        x = v1.placeholder(tf.float32, [None, 2], name="x")
        v = tf.Variable([[1.0], [2.0]], name="v")
        tf.matmul(x, v)
        tf.reduce_sum(x)
        init = v1.global_variables_initializer()
    session = v1.Session(graph=graph)
    session.run(init)
    return graph, session


def test_variables_become_constants():
    graph, session = graph_with_a_variable()
    frozen = v1.graph_util.convert_variables_to_constants(session, graph.as_graph_def(), ["MatMul"])
    assert "VarHandleOp" not in {node.op for node in frozen.node}
    with tf.Graph().as_default() as again:
        tf.import_graph_def(frozen, name="")
    assert v1.Session(graph=again).run("MatMul:0", {"x:0": np.ones((1, 2))}).tolist() == [[3.0]]


def test_a_part_has_what_its_nodes_need():
    graph, _ = graph_with_a_variable()
    part = v1.graph_util.extract_sub_graph(graph.as_graph_def(), ["Sum"])
    assert {node.name for node in part.node} == {"x", "Sum", "Sum/axis"}
    with pytest.raises(ValueError, match="no such node"):
        v1.graph_util.extract_sub_graph(graph.as_graph_def(), ["nowhere"])
    with pytest.raises(TypeError, match="list of names"):
        v1.graph_util.extract_sub_graph(graph.as_graph_def(), "Sum")
