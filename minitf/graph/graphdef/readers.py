"""Nodes of a file that look different here: what enters a graph, variables, calls. Floor 4.

Read `reading.py` beside it. Each function takes the GraphReader and a ReadNode, makes nodes of ours, and returns the
node's outputs.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import BY_NUMPY, resource, string
from ...backend.errors import InvalidArgumentError, UnimplementedError, explain
from ...core.context import local
from ...core.spec import Spec
from ...core.tensor import Tensor
from ...ops.shapes.identity import Identity
from ...ops.variables.variable import Variable
from ..func_graph import init_scope, is_handle
from ..structure import Const, Constant, Handle, NoOp, Placeholder
from .control_readers import CONTROL_READERS
from .example_forms import read_parse_example
from .gradient_axes import read_gradient_axes, read_sum
from .list_readers import LIST_READERS
from .old_ops import OLD_READERS
from .ragged_readers import RAGGED_READERS


def read_constant(reader, node):
    """Const: the value stands in the file."""
    array = node.attrs["value"]
    if BY_NUMPY[array.dtype] is not node.attrs["dtype"]:
        raise InvalidArgumentError(explain("GraphDef", f"node {node.name!r} holds {array.dtype}",
                                           f"its dtype is {node.attrs['dtype'].name}"))
    return reader.add(node.name, Const, [], {"value": Constant(array, node.attrs["dtype"])}).outputs


def read_placeholder(reader, node):
    """Placeholder: what is fed when the graph runs."""
    if reader.calling:
        raise InvalidArgumentError(explain("GraphDef", f"node {node.name!r} in the function {reader.calling[-1]!r}",
                                           "nothing can be fed there"))
    if node.attrs["dtype"] is resource:
        if reader.is_given(node.name):
            return [reader.tensor(node.name)]
        raise UnimplementedError(explain("GraphDef", f"node {node.name!r} is a Placeholder for a variable",
                                         "there must be one", "Give it in input_map, or freeze the graph"))
    return reader.add(node.name, Placeholder, [], {"spec": Spec(node.attrs["shape"], node.attrs["dtype"])}).outputs


def read_variable(reader, node):
    """VarHandleOp: a new variable, which has no value before the graph gives it one."""
    dtype, dims = node.attrs["dtype"], node.attrs["shape"]
    sizes = tuple(n or 0 for n in dims or ())
    zero = np.array(b"", object) if dtype is string else np.zeros((), dtype.np)
    graph = local.state.graph
    with init_scope():
        value = Tensor(np.broadcast_to(zero, sizes), local.state.place())  # takes no memory
        variable = Variable(value, name=node.attrs["shared_name"] or node.name, shape=dims)
    handle = reader.add(node.name, Handle, [], {"spec": Spec(dims, dtype)}).outputs[0]
    graph.captures[id(variable)] = (variable, handle)
    graph.uninitialized.add(id(variable))
    return [handle]


def read_identity(reader, node):
    """Identity: of a variable itself, that variable."""
    if is_handle(node.inputs[0]):
        return node.inputs
    return reader.add(node.name, Identity, node.inputs, {}).outputs


def read_identities(reader, node):
    """IdentityN: an Identity for each input."""
    return [x if is_handle(x) else reader.add(f"{node.name}/{i}", Identity, [x], {}).outputs[0]
            for i, x in enumerate(node.inputs)]


def read_nothing(reader, node):
    """NoOp: it only waits for others."""
    return reader.add(node.name, NoOp, [], {}).outputs


def read_assignment(reader, node):
    """AssignVariableOp: it has no output."""
    reader.plain(node)
    return []


def read_call(reader, node):
    """PartitionedCall: the nodes of the function, and an Identity for each result, which waits for what must run."""
    found, changes = reader.call(node.attrs["f"], node.inputs, node.name)
    graph = local.state.graph
    results = []
    for i, y in enumerate(found):
        if is_handle(y):
            results.append(y)
            continue
        result = reader.add(f"{node.name}/{i}", Identity, [y], {})
        if not graph.building_function:
            result.control_inputs = tuple(changes)
        results.append(result.outputs[0])
    reader.add(node.name, NoOp, [], {}).control_inputs = () if graph.building_function else tuple(changes)
    return results


READERS = {
    "Const": read_constant,
    **dict.fromkeys(["Placeholder"], read_placeholder),
    "VarHandleOp": read_variable,
    **dict.fromkeys(["Identity", "PlaceholderWithDefault", "Snapshot", "PreventGradient"], read_identity),
    "IdentityN": read_identities,
    "NoOp": read_nothing,
    "AssignVariableOp": read_assignment,
    **dict.fromkeys(["PartitionedCall", "StatefulPartitionedCall"], read_call),
    "BroadcastGradientArgs": read_gradient_axes,
    "Sum": read_sum,
    **CONTROL_READERS,
    **LIST_READERS,
    **OLD_READERS,
    **RAGGED_READERS,
    "ParseExampleV2": read_parse_example,
}
