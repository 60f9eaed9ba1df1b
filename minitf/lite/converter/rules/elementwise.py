"""Ops that work element by element: arithmetic, comparisons, functions. Floor 8. Read next: `activations.py`."""

from __future__ import annotations

import numpy as np

from ....backend.dtypes import float64, int32, string
from ....core.spec import Spec
from ..lowering import Filled, Refused

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
    """ADD; or what zeros are added to."""
    spec = node.outputs[0].spec
    for filled, other in ((x, y), (y, x)):
        if is_zero(filled) and spec.dims == other.dims:
            return other
    return low.emit("ADD", [x, y], spec)


def multiply(low, node, x, y):
    """MUL; or the tensor of zeros that something is multiplied with."""
    spec = node.outputs[0].spec
    for filled in (x, y):
        if is_zero(filled) and spec.dims == filled.dims:
            return filled
    return low.emit("MUL", [x, y], spec)


def subtract(low, node, x, y):
    """SUB; of a constant, ADD of its opposite, which can move into a convolution."""
    if y.is_constant and y.dtype.is_floating:
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


def resized(low, x, spec) -> Filled:
    """A Filled of the same number, whose sizes are those of `spec`, but for the first, which stays."""
    first = low.emit("STRIDED_SLICE", [x.sizes, low.integers([0]), low.integers([1]), low.integers([1])],
                     Spec((1,), int32), begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0)
    sizes = low.emit("CONCATENATION", [first, low.integers(spec.dims[1:])], Spec((len(spec.dims),), int32), axis=0)
    return Filled(sizes, spec.dims, x.number)


def is_zero(x) -> bool:
    """Whether it is zeros: a constant, or a tensor that nobody has written down."""
    if isinstance(x, Filled):
        return x.number == 0
    return x.is_constant and not x.array.any()


RULES = {
    **dict.fromkeys(SAME, same),
    "AddV2": add, "Mul": multiply, "Sub": subtract, "Reciprocal": reciprocal, "Cast": cast,
}
