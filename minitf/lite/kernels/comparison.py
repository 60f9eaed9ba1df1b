"""Comparisons, logic, and choices. Floor 8. Read `elementwise.py` first."""

from __future__ import annotations

import numpy as np

from .numbers import dequantized, quantized
from .registry import kernel, mover
from .shapes import same_scale

COMPARISONS = {
    "EQUAL": np.equal, "NOT_EQUAL": np.not_equal, "LESS": np.less, "LESS_EQUAL": np.less_equal,
    "GREATER": np.greater, "GREATER_EQUAL": np.greater_equal, "LOGICAL_AND": np.logical_and,
    "LOGICAL_OR": np.logical_or,
}  # fmt: skip


def compared(function):
    """The kernel of a NumPy function of two arrays that says yes or no."""
    return lambda call, x, y: function(x, y, out=call.out)


for _name, _function in COMPARISONS.items():
    kernel(_name)(compared(_function))


@kernel("LOGICAL_NOT")
def logical_not(call, x):
    """Not x."""
    return np.logical_not(x, out=call.out)


@mover("SELECT", "SELECT_V2")
def select(call, condition, x, y):
    """x where the condition holds, else y. In SELECT, a condition of one axis chooses rows."""
    result = call.outputs[0]
    if result.is_quantized:
        x, y = (array if same_scale(t, result) else quantized(dequantized(array, t), result)
                for array, t in zip((x, y), call.inputs[1:]))
    if call.name == "SELECT" and condition.ndim == 1 < x.ndim:
        condition = condition.reshape(-1, *[1] * (x.ndim - 1))
    return np.where(condition, x, y)
