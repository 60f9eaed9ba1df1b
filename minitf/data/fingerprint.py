"""A number for what a pipeline does. Floor 5. Read `stage.py` first.

All that a pipeline is made of is told to a hash function: the classes of its stages and their values, and of the user's
functions the graphs. Of a Python function that a graph calls, the code is told, and the values that it closes over.
"""

from __future__ import annotations

import hashlib

import numpy as np

from .. import tree
from ..core.tensor import Tensor
from ..graph.func_graph import FuncGraph
from ..graph.symbolic import SymbolicTensor
from ..ops.variables.variable import Variable
from .stage import Stage
from .structure import is_dataset
from .user_function import UserFunction


def fingerprint(stage) -> int:
    """A number, 0 <= n < 2**64, that pipelines share which do the same."""
    hashed = hashlib.blake2b(digest_size=8)
    tell(stage, hashed, set())
    return int.from_bytes(hashed.digest(), "little")


def tell(value, hashed, seen):
    """Tell a hash function about a value.   seen: ids of what is being told already."""
    hashed.update(type(value).__name__.encode() + b"(")
    if id(value) in seen:
        return
    seen = seen | {id(value)}
    if isinstance(value, Stage):
        known = {name: x for name, x in vars(value).items() if not name.startswith("_")}
        tell_all([x for name in sorted(known) for x in (name, known[name])], hashed, seen)
    elif isinstance(value, UserFunction):
        tell(value._program.graph if value._program else value.function, hashed, seen)
    elif isinstance(value, FuncGraph):
        tell_graph(value, hashed, seen)
    elif isinstance(value, (np.ndarray, np.generic)):
        tell_array(np.asarray(value), hashed)
    elif isinstance(value, Variable) or (isinstance(value, Tensor) and not isinstance(value, SymbolicTensor)):
        tell_array(np.asarray(value.numpy()), hashed)
    elif is_dataset(value):
        tell(value.stage, hashed, seen)
    elif tree.is_nested(value):
        tell_all(tree.flatten(value, expand_composites=True), hashed, seen)
    elif hasattr(value, "__code__"):
        tell_code(value, hashed, seen)
    else:
        hashed.update(repr(value).encode())


def tell_all(values, hashed, seen):
    """Tell of several, one after the other."""
    for value in values:
        tell(value, hashed, seen)
        hashed.update(b",")


def tell_array(array, hashed):
    """Tell of an array: dtype, shape and elements."""
    hashed.update(f"{array.dtype} {array.shape}".encode())
    hashed.update(repr(array.tolist()).encode() if array.dtype == object else np.ascontiguousarray(array).tobytes())


def tell_graph(graph, hashed, seen):
    """Tell of a graph: its nodes, where their inputs come from, and what it captures."""
    places = {id(x): (i, j) for i, node in enumerate(graph.nodes) for j, x in enumerate(node.outputs)}
    for node in graph.nodes:
        hashed.update(repr((node.type, [places.get(id(x)) for x in node.inputs])).encode())
        for name, attribute in sorted(node.attrs.items()):
            hashed.update(name.encode())
            tell(getattr(attribute, "array", attribute), hashed, seen)
    hashed.update(repr([places.get(id(x)) for x in graph.outputs]).encode())
    tell_all(graph.captured, hashed, seen)


def tell_code(function, hashed, seen):
    """Tell of a Python function: its code, and what it closes over."""
    code = function.__code__
    hashed.update(code.co_code + repr([x for x in code.co_consts if not hasattr(x, "co_code")]).encode())
    hashed.update(repr(code.co_names).encode())
    tell_all([cell.cell_contents for cell in function.__closure__ or ()], hashed, seen)
