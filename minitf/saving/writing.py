"""Writing a checkpoint: the values of all objects, and the graph of the objects. Floor 6. Next: `restoring.py`."""

from __future__ import annotations

import numpy as np

from ..backend.errors import FailedPreconditionError, explain
from ..wire.bundle.writer import BundleWriter
from .object_graph import GRAPH_KEY, graph_proto, has_values, value_key, walk


def write_checkpoint(root, prefix, shard_size=None, attached=None, without_value=()) -> None:
    """Write the files of a checkpoint of what can be reached from `root`.

    root: Trackable. prefix: path without ".index". shard_size: int, bytes after which another data file begins.
    attached: name -> object, further children of the root; or None.
    without_value: ids of variables of a session's graph that have no value yet.

    Raises: FailedPreconditionError for one of these; as `write_nodes`.

    One value after the other is asked for and written, so no more memory is taken than for one of them.
    """
    nodes = walk(root, attached=attached)
    for node in nodes:
        if id(node.thing) in without_value:
            raise FailedPreconditionError(explain("Checkpoint.write", f"the variable {node.path!r}", "it has no value "
                                                  "yet", "Run tf.compat.v1.global_variables_initializer()"))
    write_nodes(nodes, prefix, shard_size)


def write_nodes(nodes, prefix, shard_size=None) -> None:
    """The same for nodes as `walk` gave them; a SavedModel has its variables written by this.

    Raises: InvalidArgumentError for values of a type that files do not have; errors of the file system.
    """
    keys = []
    with BundleWriter(prefix, shard_size) as bundle:
        for node in nodes:
            keys.append(_write_values(node, bundle))
        graph = graph_proto(nodes, keys).SerializeToString()
        bundle.add(GRAPH_KEY, np.array(graph, object))


def _write_values(node, bundle) -> dict:
    """Write what an object holds itself; returns name of a value -> key of its tensor."""
    keys: dict = {}
    if not has_values(node.thing):
        return keys
    common = node.thing._common_name
    for name, value in node.thing._serialize_to_tensors().items():
        key = value_key(node.path, common or name)
        keys[common or name] = key
        bundle.add(key + name if common else key, as_array(value))
    return keys


def as_array(value):
    """The NumPy array of a tensor, without a copy where it is in the memory of this machine already."""
    array = getattr(value, "_array", None)
    return array if isinstance(array, np.ndarray) else np.asarray(value)
