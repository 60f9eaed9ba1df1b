"""How a graph of a file gives its variables their values. Floor 6. Read `values.py` first.

A graph for sessions has nodes that restore its variables: RestoreV2, which reads tensors by name, and for each of them
an assignment. These nodes are not run here, as a graph from a file must not touch files. They are only read: they say
which variable has which name in the checkpoint.
"""

from __future__ import annotations

from ...backend.errors import DataLossError, explain
from ...graph.graphdef.ordering import source_name
from ...wire.tensors import array_of

VARIABLES = ("VarHandleOp", "VariableV2", "Variable")
PASSES = ("Identity", "Cast")
CALLS = ("PartitionedCall", "StatefulPartitionedCall")
DEEPEST = 50


def restored_variables(graph) -> dict[str, str]:
    """Name of a variable's node -> name of its tensor in the checkpoint.

    graph: a MetaGraphDef.

    Raises: DataLossError where nodes are missing.
    """
    library = {function.signature.name: function for function in graph.graph_def.library.function}
    nodes = {node.name: node for node in graph.graph_def.node}
    found: dict = {}
    if graph.saver_def.restore_op_name:
        follow(nodes, [source_name(graph.saver_def.restore_op_name)], library, {}, found)
    return found


def follow(nodes, names, library, arguments, found, depth=0) -> None:
    """Look at the nodes that some nodes need, for assignments of what was read from the checkpoint.

    arguments: in a function, its arguments -> names of variables outside.
    """
    waiting, seen = list(names), set()
    while waiting:
        name = waiting.pop()
        if name in seen or name in arguments:
            continue
        seen.add(name)
        node = node_of(nodes, name)
        if node.op in ("AssignVariableOp", "Assign") and len(node.input) > 1:
            variable, value = source_name(node.input[0]), key_of(nodes, node.input[1])
            if value is not None:
                found[arguments.get(variable, variable)] = value
        elif node.op in CALLS and depth < DEEPEST:
            enter(nodes, node, library, arguments, found, depth)
        waiting += [source_name(text) for text in node.input]


def enter(nodes, node, library, arguments, found, depth) -> None:
    """The same for what a function does that is called."""
    function = library.get(node.attr["f"].func.name)
    if function is None:
        return
    given = [source_name(text) for text in node.input if not text.startswith("^")]
    inner = {arg.name: arguments.get(name, name) for arg, name in zip(function.signature.input_arg, given)}
    inside = {message.name: message for message in function.node_def}
    follow(inside, list(inside), library, inner, found, depth + 1)


def key_of(nodes, text):
    """The name in the checkpoint of the tensor that `text` refers to; None where it was not read from there."""
    for _ in range(DEEPEST):
        node = nodes.get(source_name(text))
        if node is None or node.op not in PASSES or not node.input:
            break
        text = node.input[0]
    if node is None or node.op != "RestoreV2" or len(node.input) < 2:
        return None
    names = nodes.get(source_name(node.input[1]))
    if names is None or names.op != "Const":
        return None
    keys = array_of(names.attr["value"].tensor).reshape(-1).tolist()
    index = text.rpartition(":")[2] if ":" in text else "0"
    if not index.isdigit() or int(index) >= len(keys):
        raise DataLossError(explain("SavedModel", f"a node takes {text!r}", f"{len(keys)} tensors are read there"))
    return keys[int(index)].decode(errors="replace")


def node_of(nodes, name):
    """The node of that name.  Raises: DataLossError where there is none."""
    if name not in nodes:
        raise DataLossError(explain("SavedModel", f"a reference to the node {name!r}", "there is none of that name"))
    return nodes[name]
