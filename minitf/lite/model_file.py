"""A .tflite file: bytes to a Model and back, with every number that leads somewhere checked. Floor 8.

Read `schema.py` first. Read next: `interpreter.py`, which runs a model, and `converter/converter.py`, which makes one.
"""

from __future__ import annotations

from math import prod

from ..backend.errors import explain
from ..wire import flatbuffers
from .schema import BUILTINS, CODES, TYPES, Model, OperatorCode

IDENTIFIER = b"TFL3"
VERSION = 3
LAST_BYTE = 127  # of the codes that fit the field of old readers


def read_model(data) -> Model:
    """The model that a file holds.

    data: bytes. Constants stay where they lie in them.
    Raises: ValueError where it is no .tflite file, is damaged, or leads outside of itself.
    """
    model = flatbuffers.read(Model, data, IDENTIFIER)
    if model.version != VERSION:
        raise wrong(f"version {model.version}", f"only version {VERSION} is known")
    for number, graph in enumerate(model.subgraphs):
        require_inside(model, graph, f"subgraph {number}")
    for signature in model.signature_defs:
        require(signature.subgraph_index, model.subgraphs, f"signature {signature.signature_key!r}", "subgraphs")
        for each in (*signature.inputs, *signature.outputs):
            require(each.tensor_index, model.subgraphs[signature.subgraph_index].tensors, each.name, "tensors")
    return model


def write_model(model) -> bytes:
    """The file of a model."""
    return flatbuffers.write(model, IDENTIFIER)


def builtin_code(name, version=1) -> OperatorCode:
    """The OperatorCode of a builtin operation, as old and new readers find it."""
    code = CODES[name]
    return OperatorCode(deprecated_builtin_code=min(code, LAST_BYTE), builtin_code=code, version=version)


def custom_code(name) -> OperatorCode:
    """The OperatorCode of an operation that has a name and no number."""
    return OperatorCode(CODES["CUSTOM"], name, builtin_code=CODES["CUSTOM"])


def name_of(code) -> str:
    """The name of an OperatorCode; of a custom one, what the file calls it.

    Raises: ValueError for a number that is no operation.
    """
    number = max(code.builtin_code, code.deprecated_builtin_code)
    name = BUILTINS[number] if 0 <= number < len(BUILTINS) else "_"
    if name == "_":
        raise wrong(f"an operator with code {number}", "there is no such operator")
    return code.custom_code if name == "CUSTOM" else name


def data_of(model, tensor):
    """The bytes of a constant tensor; None for one that has no value in the file."""
    data = model.buffers[tensor.buffer].data if tensor.buffer else ()
    return data if len(data) or (tensor.buffer and 0 in tensor.shape) else None


def require_inside(model, graph, where):
    """Raise ValueError where a number leads to nothing, or a constant has not as many bytes as its shape says."""
    for i, tensor in enumerate(graph.tensors):
        what = f"{where}: tensor {i} ({tensor.name!r})"
        require(tensor.buffer, model.buffers, what, "buffers")
        if tensor.type not in TYPES:
            raise wrong(f"{what} has type {tensor.type}", "there is no such type")
        if any(n < 0 for n in tensor.shape):
            raise wrong(f"{what} has shape {list(tensor.shape)}", "sizes must be >= 0")
        data = data_of(model, tensor)
        dtype = TYPES[tensor.type]
        shape = [int(n) for n in tensor.shape]
        size = prod(shape) * item_size(dtype)
        if data is not None and size and len(data) != size:
            raise wrong(f"{what} has {len(data)} bytes", f"{dtype} of shape {shape} has {size}")
    for i in (*graph.inputs, *graph.outputs):
        require(i, graph.tensors, where, "tensors")
    for number, operator in enumerate(graph.operators):
        what = f"{where}: operator {number}"
        require(operator.opcode_index, model.operator_codes, what, "operator codes")
        for i in (*operator.inputs, *operator.outputs, *operator.intermediates):
            if i != -1:
                require(i, graph.tensors, what, "tensors")


def item_size(name) -> int:
    """Bytes of an item of a type; 0 where they differ, or do not fill bytes."""
    if name in ("string", "resource", "variant", "int4"):
        return 0
    return {"bool": 1, "bfloat16": 2}.get(name) or int(name.lstrip("abcdefghijklmnopqrstuvwxyz")) // 8


def require(number, items, where, what):
    """Raise ValueError unless there is an item of that number."""
    if not 0 <= number < len(items):
        raise wrong(f"{where} leads to number {number} of the {what}", f"there are {len(items)}")


def wrong(found, rule):
    """The error for a model that contradicts itself."""
    return ValueError(explain("tflite", found, rule, "The file may be damaged"))
