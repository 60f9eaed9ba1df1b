"""An extension type as a composite: its tensors, and what it is besides. Floor 2. Read `extension_type.py` first.

`tree` asks for a flat list of tensors and a rest from which, with other tensors, the object can be made again. The rest
is also what tells the traces of a function apart, so it has to be hashable: nested tuples that say the place of each
tensor, and the values of all that is none.
"""

from __future__ import annotations

from functools import partial

from ... import tree
from ...core.spec import TensorSpec
from ...core.tensor import is_tensor
from .frozen import FrozenDict

PART = "a tensor"
NAMED: dict = {}  # name in files -> the extension type that has it as its `__name__`


def register(cls, spec_class) -> None:
    """Tell `tree` how objects of an extension type, and their specs, are opened and closed."""
    close = partial(closed, cls)
    if "__name__" in vars(cls):
        NAMED[vars(cls)["__name__"]] = cls
    tree.register_composite(cls, opened, close)
    tree.register_composite(spec_class, opened, close, lambda spec: (cls, likeness(spec)))


def opened(value):
    """(the tensors, or specs of tensors, in an object; the rest)."""
    parts: list = []
    return parts, tuple((name, _frame(x, parts)) for name, x in value._fields().items())


def likeness(value):
    """The rest, the same for an object and for a spec that describes it."""
    return tuple((name, _frame(x, [], tree.beside_parts)) for name, x in value._fields().items())


def _frame(value, parts, beside=None):
    """The place of each tensor in a value, and what else it holds; the tensors are added to `parts`."""
    inner = tree.opened(value)
    if inner is None and (is_tensor(value) or isinstance(value, TensorSpec)):
        parts.append(value)
        return PART
    if inner is not None:
        cls, rest = beside(value) if beside else (type(value), inner[1])
        return "composite", cls, rest, tuple(_frame(x, parts, beside) for x in inner[0])
    if isinstance(value, FrozenDict):
        return "mapping", tuple((key, _frame(x, parts, beside)) for key, x in value.items())
    if type(value) is tuple:
        return "tuple", tuple(_frame(x, parts, beside) for x in value)
    return "value", type(value), value


def _filled(frame, parts):
    """The value of a frame, with the next of the parts at the place of each tensor."""
    if frame is PART:
        return next(parts)
    if frame[0] == "composite":
        return tree.closed(frame[1], frame[2], [_filled(x, parts) for x in frame[3]])
    if frame[0] == "mapping":
        return FrozenDict({key: _filled(x, parts) for key, x in frame[1]})
    return tuple(_filled(x, parts) for x in frame[1]) if frame[0] == "tuple" else frame[2]


def closed(cls, rest, parts):
    """The object of an extension type that is made of these tensors; its spec, where they are specs."""
    remaining = iter(parts)
    fields = {name: _filled(frame, remaining) for name, frame in rest}
    return made(cls.Spec if any(isinstance(x, TensorSpec) for x in parts) else cls, fields)


def made(cls, fields):
    """An object with these fields, which are known to fit: no constructor runs."""
    value = object.__new__(cls)
    value.__dict__.update(fields)
    return value
