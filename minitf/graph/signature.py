"""What keys a trace: which calls of a function may share a graph. Floor 4. Read next: `function.py`.

A trace has its Python values built in, and its tensors open. So two calls share a trace where their Python values are
equal and their tensors have the same dtype and shape. Objects of other kinds are told apart by identity.
"""

from __future__ import annotations

import weakref

import numpy as np

from .. import tree
from ..core.convert import convert_to_tensor
from ..core.spec import TensorSpec
from ..core.tensor import Tensor
from ..ops.variables.variable import Variable

PLAIN = (bool, int, float, complex, str, bytes, type(None), type(Ellipsis), type)


class ById:
    """An object as a key: equal to itself, for as long as it lives."""

    __slots__ = ("_hash", "_object")

    def __init__(self, thing):
        self._hash = id(thing)
        try:
            self._object = weakref.ref(thing)
        except TypeError:  # no weak references to such an object: it is kept
            self._object = lambda: thing

    def __hash__(self):
        return self._hash

    def __eq__(self, other):
        mine = self._object()
        return isinstance(other, ById) and mine is not None and mine is other._object()

    def __repr__(self):
        return repr(self._object())


def flat_arguments(structure):
    """The leaves of a call's arguments, with arrays of NumPy turned into tensors."""
    return [convert_to_tensor(x) if isinstance(x, (np.ndarray, np.generic)) else x
            for x in tree.flatten(structure, expand_composites=True)]


def quick_key(args):
    """A key for a call whose arguments are all eager tensors, the most frequent kind; None for every other."""
    key = []
    for x in args:
        if type(x) is not Tensor:
            return None
        array = x._array
        key.append(array.dtype)
        key.append(array.shape)
    return tuple(key)


def key_of(structure, leaves):
    """What two calls must have in common to share a trace: the structure, and a key for each leaf."""
    return skeleton(structure), tuple(map(leaf_key, leaves))


def leaf_key(x):
    """A tensor's dtype and shape; a Python value, and its type, as 1 == 1.0; else the object.

    A class may say otherwise of its objects, with a `__tf_tracing_type__` (see `types.py`).
    """
    if isinstance(x, Tensor):
        return x.dtype, x._shape_tuple()
    if isinstance(x, TensorSpec):
        return x.dtype, None if x.shape.rank is None else tuple(x.shape.as_list())
    if isinstance(x, PLAIN):
        return type(x), x
    if isinstance(x, Variable):
        return ById(x.handle)
    if hasattr(x, "__tf_tracing_type__"):
        return x.__tf_tracing_type__(None)
    try:
        hash(x)
    except TypeError:
        return ById(x)
    return x if type(x).__eq__ is not object.__eq__ else ById(x)


def skeleton(structure):
    """The structure without its leaves, as something hashable."""
    if isinstance(structure, dict):
        return type(structure), tuple((key, skeleton(structure[key])) for key in sorted(structure, key=str))
    if tree.is_nested(structure):
        return type(structure), tuple(map(skeleton, structure))
    return tree.beside_parts(structure)


def spec_of_leaf(x):
    """A TensorSpec for a tensor; a Python value is itself."""
    return TensorSpec(x.shape, x.dtype) if isinstance(x, Tensor) else x


def relaxed(old, new):
    """The most special specs that admit both calls; None where more than sizes of axes differs."""
    found = []
    for a, b in zip(old, new, strict=True):
        if not isinstance(a, TensorSpec):
            if leaf_key(a) != leaf_key(b):
                return None
            found.append(a)
            continue
        both = a.most_specific_common_supertype([b]) if isinstance(b, TensorSpec) else None
        if both is None:
            return None
        found.append(TensorSpec(both.shape, both.dtype, a.name))
    return found


def admits(specs, leaves):
    """Whether a trace with these specs can take the call."""
    if len(specs) != len(leaves):
        return False
    for spec, x in zip(specs, leaves):
        if isinstance(spec, TensorSpec):
            if not isinstance(x, (Tensor, TensorSpec)) or spec.dtype != x.dtype:
                return False
            if not is_within(x.shape, spec.shape):
                return False
        elif not takes_value(leaf_key(spec), leaf_key(x)):
            return False
    return True


def takes_value(traced, given):
    """Whether a trace with one key for a Python value can take a value with the other."""
    return traced == given or (hasattr(given, "is_subtype_of") and given.is_subtype_of(traced))


def value_in_trace(x):
    """The Python value that a function gets while it is traced: itself, unless its TraceType has another."""
    return x.__tf_tracing_type__(None).placeholder_value() if hasattr(x, "__tf_tracing_type__") else x


def is_within(shape, wide):
    """Whether every tensor of `shape` has the shape `wide`, in which axes may be unknown."""
    if wide.rank is None:
        return True
    return shape.rank == wide.rank and all(m is None or m == n for m, n in zip(wide, shape))
