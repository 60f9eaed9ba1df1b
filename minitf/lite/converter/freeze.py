"""Freezing: a variable is the constant that it holds now. Floor 8. Read `parts.py` first, `variables.py` next.

What is computed of constants alone is computed here, once, whatever its size: so a batch norm's four variables become
one scale and one shift, and a mask of words that must not look ahead becomes a table.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import HANDLES
from ...core.context import init_scope
from ...graph.passes.rewriting import is_pure
from ...ops.variables.variable import Variable


def captured_arrays(graph, kept) -> dict:
    """id of a symbolic tensor -> the array that a captured tensor or variable holds; its Kept, if it has one.

    graph: a FuncGraph that stands in no other.   kept: id of a variable that stays one -> its Kept.
    """
    with init_scope():
        return {id(inside): kept.get(id(x)) or held_by(x) for x, inside in graph.captures.values()}


def held_by(x) -> np.ndarray:
    """The array of an eager tensor or a variable."""
    return np.asarray((x.read_value() if isinstance(x, Variable) else x).numpy())


def folded(node, arrays):
    """What a node gives for arrays, as a list; None where it cannot be computed now."""
    reads = node.op.__name__ == "ReadVariableOp"
    if node.op.stateful or not (reads or is_pure(node)) or any(y.dtype in HANDLES for y in node.outputs):
        return None
    try:
        with np.errstate(all="ignore"):
            found = node.op.kernel(np, *arrays, **node.attrs)
    except Exception:  # then it shall fail, or not, when the model runs
        return None
    found = found if isinstance(found, (tuple, list)) else [found]
    return [np.asarray(y, spec.dtype.np) for y, spec in zip(found, (y.spec for y in node.outputs), strict=True)]
