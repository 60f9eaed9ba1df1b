"""Constants: their values stand in the files of weights, and not in the graph. Floor 8. Read next: `saving.py`."""

import numpy as np

from ...backend.dtypes import as_dtype
from ...wire.tensors import array_of, tensor_proto
from ..weights.values import INT32

ENDS = (np.iinfo(np.int64).min, np.iinfo(np.int64).max)  # of a slice, as far as there is


def take_constants(definition) -> list:
    """Pairs of name and array of all constants of a GraphDef, whose nodes keep a dtype and a shape only."""
    found = []
    for nodes in [definition.node, *(function.node_def for function in definition.library.function)]:
        for node in nodes:
            if node.op == "Const":
                value = node.attr["value"].tensor
                found.append((node.name, within_32_bits(array_of(value, node.name))))
                value.ClearField("tensor_content")
                for field, _ in value.ListFields():
                    if field.name.endswith("_val"):
                        value.ClearField(field.name)
    return found


def within_32_bits(array) -> np.ndarray:
    """The array, with the largest of 32 bits for the largest number of 64."""
    if array.dtype != np.int64:
        return array
    return np.where(array == ENDS[0], INT32.min, np.where(array == ENDS[1], INT32.max, array))


def put_constants(definition, arrays):
    """Write the values back into the nodes.   arrays: name -> array; Const nodes without one are left as they are."""
    for nodes in [definition.node, *(function.node_def for function in definition.library.function)]:
        for node in nodes:
            if node.op == "Const" and node.name in arrays:
                wanted = node.attr["dtype"].type
                node.attr["value"].tensor.CopyFrom(as_type(arrays[node.name], wanted))


def as_type(array, number):
    """The TensorProto of an array as the type of that number, where one becomes the other."""
    wanted = as_dtype(number).as_numpy_dtype
    return tensor_proto(array if array.dtype == object else array.astype(wanted))
