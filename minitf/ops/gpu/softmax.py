"""Softmax by itself: a chain of one step. Floor 2. Read `rows.py` first."""

from __future__ import annotations

from ..nn.softmax import LogSoftmax, Softmax
from . import rows
from .chain import Chain
from .steps import Step


def softmax(xp, logits):
    """The kernel of Softmax on a GPU."""
    return in_one(xp, Softmax, logits)


def log_softmax(xp, logits):
    """The kernel of LogSoftmax on a GPU."""
    return in_one(xp, LogSoftmax, logits)


def in_one(xp, op, x):
    """An op of rows as one launch; by its plain kernel where there is no C for the dtype."""
    dtype = str(x.dtype)
    if dtype not in ("float32", "float64"):
        return op.kernel(xp, x)
    y = xp.empty(x.shape, dtype)
    rows.run(xp, Chain((dtype,), (Step(op.__name__, (0,), dtype),), (1,)), [x], [y])
    return y
