"""BroadcastGradientArgs: which axes a gradient is summed over, found when the graph runs. Floor 4.

Graphs of TensorFlow that hold gradients have `Reshape(Sum(dy, axes), shape)`, with these axes. Our Sum knows its axes
before; so the two together are read as SumTo (`ops/shapes/broadcasting.py`).
"""

from __future__ import annotations

from ...backend.dtypes import INDEX
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...ops.shapes.broadcasting import SumTo
from ...ops.shapes.identity import Identity


class BroadcastGradientArgs(Op):
    """The axes along which each of two shapes was stretched to their common one.   s0, s1: int [R]  ->  two int [?]."""

    T = INDEX
    gradient = no_gradient

    def infer(s0, s1):
        return Spec((None,), s0.dtype), Spec((None,), s0.dtype)

    def kernel(xp, s0, s1):
        a, b = s0.tolist(), s1.tolist()
        rank = max(len(a), len(b))
        a, b = [[1] * (rank - len(s)) + s for s in (a, b)]
        new = rank - len(s0), rank - len(s1)
        return tuple(
            xp.asarray([i for i in range(rank) if mine[i] == 1 and (other[i] != 1 or i < n)], s0.dtype)
            for mine, other, n in ((a, b, new[0]), (b, a, new[1]))
        )


def read_gradient_axes(reader, node):
    """BroadcastGradientArgs: a node of its own, of which the Sums behind it ask the shapes."""
    return reader.add(node.name, BroadcastGradientArgs, node.inputs, {}).outputs


def read_sum(reader, node):
    """Sum: over axes that are known; or down to a shape, where it belongs to a gradient."""
    x, axes = node.inputs
    if axes._known_value() is None and axes.op.op is BroadcastGradientArgs:
        total = execute(SumTo, x, axes.op.inputs[axes.value_index])
        return reader.add(node.name, Identity, [total], {}).outputs
    return reader.plain(node)
