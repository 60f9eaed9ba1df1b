"""Fields of an extension type: what its annotations admit, and how values become that. Floor 2.

Read `extension_type.py` first. A field that says `tf.Tensor` takes whatever a tensor can be made of; one that says
`int` takes an int and nothing else. In the spec of the type, the same field holds the spec of the tensor.
"""

from __future__ import annotations

import collections.abc
import types
import typing

from ...backend.dtypes import DType, as_dtype
from ...backend.shapes import TensorShape
from ...core.convert import convert_to_tensor
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ...core.type_spec import TypeSpec
from .frozen import FrozenDict

PLAIN = (bool, int, float, str, bytes, type(None))


def converted(value, wanted, path, as_spec=False):
    """`value` as the annotation `wanted` asks for.

    path: where the value stands, for messages.   as_spec: whether it is a field of a spec.

    Raises: TypeError where it cannot be.
    """
    if isinstance(wanted, (str, typing.ForwardRef)):
        raise TypeError(f"{path}: the annotation {wanted!r} names nothing that is known")
    if wanted in (typing.Any, typing.Hashable):
        return value
    if typing.get_origin(wanted) in (typing.Union, types.UnionType):
        return _of_union(value, wanted, path, as_spec)
    if typing.get_origin(wanted) is tuple or wanted is tuple:
        return _of_tuple(value, typing.get_args(wanted), path, as_spec)
    if typing.get_origin(wanted) is collections.abc.Mapping:
        return _of_mapping(value, typing.get_args(wanted), path, as_spec)
    return _of_class(value, type(None) if wanted is None else wanted, path, as_spec)


def _of_class(value, wanted, path, as_spec):
    if not isinstance(wanted, type):
        raise TypeError(f"{path}: unsupported type annotation {wanted!r}")
    if wanted is Tensor and not as_spec:
        return _tensor(value, path)
    if wanted in (TensorShape, DType):
        return _plain_description(value, wanted, path)
    if as_spec and wanted not in PLAIN and isinstance(value, TypeSpec):
        if issubclass(getattr(value, "value_type", wanted), wanted):
            return value
    elif _is_a(value, wanted) and (not as_spec or not issubclass(wanted, Tensor)):
        return value
    expected = f"{wanted.__name__}.Spec" if as_spec and hasattr(wanted, "Spec") else (
        "tf.TensorSpec" if as_spec and wanted is Tensor else repr(wanted.__name__))
    raise TypeError(f"{path}: expected {expected}, got {type(value).__name__!r}")


def _is_a(value, wanted) -> bool:
    """isinstance, except that a bool is no number."""
    return isinstance(value, wanted) and not (isinstance(value, bool) and wanted in (int, float))


def _tensor(value, path):
    """Whatever a tensor can be made of, as one; while a trace looks at itself, what stands for a tensor."""
    if isinstance(value, TensorSpec):
        return value
    try:
        return convert_to_tensor(value)
    except (TypeError, ValueError):
        raise TypeError(f"{path}: expected a Tensor, got {type(value).__name__!r}") from None


def _plain_description(value, wanted, path):
    """A shape or a dtype."""
    try:
        return TensorShape(value) if wanted is TensorShape else as_dtype(value)
    except (TypeError, ValueError):
        raise TypeError(f"{path}: expected '{wanted.__name__}', got {type(value).__name__!r}") from None


def _of_union(value, wanted, path, as_spec):
    options = typing.get_args(wanted)
    first = [t for t in options if isinstance(t, type) and isinstance(value, t)]  # as it is, before it is converted
    for option in [*first, *options]:
        try:
            return converted(value, option, path, as_spec)
        except TypeError:
            continue
    names = ", ".join(getattr(t, "__name__", str(t)) for t in options)
    raise TypeError(f"{path}: expected one of {names}, got {type(value).__name__!r}")


def _of_tuple(value, kinds, path, as_spec):
    if not isinstance(value, (list, tuple)):
        raise TypeError(f"{path}: expected tuple, got {type(value).__name__!r}")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        kinds = (kinds[0],) * len(value)
    elif not kinds:
        kinds = (typing.Any,) * len(value)
    if len(kinds) != len(value):
        raise TypeError(f"{path}: expected tuple with length {len(kinds)}, got {tuple(value)!r}")
    return tuple(converted(x, kind, f"{path}[{i}]", as_spec) for i, (x, kind) in enumerate(zip(value, kinds)))


def _of_mapping(value, kinds, path, as_spec):
    if not isinstance(value, collections.abc.Mapping):
        raise TypeError(f"{path}: expected mapping, got {type(value).__name__!r}")
    of_key, of_entry = kinds or (typing.Any, typing.Any)
    return FrozenDict({converted(key, of_key, f"{path}[<key>]"): converted(x, of_entry, f"{path}[{key!r}]", as_spec)
                       for key, x in value.items()})
