"""Which variable a graph restores from which tensor of its checkpoint."""

import pytest

import minitf as tf
from minitf.saving.saved_model.folder import read_message
from minitf.saving.saved_model.restoring import node_of, restored_variables


def test_in_a_graph_of_tensorflow_1(recorded):
    [graph] = read_message(recorded[0] / "session").meta_graphs
    assert restored_variables(graph) == {"v": "v"}


def test_in_a_function_that_restores(recorded):
    [graph] = read_message(recorded[0] / "everything").meta_graphs
    found = restored_variables(graph)
    handles = {node.name for node in graph.graph_def.node if node.op == "VarHandleOp"}
    assert set(found) <= handles
    assert sorted(found.values())[0] == "held/0/.ATTRIBUTES/VARIABLE_VALUE"


def test_in_one_of_ours(saved):
    [graph] = read_message(saved).meta_graphs
    assert restored_variables(graph)["factor"] == "factor/.ATTRIBUTES/VARIABLE_VALUE"


def test_missing_nodes_are_data_loss(saved):
    [graph] = read_message(saved).meta_graphs
    graph.saver_def.restore_op_name = "nowhere"
    with pytest.raises(tf.errors.DataLossError, match="nowhere"):
        restored_variables(graph)
    with pytest.raises(tf.errors.DataLossError):
        node_of({}, "x")
