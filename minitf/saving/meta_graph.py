"""A graph for sessions in a file, beside a checkpoint of its variables. Floor 6.

Read next: `saver.py`, and `meta_graph_files.py`.

It is a MetaGraphDef: the nodes, with those that save and restore for programs without Python, and collections, of which
one tells the variables.
"""

from __future__ import annotations

from contextlib import suppress

from ..backend.dtypes import resource
from ..graph.func_graph import Node
from ..graph.graphdef.harmless import TOUCH_FILES
from ..graph.graphdef.importing import import_graph_def
from ..graph.graphdef.node_writer import NodeWriter, Written
from ..graph.graphdef.ordering import source_name
from ..graph.symbolic import SymbolicTensor
from ..ops.variables.variable import Variable
from ..wire import gfile, messages
from ..wire.atomic import replacing
from .saved_model.folder import contents
from .saved_model.restoring import restored_variables
from .saved_model.savers import write_savers
from .saved_model.saving import VERSION

COLLECTIONS = {"variables": lambda variable: True, "trainable_variables": lambda variable: variable.trainable}


def write_meta_graph(graph, path, variables, saver_def):
    """Write the graph; returns the MetaGraphDef.

    path: of the file; None for none. variables: name in the checkpoint -> variable. saver_def: a SaverDef.
    """
    handles = {id(x): graph.capture(x.handle).op.name for x in variables.values()}
    message = messages.MetaGraphDef(graph_def=graph.as_graph_def(), saver_def=saver_def)
    message.meta_info_def.tensorflow_version = VERSION
    nodes = NodeWriter(message.graph_def.node, taken=[node.name for node in message.graph_def.node])
    write_savers(message.saver_def, nodes,
                 [(name, Written(handles[id(x)], resource), x._dtype) for name, x in variables.items()])
    for collection, belongs in COLLECTIONS.items():
        chosen = [x for x in variables.values() if belongs(x)]
        message.collection_def[collection].bytes_list.value.extend(variable_defs(message, handles, chosen))
    for collection in graph.collections:
        elements = [x.name for x in graph.get_collection(collection) if isinstance(x, (SymbolicTensor, Node))]
        if elements:
            message.collection_def[collection].node_list.value.extend(elements)
    if path is not None:
        with gfile.told(path), replacing(path) as new, open(new, "wb") as file:
            file.write(message.SerializeToString(deterministic=True))
    return message


def variable_defs(message, handles, variables) -> list:
    """What a collection says of each variable, as bytes.

    handles: id of a variable -> the name of its node.
    """
    firsts: dict = {}  # (op, name of a variable's node) -> the first node of that op which takes it
    for node in message.graph_def.node:
        if node.op in ("ReadVariableOp", "AssignVariableOp"):
            firsts.setdefault((node.op, source_name(node.input[0])), node.name)
    found = []
    for x in variables:
        name = handles[id(x)]
        found.append(messages.VariableDef(
            variable_name=f"{name}:0", snapshot_name=f"{firsts['ReadVariableOp', name]}:0", is_resource=True,
            initializer_name=firsts["AssignVariableOp", name], trainable=x.trainable).SerializeToString())
    return found


def read_meta_graph(path):
    """The MetaGraphDef in a file.  Raises: OSError where there is none; DataLossError where it is damaged."""
    path = gfile.as_path(path)
    with gfile.told(path):
        return messages.parse("MetaGraphDef", contents(path), path)


def import_nodes(graph, message, import_scope=None) -> dict:
    """Add the nodes of a MetaGraphDef to a graph, and its collections of variables and of nodes.

    Nodes that touch files are left out, and what needs them.

    Returns: name in the checkpoint -> variable.
    """
    part = messages.GraphDef(versions=message.graph_def.versions, library=message.graph_def.library)
    left = without_files(message.graph_def.node)
    part.node.extend(node for node in message.graph_def.node if node.name not in left)
    prefix = f"{import_scope}/" if import_scope else ""
    before = set(graph.captures)
    import_graph_def(part, name=import_scope or "")
    made = {handle.op.name.removeprefix(prefix): x for key, (x, handle) in graph.captures.items() if key not in before}
    for collection in message.collection_def:
        add_collection(graph, collection, message.collection_def[collection], made, prefix)
    keys = restored_variables(message)
    return {keys.get(name, name): variable for name, variable in made.items() if isinstance(variable, Variable)}


def add_collection(graph, name, proto, made, prefix) -> None:
    """Add one collection: of variables, where the bytes tell these, or of nodes and tensors by their names."""
    if name in COLLECTIONS:
        for data in proto.bytes_list.value:
            message = messages.parse("VariableDef", data, f"the collection {name!r}")
            variable = made.get(message.variable_name.partition(":")[0])
            if variable is not None and not any(variable is x for x in graph.get_collection_ref(name)):
                graph.add_to_collection(name, variable)
                variable._trainable = message.trainable
    for text in proto.node_list.value:
        with suppress(KeyError):  # it was left out
            graph.add_to_collection(name, graph.as_graph_element(prefix + text))


def without_files(nodes) -> set:
    """The names of the nodes that touch files, and of all that need these."""
    left = {node.name for node in nodes if node.op in TOUCH_FILES}
    grows = bool(left)
    while grows:
        more = {node.name for node in nodes if node.name not in left
                and any(source_name(text.removeprefix("^")) in left for text in node.input)}
        left |= more
        grows = bool(more)
    return left
