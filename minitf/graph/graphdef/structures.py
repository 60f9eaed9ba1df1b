"""StructuredValue: a value of Python as a message. Floor 4.

A SavedModel says of every function what it takes and gives, and a saved dataset what its elements are like: structures
of lists, tuples and dicts, with the spec of a tensor for each tensor, and plain values for what was built in when the
function was traced.

    >>> import minitf as tf
    >>> proto = to_proto({"x": [tf.TensorSpec([None, 2], tf.float32, "x")], "flag": True})
    >>> of_proto(proto)
    {'flag': True, 'x': [TensorSpec(shape=(None, 2), dtype=tf.float32, name='x')]}
"""

from __future__ import annotations

from collections import namedtuple

import numpy as np

from ...backend.dtypes import DType, as_dtype
from ...backend.errors import DataLossError, UnimplementedError, explain
from ...backend.shapes import TensorShape
from ...core.spec import TensorSpec, plain_dims
from ...ops.extension_types.frozen import frozen, thawed
from ...ops.extension_types.opening import NAMED, made, opened
from ...ops.extension_types.spec import ExtensionTypeSpec
from ...ops.ragged.spec import RaggedTensorSpec
from ...ops.sparse.spec import SparseTensorSpec
from ...wire import messages
from ...wire.tensors import array_of, dims_of, shape_proto, tensor_proto

DEEPEST = 60  # how many structures may stand in one another
SPARSE, RAGGED, EXTENSION = 1, 3, 13  # numbers of classes in TypeSpecProto
PLAIN = {bool: "bool_value", int: "int64_value", float: "float64_value", str: "string_value"}


def to_proto(value):
    """The StructuredValue of `value`.

    Raises: UnimplementedError for what no message can hold, such as an object of a user's class.
    """
    proto = messages.StructuredValue()
    if type(value) in PLAIN:
        setattr(proto, PLAIN[type(value)], value)
    elif value is None:
        proto.none_value.SetInParent()
    elif isinstance(value, (dict, list, tuple)):
        put_nested(proto, value)
    elif isinstance(value, (TensorSpec, RaggedTensorSpec, SparseTensorSpec)):
        put_spec(proto, value)
    elif isinstance(value, ExtensionTypeSpec):
        put_extension(proto.type_spec_value, value)
    elif isinstance(value, DType):
        proto.tensor_dtype_value = value.as_datatype_enum
    elif isinstance(value, TensorShape):
        proto.tensor_shape_value.CopyFrom(shape_proto(plain_dims(value)))
    elif isinstance(value, (np.ndarray, np.generic)):
        proto.numpy_value.CopyFrom(tensor_proto(value))
    else:
        raise UnimplementedError(explain("StructuredValue", f"a signature with {value!r}, a {type(value).__name__}",
                                         "a file can hold plain values, specs, lists, tuples and dicts alone"))
    return proto


def put_nested(proto, value):
    """Write a list, a tuple or a dict."""
    if isinstance(value, dict):
        proto.dict_value.SetInParent()
        for key, inner in value.items():
            if not isinstance(key, str):
                raise UnimplementedError(explain("StructuredValue", f"a dict with the key {key!r}",
                                                 "keys must be strings in a file", f"Use {str(key)!r}"))
            proto.dict_value.fields[key].CopyFrom(to_proto(inner))
    elif hasattr(value, "_fields"):
        proto.named_tuple_value.name = type(value).__name__
        for key, inner in zip(value._fields, value):
            proto.named_tuple_value.values.add(key=key, value=to_proto(inner))
    else:
        where = proto.list_value if isinstance(value, list) else proto.tuple_value
        where.SetInParent()
        where.values.extend(map(to_proto, value))


def put_spec(proto, spec):
    """Write the spec of a tensor, or of one that is made of several."""
    if isinstance(spec, TensorSpec):
        proto.tensor_spec_value.name = spec.name or ""
        proto.tensor_spec_value.shape.CopyFrom(shape_proto(plain_dims(spec.shape)))
        proto.tensor_spec_value.dtype = spec.dtype.as_datatype_enum
        return
    ragged = isinstance(spec, RaggedTensorSpec)
    state = (spec.shape, spec.dtype, spec.ragged_rank, spec.row_splits_dtype) if ragged else (spec.shape, spec.dtype)
    written = proto.type_spec_value
    written.type_spec_class = RAGGED if ragged else SPARSE
    written.type_spec_class_name = type(spec).__name__
    written.num_flat_components = 1 + spec.ragged_rank if ragged else 3
    written.type_state.CopyFrom(to_proto(state))


