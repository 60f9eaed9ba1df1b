"""Steps: the ops that a chain can be made of, as lines of Python. Floor 4. Read `fusion.py` first, `chain.py` next.

A step computes every element of its result from the elements in the same place, so it can be done on a piece of the
arrays as well as on the whole. Its line is what the op's kernel does, to the bit, but it can write into an array that
is there already. A row step, such as a mean along the last axis, needs whole rows, and calls the kernel for some.
"""

from __future__ import annotations

from ...backend.dtypes import bool_, float32, float64, int32, int64
from ...ops.elementwise.error_function import Erf, Erfc
from ...ops.indexing.selection import blend
from ...ops.linalg.products import array_product
from ...ops.nn.sigmoid import logistic, softplus_values
from ...ops.nn.softmax import LogSoftmax, Softmax
from ...ops.reductions.reduction import Max, Mean, Min
from ...ops.shapes.broadcasting import Sum

DTYPES = frozenset({float32, float64, int32, int64, bool_})

UFUNCS = {  # name of an op -> the NumPy function that it is
    "AddV2": "add", "Sub": "subtract", "Mul": "multiply", "RealDiv": "divide",
    "Neg": "negative", "Abs": "abs", "Square": "square", "Sqrt": "sqrt", "Reciprocal": "reciprocal",
    "Exp": "exp", "Expm1": "expm1", "Log": "log", "Log1p": "log1p",
    "Sin": "sin", "Cos": "cos", "Tanh": "tanh", "Floor": "floor", "Ceil": "ceil",
    "Maximum": "maximum", "Minimum": "minimum",
    "Less": "less", "LessEqual": "less_equal", "Greater": "greater", "GreaterEqual": "greater_equal",
    "Equal": "equal", "NotEqual": "not_equal",
    "LogicalAnd": "logical_and", "LogicalOr": "logical_or", "LogicalNot": "logical_not",
}
LINES = {name: f"xp.{ufunc}({{inputs}}, out={{out}})" for name, ufunc in UFUNCS.items()} | {
    "BiasAdd": "xp.add({inputs}, out={out})",
    "Relu": "xp.maximum({inputs}, 0, out={out})",
    "ReluGrad": "xp.multiply({0}, {1} > 0, out={out})",
}
FILLERS = {  # those whose result must not lie where an input does
    "Rsqrt": "xp.reciprocal(xp.sqrt({inputs}, out={out}), out={out})",
    "SquaredDifference": "xp.square(xp.subtract({inputs}, out={out}), out={out})",
    "Sigmoid": "logistic(xp, {inputs}, {out})",
    "Softplus": "softplus_values(xp, {inputs}, {out})",
    "Erf": "{out}[...] = erf_values(xp, {inputs})",
    "Erfc": "{out}[...] = erfc_values(xp, {inputs})",
    "SelectV2": "blend(xp, {inputs}, {out})",
    "Cast": "xp.copyto({out}, {inputs}, casting='unsafe')",
    "ZerosLike": "{out}.fill(0)",
    "OnesLike": "{out}.fill(1)",
}
HELPERS = {  # what the lines call besides NumPy
    "logistic": logistic, "softplus_values": softplus_values, "blend": blend,
    "erf_values": Erf.kernel, "erfc_values": Erfc.kernel,
    "array_product": array_product,
}
COLUMNS = {  # name of an op -> its kernel; given [..., C], it gives a column, [..., 1]
    "Sum": Sum.kernel, "Mean": Mean.kernel, "Max": Max.kernel, "Min": Min.kernel,
}
ROWS = {"Softmax": Softmax.kernel, "LogSoftmax": LogSoftmax.kernel}  # the same, for ops that give [..., C]


def is_step(node) -> bool:
    """Whether a chain can take a node."""
    if node.type not in LINES and node.type not in FILLERS:
        return False
    if node.attrs.get("data_format", "NHWC") != "NHWC":
        return False
    tensors = (*node.inputs, *node.outputs)
    return len(node.outputs) == 1 and all(x.dtype in DTYPES for x in tensors)


def is_row_step(node) -> bool:
    """Whether a node works on every row by itself: on what lies along the last axis. So it can be done on some rows."""
    if node.type not in COLUMNS and node.type not in ROWS:
        return False
    (x,) = node.inputs
    if not x.spec.is_static or x.spec.rank < 2 or x.spec.dims[-1] < 2 or x.dtype not in (float32, float64):
        return False
    return node.type in ROWS or (node.attrs["keep_dims"] and node.attrs["axis"] in ((-1,), (x.spec.rank - 1,)))
