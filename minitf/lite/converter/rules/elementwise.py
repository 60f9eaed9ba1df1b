"""Ops that work element by element: arithmetic, comparisons, functions. Floor 8. Read next: `activations.py`."""

from __future__ import annotations

import numpy as np

from ....backend.dtypes import float64, string
from ..lowering import Refused

SAME = {  # ops that are an operator of TensorFlow Lite as they are: name there -> name here
    "RealDiv": "DIV", "FloorDiv": "FLOOR_DIV", "FloorMod": "FLOOR_MOD",
    "Pow": "POW", "Maximum": "MAXIMUM", "Minimum": "MINIMUM", "SquaredDifference": "SQUARED_DIFFERENCE",
    "Square": "SQUARE", "Sqrt": "SQRT", "Rsqrt": "RSQRT", "Exp": "EXP", "Log": "LOG", "Abs": "ABS", "Neg": "NEG",
    "Sin": "SIN", "Cos": "COS", "Floor": "FLOOR", "Ceil": "CEIL", "Round": "ROUND", "Sign": "SIGN",
    "Less": "LESS", "LessEqual": "LESS_EQUAL", "Greater": "GREATER", "GreaterEqual": "GREATER_EQUAL",
    "Equal": "EQUAL", "NotEqual": "NOT_EQUAL",
    "LogicalAnd": "LOGICAL_AND", "LogicalOr": "LOGICAL_OR", "LogicalNot": "LOGICAL_NOT",
    "SelectV2": "SELECT_V2", "AddN": "ADD_N",
}


def same(low, node, *inputs):
    """The operator that does what the op does."""
    spec = node.outputs[0].spec
    if float64 in (spec.dtype, *(x.dtype for x in node.inputs)):
        raise Refused("it works on float64; a .tflite file computes in float32. Use tf.cast(x, tf.float32)")
    return low.emit(SAME[node.type], inputs, spec)


def add(low, node, x, y):
    """ADD; or what a tensor of zeros is added to."""
    spec = node.outputs[0].spec
    for filled, other in ((x, y), (y, x)):
        if is_zero(filled) and spec.dims == dims_of(other):
            return other
    return low.emit("ADD", [x, y], spec)


def multiply(low, node, x, y):
    """MUL; or the tensor of zeros that something is multiplied with."""
    spec = node.outputs[0].spec
    for filled in (x, y):
        if is_zero(filled) and spec.dims == dims_of(filled):
            return filled
    return low.emit("MUL", [x, y], spec)


def subtract(low, node, x, y):
    """SUB; of a constant, ADD of its opposite, which can move into a convolution."""
    if not is_zero(y) and y.is_constant and y.dtype.is_floating:
        return low.emit("ADD", [x, low.constant(-y.array)], node.outputs[0].spec)
    return low.emit("SUB", [x, y], node.outputs[0].spec)


def reciprocal(low, node, x):
    """1 / x."""
    return low.emit("DIV", [low.constant(np.ones((), x.dtype.np)), x], node.outputs[0].spec)


def cast(low, node, x):
    """CAST."""
    spec = node.outputs[0].spec
    if string in (x.dtype, spec.dtype) or spec.dtype == float64:
        raise Refused(f"a cast to {spec.dtype.name}")
    return low.emit("CAST", [x], spec, in_data_type=x.dtype, out_data_type=spec.dtype)


def is_zero(x) -> bool:
    """Whether it is a tensor of zeros that nobody has written down."""
    return getattr(x, "number", None) == 0


def dims_of(x):
    """The sizes of a Value or a Filled."""
    return x.spec.dims if hasattr(x, "spec") else x.dims


RULES = {
    **dict.fromkeys(SAME, same),
    "AddV2": add, "Mul": multiply, "Sub": subtract, "Reciprocal": reciprocal, "Cast": cast,
}
