"""The nodes that save and restore variables."""

import minitf as tf
from minitf.backend.dtypes import resource
from minitf.graph.graphdef.node_writer import NodeWriter
from minitf.saving.saved_model.savers import strings, write_savers
from minitf.wire import messages


def written(count):
    graph, saver = messages.GraphDef(), messages.SaverDef()
    nodes = NodeWriter(graph.node)
    variables = []
    for i in range(count):
        attrs = {"dtype": tf.float32, "shape": ()}
        variables.append((f"key{i}", nodes.add("VarHandleOp", f"v{i}", [], attrs, [resource])[0], tf.float32))
    write_savers(saver, nodes, variables)
    return {node.name: node for node in graph.node}, saver


def test_each_variable_is_assigned_what_was_read_under_its_key():
    nodes, saver = written(2)
    assert saver.restore_op_name == "restored"
    assert list(nodes["restored"].input) == ["^v0/Restore", "^v1/Restore"]
    assert list(nodes["v1/Restore"].input) == ["v1", "restore:1"]
    assert list(nodes["saved"].input) == ["saver_filename", "^save"]
    assert list(nodes["save"].input)[3:] == ["v0/Read", "v1/Read"]


def test_without_variables_nothing_is_read():
    nodes, _ = written(0)
    assert {node.op for node in nodes.values()} == {"Placeholder", "Const", "Identity", "NoOp"}
    assert strings([]).shape == (0,)
