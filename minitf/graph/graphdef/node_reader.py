"""ReadNode: what a NodeDef says, checked against the signature of its op. Floor 4. Read next: `reading.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...backend.dtypes import DType, as_dtype, resource
from ...backend.errors import InvalidArgumentError, explain
from ..func_graph import is_handle
from .attributes import attribute_of
from .signatures import REQUIRED, Signature, signature_of


@dataclass
class ReadNode:
    """A node of a message in our terms.

    attrs: all attributes that its op has, by name; those that it does not say have their defaults.
    inputs: tensors of our graph.
    control: nodes of our graph that run before.
    """

    name: str
    op: str
    signature: Signature
    attrs: dict
    inputs: list
    control: tuple


def read_node(message, inputs, control) -> ReadNode:
    """What a NodeDef says.

    Raises: NotFoundError for an unknown op; InvalidArgumentError where attributes are missing or of another kind, or
    the inputs are not those that the signature asks for.
    """
    signature = signature_of(message.op)
    attrs = {name: read_attribute(message, name, *rule) for name, rule in signature.attrs.items()}
    node = ReadNode(message.name, message.op, signature, attrs, inputs, control)
    require_inputs(node)
    return node


def read_attribute(message, name, kind, default) -> Any:
    """One attribute, or its default."""
    found = attribute_of(message, name, kind, REQUIRED)
    if found is not REQUIRED:
        return found
    if default is REQUIRED:
        raise InvalidArgumentError(explain("GraphDef", f"node {message.name!r} ({message.op})",
                                           f"it has no attribute {name!r}", "The file may be damaged"))
    if kind == "type":
        return as_dtype(default)
    return tuple(default) if isinstance(default, list) else default


def require_inputs(node) -> None:
    """Raise InvalidArgumentError unless the inputs are as many as the signature says, and of its dtypes."""
    wanted = dtypes_of(node)
    if len(wanted) != len(node.inputs):
        raise InvalidArgumentError(explain("GraphDef", f"node {node.name!r} ({node.op}) has {len(node.inputs)} inputs",
                                           f"it must have {len(wanted)}"))
    for i, (dtype, x) in enumerate(zip(wanted, node.inputs)):
        have = resource if is_handle(x) else x.dtype
        if dtype is not have:
            raise InvalidArgumentError(explain(
                "GraphDef", f"input {i} of node {node.name!r} ({node.op}) is {x.name!r}, {have.name}",
                f"it must be {dtype.name}"))


def dtypes_of(node) -> list[DType]:
    """The dtype of each input, as signature and attributes say."""
    found: list = []
    for arg in node.signature.inputs:
        if arg.is_list:
            found += node.attrs[arg.kind]
            continue
        dtype = node.attrs[arg.kind] if arg.kind in node.attrs else as_dtype(arg.kind)
        number = node.attrs[arg.number] if arg.number else 1
        if number > len(node.inputs):
            raise InvalidArgumentError(explain("GraphDef", f"node {node.name!r} with {arg.number}={number}",
                                               f"it has only {len(node.inputs)} inputs"))
        found += [dtype] * number
    return found
