"""Constant folding: what is known now is computed now. Floor 4. Read `algebra.py` first, `common.py` next.

A node whose inputs are all constants gives the same in every call. So does one that asks for sizes where these were
known when the graph was built (`graph/folding.py` has found that out already).
"""

from __future__ import annotations

import numpy as np

from ..structure import Const
from .rewriting import constant_node, constant_of, is_pure, rewritten

LARGEST = 1 << 14  # elements; a constant larger than that would cost more memory than it saves time


def fold_constants(body):
    """The body in which constants stand for the nodes whose value is known."""
    return rewritten(body, folded)


def folded(node):
    """The constant for a node, or None where its value is unknown, large, or cannot be computed."""
    if node.op is Const or node.op.several or len(node.outputs) != 1 or not is_pure(node):
        return None
    spec = node.outputs[0].spec
    if spec.size is None or spec.size > LARGEST:
        return None
    value = spec.value if spec.value is not None else value_of(node)
    if value is None or value.dtype != spec.dtype.np or value.shape != spec.dims:
        return None
    return constant_node(value, spec.dtype, node)


def value_of(node):
    """What a node of constants gives; None where it fails: then it should fail when the graph runs."""
    arrays = [constant_of(x) for x in node.inputs]
    if not arrays or any(a is None for a in arrays):
        return None
    try:
        with np.errstate(all="ignore"):
            return np.asarray(node.op.kernel(np, *arrays, **node.attrs))
    except Exception:
        return None
