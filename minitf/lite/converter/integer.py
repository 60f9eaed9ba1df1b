"""Integers everywhere: each operator computes in int8, or its activations in int16. Floor 8. Read `ranges.py` first.

For every float tensor the range of its values is known, from samples (`calibrating.py`) or because the model learned
with it (`FAKE_QUANT`). An operator belongs to one of these kinds:

    weighted   has weights, which are quantized by channel, and a bias in int32 whose scale is that of the products
    fixed      has a range that follows from what it computes: softmax gives numbers in [0, 1]
    passing    only moves numbers, and so passes on the scale of its input
    joining    needs all its inputs and its output on one scale
    measured   has a range of its own

An operator of no kind computes in floats: DEQUANTIZE before it, QUANTIZE after it. Read next: `smaller.py`.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import float32, int8, int16, int32, int64
from .errors import ConverterError
from .fusing import CHANNELS
from .parts import LiteGraph, Operation, Scales, Value
from .ranges import LEVELS, as_integers, quantized_weights, scales, scales_of_range

FIXED = {  # operator -> (scale, zero point) of its int8 output, the scale of its int16 output
    "SOFTMAX": (1 / 256, -128, 1 / 32768), "LOGISTIC": (1 / 256, -128, 1 / 32768), "TANH": (1 / 128, 0, 1 / 32768),
    "LOG_SOFTMAX": (16 / 256, 127, None),
}
PASSING = frozenset({
    "RESHAPE", "TRANSPOSE", "EXPAND_DIMS", "SQUEEZE", "MAX_POOL_2D", "AVERAGE_POOL_2D", "PAD", "MIRROR_PAD",
    "STRIDED_SLICE", "SLICE", "GATHER", "GATHER_ND", "SPLIT", "SPLIT_V", "UNPACK", "TILE", "BROADCAST_TO",
    "REVERSE_V2", "DEPTH_TO_SPACE", "SPACE_TO_DEPTH", "RESIZE_BILINEAR", "RESIZE_NEAREST_NEIGHBOR", "REDUCE_MAX",
    "REDUCE_MIN",
})
JOINING = frozenset({"CONCATENATION", "PACK", "MAXIMUM", "MINIMUM", "SELECT_V2"})
MEASURED = frozenset({
    "ADD", "SUB", "MUL", "MEAN", "SUM", "SQUARED_DIFFERENCE", "RSQRT", "LEAKY_RELU", "RELU", "RELU6", "ELU", "GELU",
    "ABS", "EXP", "LOG", "BATCH_MATMUL", "LESS", "LESS_EQUAL", "GREATER", "GREATER_EQUAL", "EQUAL", "NOT_EQUAL",
    "ARG_MAX", "ARG_MIN",
})
IN_INT16 = (frozenset(CHANNELS) | JOINING - {"MAXIMUM", "MINIMUM", "SELECT_V2"} | {"SOFTMAX", "LOGISTIC", "TANH"}
            | {"ADD", "SUB", "MUL", "MEAN", "LEAKY_RELU", "BATCH_MATMUL"} | {"RELU", "RELU6"}
            | {"RESHAPE", "TRANSPOSE", "MAX_POOL_2D", "AVERAGE_POOL_2D", "PAD", "STRIDED_SLICE", "SLICE", "SPLIT",
               "UNPACK", "GATHER", "SQUEEZE", "EXPAND_DIMS"})


def is_integer_operator(code, dtype) -> bool:
    """Whether the operator can compute with activations of `dtype`."""
    if dtype == int16:
        return code in IN_INT16
    return code in CHANNELS or code in FIXED or code in PASSING or code in JOINING or code in MEASURED


class Quantizer:
    """One walk over a graph, which writes the operations in integers.

    ranges: id of a float Value -> (min, max).
    dtype: of activations, int8 or int16.
    left: operators that stay in floats, and names of outputs of such.
    """

    def __init__(self, graph: LiteGraph, ranges, dtype=int8, left=frozenset()):
        self.graph = graph
        self.ranges = ranges
        self.dtype = dtype
        self.left = left
        self.integers: dict[int, Value] = {}  # id of a float Value -> the integers that stand for it
        self.floats: dict[int, Value] = {}    # id of one that exists in integers -> its floats, made again
        self.operations: list[Operation] = []

    def run(self, input_dtype, output_dtype):
        """Change the graph.   input_dtype, output_dtype: of the model: float32, int8, uint8 or int16."""
        graph = self.graph
        graph.inputs = [self._entering(x, input_dtype) for x in graph.inputs]
        for operation in graph.operations:
            self._write(operation)
        graph.outputs = [self._leaving(y, output_dtype) for y in graph.outputs]
        graph.operations = self.operations
        graph.prune()

    # --- one operation -------------------------------------------------------------------------------------------
    def _write(self, operation):
        tensors = [x for x in (*operation.inputs, *operation.outputs) if x is not None]
        if not any(x.dtype == float32 for x in tensors):
            self.operations.append(operation)
        elif operation.code == "FAKE_QUANT":
            self.integers[id(operation.output)] = self.integer(operation.inputs[0])
        elif self._is_left(operation):
            self._write_floats(operation)
        elif is_integer_operator(operation.code, self.dtype) and self._all_known(operation):
            self._write_integers(operation)
        else:
            self._write_floats(operation)

    def _write_floats(self, operation):
        inputs = [x if x is None else self.float(x) for x in operation.inputs]
        self.operations.append(Operation(operation.code, inputs, operation.outputs, operation.options,
                                         operation.bodies))

    def _is_left(self, operation) -> bool:
        """Whether it was asked to stay in floats."""
        return operation.code in self.left or any(y.name in self.left for y in operation.outputs)

    def _all_known(self, operation) -> bool:
        """Whether there is a range for everything that it computes with."""
        if operation.code in CHANNELS and not operation.inputs[1].is_constant:
            return False
        tensors = operation.inputs if operation.code in PASSING else (*operation.inputs, *operation.outputs)
        return all(x is None or x.dtype != float32 or x.is_constant or id(x) in self.integers or id(x) in self.ranges
                   for x in tensors)

    def _write_integers(self, operation):
        code = operation.code
        if code in CHANNELS:
            inputs = self._weighted(operation)
        else:
            inputs = [x if x is None else self.integer(x) for x in operation.inputs]
        by = None
        if code in JOINING:
            by = self._common(operation, inputs)
            inputs = [x if x.dtype != self.dtype else self.on_scale(x, by) for x in inputs]
        elif code in PASSING:
            by = next(x.scales for x in inputs if x.dtype == self.dtype)
        elif code in FIXED:
            by = self._fixed(code)
        outputs = [self._made(y, by) for y in operation.outputs]
        options = operation.options
        if code in ("ADD", "SUB") and self.dtype == int16:
            options = options | {"pot_scale_int16": False}  # scales need not be powers of two
        self.operations.append(Operation(code, inputs, outputs, options))

    def _common(self, operation, inputs) -> Scales:
        """The scale of what is joined: that of the inputs, where they have the same."""
        first, *others = [x.scales for x in inputs if x.dtype == self.dtype]
        if all(first.matches(other) for other in others):
            return first
        return self.measured(operation.output)

    def _made(self, y, by) -> Value:
        """The integers of an output."""
        if y.dtype != float32:
            return y
        made = Value(y.name, self.dtype, y.dims, None, by or self.measured(y))
        self.integers[id(y)] = made
        return made

    def _fixed(self, code) -> Scales:
        in8, zero_point, in16 = FIXED[code]
        return scales(in8, zero_point) if self.dtype == int8 else scales(in16, 0)

    def _weighted(self, operation) -> list:
        """Its inputs with int8 weights and an int32 bias (int64 beside activations in int16)."""
        at = 2 if operation.code == "TRANSPOSE_CONV" else 0  # where the activations stand
        inputs = list(operation.inputs)
        inputs[at] = self.integer(inputs[at])
        inputs[1] = weights = quantized_weights(inputs[1], CHANNELS[operation.code])
        if inputs[-1] is not None:
            assert weights.scales is not None  # they have just got some
            scale = inputs[at].scales.scale * weights.scales.scale
            bias, wide = inputs[-1], int32 if self.dtype == int8 else int64
            by = Scales(scale, np.zeros(scale.size, np.int64))
            inputs[-1] = Value(bias.name, wide, bias.dims, as_integers(bias.array, by, wide), by)
        return inputs

    # --- one tensor ------------------------------------------------------------------------------------------------
    def measured(self, x) -> Scales:
        """The scales by the range that was seen."""
        if x.is_constant:
            return scales_of_range(x.array.min(initial=0), x.array.max(initial=0), self.dtype)
        if id(x) not in self.ranges:
            raise ConverterError(f"TFLiteConverter: {x.name!r} has no range: the representative dataset must give "
                                 "samples that reach it.")
        low, high = self.ranges[id(x)]
        return scales_of_range(low, high, self.dtype)

    def integer(self, x) -> Value:
        """The integers that stand for a tensor; itself where it holds no floats."""
        if x.dtype != float32:
            return x
        if id(x) not in self.integers:
            by = self.measured(x)
            if x.is_constant:
                made = Value(x.name, self.dtype, x.dims, as_integers(x.array, by, self.dtype), by)
            else:
                made = self._convert("QUANTIZE", x, Value(f"{x.name}/quantized", self.dtype, x.dims, None, by))
            self.integers[id(x)] = made
        return self.integers[id(x)]

    def float(self, x) -> Value:
        """The floats of a tensor that may be there as integers only."""
        if x.dtype != float32 or x.is_constant or id(x) not in self.integers or id(x) in self.floats:
            return self.floats.get(id(x), x)
        made = Value(f"{x.name}/dequantized", float32, x.dims)
        self.floats[id(x)] = self._convert("DEQUANTIZE", self.integers[id(x)], made)
        return made

    def on_scale(self, x, by) -> Value:
        """Integers as others, by which the same numbers are meant."""
        if by.matches(x.scales):
            return x
        if x.is_constant:
            array = (x.array.astype(np.float64) - x.scales.zero_point) * x.scales.scale
            return Value(x.name, x.dtype, x.dims, as_integers(array, by, x.dtype), by)
        name = f"{x.name}/rescaled_{len(self.operations)}"
        return self._convert("QUANTIZE", x, Value(name, x.dtype, x.dims, None, by))

    def _convert(self, code, x, made) -> Value:
        self.operations.append(Operation(code, [x], [made]))
        return made

    # --- the ends of the model ------------------------------------------------------------------------------------
    def _entering(self, x, dtype) -> Value:
        """The input of the model, in the dtype that was asked for."""
        if x.dtype != float32 or id(x) not in self.ranges:
            return x
        by = self.measured(x)
        if dtype == float32:
            self.floats[id(x)] = x
            self.integers[id(x)] = self._convert("QUANTIZE", x, Value(f"{x.name}_{self.dtype.name}", self.dtype,
                                                                      x.dims, None, by))
            return x
        given = Value(x.name, dtype, x.dims, None, by if dtype == self.dtype else shifted(by))
        self.integers[id(x)] = given if dtype == self.dtype else self._convert(
            "QUANTIZE", given, Value(f"{x.name}_int8", self.dtype, x.dims, None, by))
        return given

    def _leaving(self, y, dtype) -> Value:
        """The output of the model, in the dtype that was asked for."""
        if y.dtype != float32 or id(y) not in self.integers:
            return y
        made = self.integers[id(y)]
        if dtype == self.dtype:
            return made
        made.name = f"{y.name}_{self.dtype.name}"
        by = None if dtype == float32 or made.scales is None else shifted(made.scales)
        return self._convert("DEQUANTIZE" if by is None else "QUANTIZE", made, Value(y.name, dtype, y.dims, None, by))


def shifted(by: Scales) -> Scales:
    """The scales of uint8 instead of int8."""
    return Scales(by.scale, by.zero_point - LEVELS[int8][0])