def put_extension(written, spec):
    """Write the spec of an extension type: its name, and all fields.

    Raises: UnimplementedError where the type has no name by which a reader could find it.
    """
    name = vars(spec.value_type).get("__name__")
    if name is None:
        raise UnimplementedError(explain("StructuredValue", f"a signature with {spec!r}", "the type has no name for "
                                         "files", "Give the class a field __name__ = 'project.Name'"))
    written.type_spec_class = EXTENSION
    written.type_spec_class_name = f"{name}.Spec"
    written.num_flat_components = len(opened(spec)[0])
    written.type_state.CopyFrom(to_proto(tuple((field, thawed(x)) for field, x in spec._fields().items())))


def extension_spec(name, state):
    """The spec of an extension type that the program has, under the name that it has in files.

    Raises: UnimplementedError where it has none.
    """
    cls = NAMED.get(name.removesuffix(".Spec"))
    if cls is None or not isinstance(state, tuple):
        raise UnimplementedError(explain("StructuredValue", f"a signature with a {name}", "the program has no such "
                                         "extension type", "Define the class before the model is loaded"))
    return made(cls.Spec, {field: frozen(x) for field, x in state})


def of_proto(proto, depth=0):
    """The value of a StructuredValue.

    Raises: DataLossError for one that is damaged; UnimplementedError for kinds of values that minitf has not.
    """
    kind = proto.WhichOneof("kind")
    if depth > DEEPEST:
        raise DataLossError(explain("StructuredValue", f"a signature with {depth} structures in one another",
                                    f"there may be {DEEPEST}"))
    if kind in (None, "none_value"):
        return None
    if kind not in READERS:
        raise UnimplementedError(explain("StructuredValue", f"a signature with a {kind}", "minitf has no such values"))
    return READERS[kind](getattr(proto, kind), depth + 1)


def named_tuple(proto, depth):
    """A tuple whose elements have names; one whose names Python does not allow is a plain tuple."""
    values = [of_proto(pair.value, depth) for pair in proto.values]
    try:
        return namedtuple(proto.name, [pair.key for pair in proto.values])(*values)
    except ValueError:
        return tuple(values)


def tensor_spec(proto, depth):
    """The spec of a tensor."""
    return TensorSpec(dims_of(proto.shape), dtype_of(proto.dtype), proto.name or None)


def type_spec(proto, depth):
    """The spec of a sparse or ragged tensor."""
    state = of_proto(proto.type_state, depth)
    if proto.type_spec_class == RAGGED and isinstance(state, tuple) and len(state) >= 4:
        return RaggedTensorSpec(*state[:4])
    if proto.type_spec_class == SPARSE and isinstance(state, tuple) and len(state) == 2:
        return SparseTensorSpec(*state)
    if proto.type_spec_class == EXTENSION:
        return extension_spec(proto.type_spec_class_name, state)
    kind = proto.type_spec_class_name or "TypeSpec"
    raise UnimplementedError(explain("StructuredValue", f"a signature with a {kind}",
                                     "minitf reads those of ragged and sparse tensors, and of extension types"))


def dtype_of(number):
    """The DType of that number.  Raises: DataLossError where there is none."""
    try:
        return as_dtype(number)
    except TypeError:
        raise DataLossError(explain("StructuredValue", f"DataType {number}", "there is no such type")) from None


READERS = {
    "float64_value": lambda value, depth: value,
    "int64_value": lambda value, depth: value,
    "string_value": lambda value, depth: value,
    "bool_value": lambda value, depth: value,
    "tensor_shape_value": lambda value, depth: TensorShape(dims_of(value)),
    "tensor_dtype_value": lambda value, depth: dtype_of(value),
    "tensor_spec_value": tensor_spec,
    "bounded_tensor_spec_value": tensor_spec,
    "type_spec_value": type_spec,
    "list_value": lambda value, depth: [of_proto(x, depth) for x in value.values],
    "tuple_value": lambda value, depth: tuple(of_proto(x, depth) for x in value.values),
    "dict_value": lambda value, depth: {key: of_proto(value.fields[key], depth) for key in sorted(value.fields)},
    "named_tuple_value": named_tuple,
    "tensor_value": lambda value, depth: array_of(value, "SavedModel"),
    "numpy_value": lambda value, depth: array_of(value, "SavedModel"),
}
