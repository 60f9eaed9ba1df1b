"""From the tables of a file to what runs: LiteTensors, and Calls in order. Floor 8. Read next: `running.py`."""

from __future__ import annotations

import numpy as np

from ..backend.errors import explain
from .call import Call, LiteTensor, bytes_of, dtype_of
from .kernels import kernel_of
from .model_file import data_of, name_of
from .schema import OPTIONS, TYPES
from .select_ops import PREFIX, select_op
from .strings import strings_of_bytes

NONE = np.zeros(0, np.float32)


def tensors_of(model, graph) -> list:
    """The LiteTensors of a subgraph; constants lie in the file's own bytes.

    Raises: ValueError for a tensor that is too large, sparse, or of a type that does not run here.
    """
    return [tensor_of(model, number, tensor) for number, tensor in enumerate(graph.tensors)]


def tensor_of(model, number, tensor) -> LiteTensor:
    """One of them."""
    what = f"tensor {number} ({tensor.name!r})"
    dtype, shape = dtype_of(tensor.type, what), tuple(int(n) for n in tensor.shape)
    if tensor.sparsity is not None:
        raise ValueError(explain("tflite", f"{what} is sparse", "sparse tensors do not run here"))
    scale, zero_point, dimension = quantization_of(tensor, shape, what)
    signature = tuple(int(n) for n in tensor.shape_signature) or shape
    made = LiteTensor(number, tensor.name, dtype, shape, signature, scale, zero_point, dimension,
                      is_variable=bool(tensor.is_variable), is_text=TYPES[tensor.type] == "string")
    data = data_of(model, tensor)
    if data is not None and made.is_text:
        made.value, made.is_constant = strings_of_bytes(data, shape), True
    if TYPES[tensor.type] == "int4":
        made.value, made.is_constant = halves(data, shape, what), True
    elif data is not None and dtype.kind != "O":
        if len(data) != bytes_of(shape, dtype):
            raise ValueError(explain("tflite", f"{what} has {len(data)} bytes",
                                     f"a {TYPES[tensor.type]} of shape {list(shape)} has {bytes_of(shape, dtype)}"))
        made.value, made.is_constant = np.asarray(data, np.uint8).view(dtype).reshape(shape), True
    return made


def halves(data, shape, what) -> np.ndarray:
    """The int8 array of integers of four bits, two of which lie in a byte, the first in its lower half.

    Raises: ValueError where there are no bytes, or not as many as the shape needs.
    """
    count = bytes_of(shape, np.dtype(np.int8))
    if data is None or len(data) != (count + 1) // 2:
        raise ValueError(explain("tflite", f"{what} is of type int4 and has {0 if data is None else len(data)} bytes",
                                 f"it must be a constant, and has {(count + 1) // 2} for shape {list(shape)}"))
    both = np.asarray(data, np.uint8)
    pairs = np.stack([both << 4, both & 0xF0], -1).view(np.int8) >> 4  # the shift back keeps the sign
    return pairs.reshape(-1)[:count].reshape(shape)


def quantization_of(tensor, shape, what):
    """(scale, zero_point, dimension) of a tensor's table; scales are [0], [1] or one for each index of the axis.

    Raises: ValueError where they do not fit the shape, or a scale is no positive number.
    """
    found = tensor.quantization
    if found is None or not len(found.scale):
        return NONE, NONE.astype(np.int64), 0
    scale = np.asarray(found.scale, np.float32)
    zero_point = np.asarray(found.zero_point, np.int64)
    zero_point = np.zeros(len(scale), np.int64) if not len(zero_point) else np.resize(zero_point, len(scale))
    dimension = int(found.quantized_dimension)
    if len(scale) > 1 and not (0 <= dimension < len(shape) and shape[dimension] == len(scale)):
        raise ValueError(explain("tflite", f"{what} has shape {list(shape)} and {len(scale)} scales",
                                 f"there must be one, or one for each index of axis {dimension}"))
    if not (np.isfinite(scale).all() and (scale >= 0).all()):
        raise ValueError(explain("tflite", f"{what} has a scale that is no positive number", "it must be one"))
    return np.where(scale > 0, scale, np.float32(1)), zero_point, dimension


def calls_of(model, graph, tensors, interpreter) -> list:
    """The Calls of a subgraph.

    Raises: ValueError that names all operators that do not run here.
    """
    calls, missing = [], set()
    for operator in graph.operators:
        name = name_of(model.operator_codes[operator.opcode_index])
        inputs, outputs = ([None if i == -1 else tensors[i] for i in numbers]
                           for numbers in (operator.inputs, operator.outputs))
        if any(t is None for t in outputs):
            raise ValueError(explain("tflite", f"a {name} without one of its outputs", "it must have all"))
        call = Call(name, operator.builtin_options or options_of(name), inputs, outputs, interpreter,
                    operator.custom_options)
        call.function = select_op if name.startswith(PREFIX) else kernel_of(name, inputs, outputs)
        if call.function is None:
            missing.add(name)
        calls.append(call)
    if missing:
        raise ValueError(explain("tflite", f"operators {', '.join(sorted(missing))}", "they do not run here",
                                 "Convert the model with TFLITE_BUILTINS only"))
    return calls


def options_of(name):
    """The options of an operator for which a file has none: an empty table, where all is as if not said."""
    wanted = name.replace("_", "").lower() + "options"
    return next((table() for table in OPTIONS.values() if table.__name__.lower() == wanted), None)
