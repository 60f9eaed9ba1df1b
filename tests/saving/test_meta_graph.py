"""What a MetaGraphDef says of a graph and its variables."""

import minitf as tf
from minitf.saving.meta_graph import without_files, write_meta_graph
from minitf.wire import messages

v1 = tf.compat.v1


def test_variables_and_the_nodes_that_restore_them():
    with tf.Graph().as_default() as graph:
        v = v1.get_variable("v", initializer=[1.0])
        w = v1.get_variable("w", initializer=2, trainable=False)
        v1.global_variables_initializer()
    message = write_meta_graph(graph, None, {"v": v, "other": w}, messages.SaverDef(max_to_keep=3))
    assert message.saver_def.max_to_keep == 3
    nodes = {node.name: node for node in message.graph_def.node}
    assert nodes[message.saver_def.restore_op_name].op == "NoOp"
    found = [messages.VariableDef.FromString(data) for data in message.collection_def["variables"].bytes_list.value]
    assert [(x.variable_name, x.trainable) for x in found] == [("v:0", True), ("w:0", False)]
    assert all(nodes[x.initializer_name].op == "AssignVariableOp" for x in found)
    assert len(message.collection_def["trainable_variables"].bytes_list.value) == 1


def test_nodes_that_touch_files_are_left_out_with_what_needs_them():
    nodes = [messages.NodeDef(name="a", op="Const"), messages.NodeDef(name="r", op="RestoreV2", input=["a"]),
             messages.NodeDef(name="i", op="Identity", input=["r:1"]),
             messages.NodeDef(name="n", op="NoOp", input=["^i"]), messages.NodeDef(name="b", op="Neg", input=["a"])]
    assert without_files(nodes) == {"r", "i", "n"}
