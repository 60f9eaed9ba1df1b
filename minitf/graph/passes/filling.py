"""Filling: the ops that can write their result into memory that is there. Floor 4. Read `steps.py` first.

A kernel makes a new array for what it returns. NumPy's functions can be told where to put it, with `out=`. So for
these ops there is a second text, which does what the kernel does, to the bit. Next: `memory.py`.
"""

from __future__ import annotations

from ...backend.dtypes import float32, float64
from .chain import Chain
from .steps import FILLERS, LINES, is_step

PRODUCTS = frozenset({"MatMul", "BatchMatMulV2"})
MAY_SHARE = frozenset({"Cast", "Floor", "Ceil", "Abs"})  # kernels that may give back what they were given
NEW = frozenset({"Sum", "Mean", "Max", "Min", "Prod", "Softmax", "LogSoftmax", "SparseSoftmaxCrossEntropyWithLogits",
                 "SoftmaxCrossEntropyWithLogits"})  # kernels whose results are new arrays, besides those with a text


def can_fill(node) -> bool:
    """Whether there is a text for a node of one output that says where to put it."""
    if isinstance(node.op, Chain) or len(node.outputs) != 1:
        return isinstance(node.op, Chain)
    if node.type in PRODUCTS:
        return all(x.dtype in (float32, float64) for x in node.inputs)
    return is_step(node)


def makes_new(node) -> bool:
    """Whether the outputs of a node are surely new arrays: no views of its inputs, nor these themselves."""
    return node.type in NEW or (can_fill(node) and node.type not in MAY_SHARE)


def can_overwrite(node) -> bool:
    """Whether the result may lie where an input of its shape did: each element is read before it is written."""
    if isinstance(node.op, Chain):
        return node.op.in_place
    return node.type in LINES


def filling(node, inputs, out) -> list[str]:
    """The lines that compute a node into `out`; the last is an expression, which gives `out`.

    inputs: the names of its inputs.
    """
    if node.type in PRODUCTS:
        flips = [any(node.attrs.get(f"{kind}_{x}") for kind in ("transpose", "adj")) for x in operands(node)]
        a, b = [f"xp.swapaxes({name}, -1, -2)" if flip else name for name, flip in zip(inputs, flips)]
        many = "array_product(xp, " if node.type == "BatchMatMulV2" else "xp.matmul("
        return [f"{many}{a}, {b}, out={out})"]
    if node.type in LINES:
        return [LINES[node.type].format(*inputs, inputs=", ".join(inputs), out=out)]
    return [FILLERS[node.type].format(inputs=", ".join(inputs), out=out), out]


def operands(node):
    """What the op calls its inputs in the names of its attributes: transpose_a, adj_x."""
    return "ab" if node.type == "MatMul" else "xy"
