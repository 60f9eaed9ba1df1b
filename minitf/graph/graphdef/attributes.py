"""Attributes of nodes: Python values on one side, messages on the other. Floor 4. Read `signatures.py` first.

The kind of an attribute ('int', 'list(type)', ...) stands in the op's signature. Dtypes are DTypes here, shapes are
tuples with None for unknown sizes (or None alone), tensors are arrays, and functions are names.
"""

from __future__ import annotations

from ...backend.dtypes import as_dtype
from ...backend.errors import InvalidArgumentError, UnimplementedError, explain
from ...wire import messages
from ...wire.tensors import array_of, dims_of, shape_proto, tensor_proto

FIELDS = {"string": "s", "int": "i", "float": "f", "bool": "b", "type": "type", "shape": "shape", "tensor": "tensor",
          "func": "func"}  # fmt: skip


def put_attribute(node, name, kind, value) -> None:
    """Write `value` as the attribute `name` of a NodeDef."""
    attr = node.attr[name]
    if not kind.startswith("list("):
        put(attr, FIELDS[kind], value)
        return
    attr.list.SetInParent()
    field = getattr(attr.list, FIELDS[kind[5:-1]])
    for item in value:
        if kind in ("list(shape)", "list(tensor)", "list(func)"):
            field.add().CopyFrom(as_message(FIELDS[kind[5:-1]], item))
        else:
            field.append(plain(FIELDS[kind[5:-1]], item))


def put(attr, field, value) -> None:
    """Write one value into its field."""
    if field in ("shape", "tensor", "func"):
        getattr(attr, field).CopyFrom(as_message(field, value))
    else:
        setattr(attr, field, plain(field, value))


def as_message(field, value):
    """A shape, a tensor or a function's name as a message."""
    if field == "shape":
        return shape_proto(value)
    return tensor_proto(value) if field == "tensor" else messages.NameAttrList(name=value)


def plain(field, value):
    """A value of the kinds that need no message of their own."""
    if field == "s":
        if not isinstance(value, (str, bytes)):
            raise UnimplementedError(explain("GraphDef", f"the attribute {value!r}", "a file can hold text alone here"))
        return value.encode() if isinstance(value, str) else value
    if field == "type":
        return as_dtype(value).as_datatype_enum
    return {"i": int, "f": float, "b": bool}[field](value)


def attribute_of(node, name, kind, default=None):
    """The attribute `name` of a NodeDef as a Python value; `default` where it is not there.

    Raises: InvalidArgumentError where it is of another kind.
    """
    if name not in node.attr:
        return default
    attr = node.attr[name]
    which = attr.WhichOneof("value")
    if kind.startswith("list("):
        if which not in ("list", None):
            raise wrong_kind(node, name, kind)
        field = FIELDS[kind[5:-1]]
        return tuple(value_of(node, field, item) for item in getattr(attr.list, field))
    field = FIELDS[kind]
    if which != field:
        raise wrong_kind(node, name, kind)
    return value_of(node, field, getattr(attr, field))


def value_of(node, field, item):
    """What one field says."""
    if field == "s":
        return text_of(item)
    if field == "type":
        return dtype_of(node, item)
    if field == "shape":
        return dims_of(item)
    if field == "tensor":
        return array_of(item, f"GraphDef: node {node.name!r}")
    return item.name if field == "func" else item


def text_of(data):
    """Bytes as text; as bytes, where they are none."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


def dtype_of(node, number):
    """The DType with this number; a reference to a variable, as old graphs have it, counts as what it refers to."""
    try:
        return as_dtype(number - 100 if number > 100 else number)
    except TypeError:
        raise InvalidArgumentError(explain("GraphDef", f"node {node.name!r} has DataType {number}",
                                           "there is no such type")) from None


def wrong_kind(node, name, kind):
    """The error for an attribute that is not what the op's signature says."""
    return InvalidArgumentError(explain("GraphDef", f"the attribute {name!r} of node {node.name!r} ({node.op})",
                                        f"it must be of the kind {kind}", "The file may be damaged"))
