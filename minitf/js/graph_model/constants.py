"""Constants: their values stand in the files of weights, and not in the graph. Floor 8. Read next: `saving.py`."""

import numpy as np

from ...backend.dtypes import as_dtype
from ...backend.errors import explain
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
    """Write the values back into the nodes.

    arrays: name -> array.   Raises: ValueError that names the nodes without a value, or with one of another shape.
    """
    wrong = []
    for nodes in [definition.node, *(function.node_def for function in definition.library.function)]:
        for node in nodes:
            if node.op == "Const" and node.name in arrays:
                array, value = arrays[node.name], node.attr["value"].tensor
                shape = [dim.size for dim in value.tensor_shape.dim]
                if "value" in node.attr and shape != list(array.shape):
                    wrong.append(f"{node.name} is {list(array.shape)}, the graph wants {shape}")
                value.CopyFrom(as_type(array, node.attr["dtype"].type))
            elif node.op == "Const" and not has_value(node.attr["value"].tensor):
                wrong.append(f"{node.name} is missing")
    if wrong:
        raise ValueError(explain("load_graph_model", "; ".join(wrong), "the weights do not match the graph",
                                 "Take model.json and the weights from one model"))


def has_value(tensor) -> bool:
    """Whether a TensorProto holds elements, or needs none."""
    return bool(tensor.tensor_content) or any(field.name.endswith("_val") for field, _ in tensor.ListFields()) or (
        any(dim.size == 0 for dim in tensor.tensor_shape.dim))


def as_type(array, number):
    """The TensorProto of an array as the type of that number."""
    wanted = as_dtype(number).as_numpy_dtype
    return tensor_proto(array if array.dtype == object else array.astype(wanted))
