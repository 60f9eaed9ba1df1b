"""The graph for sessions: what its signatures and savers name is there."""

import re

from minitf.saving.saved_model.folder import read_message


def names_in(graph):
    return {node.name: node for node in graph.graph_def.node}


def test_signatures_name_tensors_of_the_graph(saved):
    [graph] = read_message(saved).meta_graphs
    nodes = names_in(graph)
    signature = graph.signature_def["serving_default"]
    assert signature.method_name == "tensorflow/serving/predict"
    assert nodes[signature.inputs["x"].name.removesuffix(":0")].op == "Placeholder"
    places = {key: signature.outputs[key].name for key in ("first", "scaled")}
    assert nodes[places["first"].partition(":")[0]].op == "StatefulPartitionedCall"
    assert [places[key].partition(":")[2] for key in sorted(places)] == ["0", "1"]
    assert [dim.size for dim in signature.outputs["scaled"].tensor_shape.dim] == [-1]


def test_savers_and_the_first_operation_are_there(saved):
    [graph] = read_message(saved).meta_graphs
    nodes = names_in(graph)
    saver = graph.saver_def
    for name in (saver.filename_tensor_name, saver.save_tensor_name, saver.restore_op_name,
                 graph.signature_def["__saved_model_init_op"].outputs["__saved_model_init_op"].name,
                 graph.collection_def["saved_model_main_op"].node_list.value[0]):
        assert name.removesuffix(":0") in nodes
    assert saver.version == 2
    assert all(re.fullmatch(r"[A-Za-z0-9.][\w./>-]*", name) for name in nodes)
    assert {node.op for node in nodes.values()} >= {"VarHandleOp", "RestoreV2", "SaveV2", "AssignVariableOp"}
