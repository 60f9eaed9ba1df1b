"""Graphs that carry their variables' values, as constants; and parts of graphs. Floor 4. Read `writing.py` first."""

from __future__ import annotations

from ...backend.errors import explain
from ...wire import messages
from ...wire.tensors import tensor_proto
from ..func_graph import init_scope
from .ordering import source_name


def convert_variables_to_constants(sess, input_graph_def, output_node_names, variable_names_whitelist=None,
                                   variable_names_blacklist=None):
    """The part of a graph that some nodes need, with the values that its variables have now.

    sess: the session with the graph.
    input_graph_def: the graph's GraphDef.
    output_node_names: names of operations.

        >>> import minitf as tf
        >>> with tf.Graph().as_default() as graph, tf.compat.v1.Session() as session:
        ...     y = tf.identity(tf.Variable(5.0, name="v"))
        ...     _ = session.run(tf.compat.v1.global_variables_initializer())
        ...     frozen = convert_variables_to_constants(session, graph.as_graph_def(), ["Identity"])
        >>> [(node.name, node.op) for node in frozen.node]
        [('v', 'Const'), ('ReadVariableOp', 'Identity'), ('Identity', 'Identity')]

    Raises: ValueError for a name that the graph has not.
    Source: tf.compat.v1.graph_util.convert_variables_to_constants. The lists of names are accepted, and change nothing.
    """
    part = extract_sub_graph(input_graph_def, output_node_names)
    graph = sess.graph
    frozen = messages.GraphDef(versions=part.versions, library=part.library)
    with init_scope():
        values = {inside.op.name: x.numpy() for x, inside in graph.captures.values() if hasattr(x, "assign")}
    for node in part.node:
        copy = frozen.node.add()
        if node.op == "VarHandleOp" and node.name in values:
            put_constant(copy, node, values[node.name])
        elif node.op == "ReadVariableOp" and source_name(node.input[0]) in values:
            copy.name, copy.op = node.name, "Identity"
            copy.input.extend(node.input)
            copy.attr["T"].CopyFrom(node.attr["dtype"])
        else:
            copy.CopyFrom(node)
    return frozen


def put_constant(copy, node, value):
    """Write the Const node that stands for a variable."""
    copy.name, copy.op = node.name, "Const"
    copy.attr["dtype"].CopyFrom(node.attr["dtype"])
    copy.attr["value"].tensor.CopyFrom(tensor_proto(value))


def extract_sub_graph(graph_def, dest_nodes):
    """The nodes that some nodes need, these among them.

    dest_nodes: a list of names.

    Raises: TypeError for a single string; ValueError for a name that the graph has not.
    Source: tf.compat.v1.graph_util.extract_sub_graph.
    """
    if isinstance(dest_nodes, str):
        raise TypeError(explain("extract_sub_graph", f"dest_nodes is {dest_nodes!r}", "it must be a list of names"))
    by_name = {node.name: node for node in graph_def.node}
    found: set = set()
    waiting = list(dest_nodes)
    while waiting:
        name = waiting.pop()
        if name not in by_name:
            raise ValueError(explain("extract_sub_graph", f"asked for {name!r}", "the graph has no such node"))
        if name not in found:
            found.add(name)
            waiting += [source_name(text) for text in by_name[name].input]
    part = messages.GraphDef(versions=graph_def.versions, library=graph_def.library)
    part.node.extend(node for node in graph_def.node if node.name in found)
    return part
