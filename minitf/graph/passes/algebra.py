"""Algebra: x * 1 is x. Floor 4. Read `noops.py` first, `constants.py` next.

Only what is true to the last bit, for infinities, for what is not a number and for both zeros: x + 0 is not x, since
-0.0 + 0.0 is 0.0. But x - 0.0 is, and for integers both are.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import INTEGER, REAL
from .rewriting import constant_of, new_node, rewritten


def simplify(body):
    """The body in which simple nodes stand for those that need not compute as much."""
    return rewritten(body, lambda node: RULES[node.type](node) if node.type in RULES else None)


def is_scalar(x, wanted) -> bool:
    """Whether `x` is a constant without axes, with the bits of the number `wanted`."""
    array = constant_of(x)
    return array is not None and array.ndim == 0 and array.tobytes() == np.asarray(wanted, array.dtype).tobytes()


def times_one(node):
    """x * 1 and 1 * x are x. (Not for complex numbers: inf * (1 + 0i) is not a number.)"""
    x, y = node.inputs
    if x.dtype in REAL and is_scalar(y, 1):
        return (x,)
    return (y,) if y.dtype in REAL and is_scalar(x, 1) else None


def over_one(node):
    """x / 1 is x, and so is x // 1 for integers."""
    x, y = node.inputs
    rounds = node.type == "FloorDiv" and x.dtype not in INTEGER
    return (x,) if x.dtype in REAL and not rounds and is_scalar(y, 1) else None


def plus_zero(node):
    """x + 0 and 0 + x are x for integers, and for floats x + -0.0."""
    x, y = node.inputs
    if x.dtype not in REAL:
        return None
    zero = 0 if x.dtype in INTEGER else -0.0
    if is_scalar(y, zero):
        return (x,)
    return (y,) if is_scalar(x, zero) else None


def minus_zero(node):
    """x - 0 is x, for floats, too: -0.0 - 0.0 is -0.0."""
    x, y = node.inputs
    return (x,) if x.dtype in REAL and is_scalar(y, 0) else None


def twice(node):
    """What undoes itself."""
    inner = node.inputs[0].op
    return inner.inputs if inner.op is node.op else None


def transposed_twice(node):
    """One permutation for two; none where they undo each other."""
    inner = node.inputs[0].op
    if inner.op is not node.op or None in (inner.attrs["perm"], node.attrs["perm"]):
        return None
    perm = tuple(inner.attrs["perm"][axis] for axis in node.attrs["perm"])
    if perm == tuple(range(len(perm))):
        return inner.inputs
    return new_node(node.op, inner.inputs, {**node.attrs, "perm": perm}, node)


def reshaped_twice(node):
    """The last shape counts."""
    inner = node.inputs[0].op
    return new_node(node.op, (inner.inputs[0], node.inputs[1]), node.attrs, node) if inner.op is node.op else None


RULES = {  # name of an op -> what to do about a node of it
    "Mul": times_one,
    "RealDiv": over_one, "FloorDiv": over_one,
    "AddV2": plus_zero,
    "Sub": minus_zero,
    "Neg": twice, "LogicalNot": twice, "Invert": twice,
    "Transpose": transposed_twice,
    "Reshape": reshaped_twice,
}
