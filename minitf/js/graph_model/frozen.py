"""Freezing: the variables of a graph are the constants that they hold now. Floor 8. Read next: `standins.py`.

A variable goes into a graph as a resource, a reference, and from there into the bodies of loops and branches. Where the
reference was, the value itself goes now, and whoever read it there takes it as it is.
"""

import numpy as np

from ...backend.errors import explain
from ...core.context import init_scope
from ...ops.variables.variable import Variable
from ...wire import messages
from ...wire.tensors import tensor_proto
from .standins import rename_references

RESOURCE = 20  # the number of the type in files
TYPED_BY_FUNCTION = {"While": ("body", "T", "T"), "StatelessWhile": ("body", "T", "T"),
                     "If": ("then_branch", "Tin", "Tout"), "StatelessIf": ("then_branch", "Tin", "Tout"),
                     "PartitionedCall": ("f", "Tin", "Tout"), "StatefulPartitionedCall": ("f", "Tin", "Tout")}


def frozen(graph):
    """The GraphDef of a FuncGraph with the values of what it has captured.

    Raises: ValueError for a captured thing that is no variable and no tensor of numbers, such as a table;
    UnimplementedError for an op that TensorFlow has not.
    """
    definition = messages.GraphDef.FromString(graph.write(graph).SerializeToString())
    with init_scope():
        values = {inside.op.name: value_of(x) for x, inside in graph.captures.values()}
    for function in definition.library.function:
        freeze_function(function)
    types = {name: number_of(array) for name, array in values.items()}
    for node in definition.node:
        if node.name in values:
            put_constant(node, node.name, values[node.name])
        else:
            freeze(node, types)
    by_name = {function.signature.name: function for function in definition.library.function}
    for nodes in [definition.node, *(function.node_def for function in by_name.values())]:
        for node in nodes:
            retype(node, by_name)
    return definition


def value_of(x) -> np.ndarray:
    """The array of an eager tensor or a variable."""
    value = x.read_value() if isinstance(x, Variable) else x
    if not hasattr(value, "numpy") or "resource" in str(value.dtype):
        raise ValueError(explain("save_graph_model", f"the graph uses {x!r}", "only variables and tensors can become "
                                 "constants", "Look words up before the model is called"))
    return np.asarray(value.numpy())


def number_of(array) -> int:
    """The number of an array's type in files."""
    return tensor_proto(array).dtype


def put_constant(node, name, array):
    """Make a node a Const."""
    node.Clear()
    node.name, node.op = name, "Const"
    node.attr["value"].tensor.CopyFrom(tensor_proto(array))
    node.attr["dtype"].type = node.attr["value"].tensor.dtype


def type_arguments(function) -> dict:
    """name -> type of the arguments of a function that were variables, and now are their values."""
    found = {}
    for argument in (*function.signature.input_arg, *function.signature.output_arg):
        if argument.type == RESOURCE and argument.handle_data:
            argument.type = found[argument.name] = argument.handle_data[0].dtype
            argument.ClearField("handle_data")
    return found


def freeze_function(function):
    """The same for a FunctionDef, where nodes refer to outputs by their names."""
    types = type_arguments(function)
    read = {f"{node.name}:value:0": f"{node.name}:output:0" for node in function.node_def if freeze(node, types)}
    rename_references(function, read)


def freeze(node, types) -> bool:
    """Make a node that reads a variable one that takes its value; whether it was such.

    types: name of what was a variable -> the type of its value.
    """
    reads = node.op == "ReadVariableOp" and node.input[0] in types
    if reads:
        del node.input[1:]  # what it had to wait for
        node.op = "Identity"
        node.attr["T"].type = types[node.input[0]]
        del node.attr["dtype"]
    return reads


def retype(node, functions):
    """Let the types that a call of functions lists be those of the functions."""
    if node.op in TYPED_BY_FUNCTION:
        key, inputs, outputs = TYPED_BY_FUNCTION[node.op]
        signature = functions[node.attr[key].func.name].signature
        for attribute, arguments in ((inputs, signature.input_arg), (outputs, signature.output_arg)):
            del node.attr[attribute].list.type[:]
            node.attr[attribute].list.type.extend(argument.type for argument in arguments)
