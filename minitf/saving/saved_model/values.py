"""Which tensor of the checkpoint belongs to which object of a SavedModel. Floor 6. Read `folder.py` first.

The checkpoint has an object graph of its own, with the same names on its edges but other numbers. So the two are walked
side by side, from the root: what is reached by the same names is the same object.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import as_dtype, string
from ...backend.errors import DataLossError, NotFoundError, explain
from ...wire import messages
from ...wire.bundle.reader import BundleReader
from ...wire.tensors import dims_of

GRAPH_KEY = "_CHECKPOINTABLE_OBJECT_GRAPH"
VALUE, TABLE = "VARIABLE_VALUE", "table"


def checkpoint_keys(bundle, object_graph, name=VALUE) -> dict[int, str]:
    """The number of an object's node -> the name of its tensor in the checkpoint.

    bundle: the BundleReader.   object_graph: the SavedObjectGraph.
    name: what the object calls this value; a variable has one, a table another.

    Raises: DataLossError where the checkpoint's graph is damaged.
    """
    if GRAPH_KEY not in bundle:
        return {}
    data = bundle.read(GRAPH_KEY).item()
    nodes = messages.parse("TrackableObjectGraph", data, f"{bundle.prefix}: {GRAPH_KEY}").nodes
    there = {0: 0}  # number here -> number in the checkpoint
    waiting = [0]
    while waiting:
        number = waiting.pop()
        if not 0 <= there[number] < len(nodes):
            raise DataLossError(explain(bundle.prefix, f"an edge to object {there[number]}",
                                        f"there are {len(nodes)} objects"))
        edges = {edge.local_name: edge.node_id for edge in nodes[there[number]].children}
        for edge in object_graph.nodes[number].children:
            if edge.local_name in edges and edge.node_id not in there:
                there[edge.node_id] = edges[edge.local_name]
                waiting.append(edge.node_id)
    return {here: attribute.checkpoint_key for here, number in there.items()
            for attribute in nodes[number].attributes if attribute.name == name}


def values_of_variables(prefix, object_graph, options, mapped=False) -> dict:
    """The number of a variable's node -> the array that it holds.

    mapped: whether the arrays may be the files themselves, see `BundleReader.mapped`.

    Raises: NotFoundError, DataLossError where the checkpoint lacks one, or has it with another dtype or shape.
    """
    wanted = {i: node.variable for i, node in enumerate(object_graph.nodes) if node.WhichOneof("kind") == "variable"}
    if options.experimental_skip_checkpoint or not wanted:
        return {i: zeros_for(variable) for i, variable in wanted.items()}
    found = {}
    with BundleReader(prefix) as bundle:
        keys = checkpoint_keys(bundle, object_graph)
        for i, variable in wanted.items():
            if i in keys:
                found[i] = fitting(bundle, keys[i], variable, mapped)
            elif options.allow_partial_checkpoint:
                found[i] = zeros_for(variable)
            else:
                raise NotFoundError(explain(prefix, f"no value for the variable {variable.name!r}",
                                            "every variable must have one", "Use LoadOptions(allow_partial_checkpoint="
                                            "True) to do without"))
    return found


def contents_of_tables(prefix, object_graph, options) -> dict:
    """The number of a table's node -> (keys, values), for tables that could change and so are in the checkpoint."""
    if options.experimental_skip_checkpoint or not any(node.HasField("resource") for node in object_graph.nodes):
        return {}
    with BundleReader(prefix) as bundle:
        keys = checkpoint_keys(bundle, object_graph, TABLE)
        return {number: (bundle.read(f"{key}-keys"), bundle.read(f"{key}-values")) for number, key in keys.items()}


def fitting(bundle, key, variable, mapped=False):
    """The array under `key`, which must be what the variable says."""
    dims = dims_of(variable.shape)
    shape = bundle.shape(key)
    fits = dims is None or (len(dims) == len(shape) and all(m in (None, n) for m, n in zip(dims, shape)))
    if bundle.entry(key).number != variable.dtype or not fits:
        raise DataLossError(explain(bundle.prefix, f"{key} of DataType {bundle.entry(key).number}{list(shape)}",
                                    f"the variable {variable.name!r} has DataType {variable.dtype} and shape {dims}"))
    return bundle.mapped(key) if mapped else bundle.read(key)


def zeros_for(variable):
    """Zeros in the shape of a variable; unknown axes are empty. They take no memory before somebody changes them."""
    dims = tuple(n or 0 for n in dims_of(variable.shape) or ())
    dtype = as_dtype(variable.dtype)
    return np.broadcast_to(np.array(b"", object) if dtype is string else np.zeros((), dtype.np), dims)
