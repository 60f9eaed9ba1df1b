"""Only the weights become smaller: int8 ("dynamic range") or float16. Floor 8. Read `ranges.py` first.

With int8 weights the operators of `HYBRID` quantize what they are given while they run, by its own range, and multiply
in integers; so no samples are needed. A weight of fewer than 1024 elements stays as it is: there is little to gain.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import float16, float32
from .parts import LiteGraph, Operation, Value
from .ranges import quantized_weights

HYBRID = {"CONV_2D": 0, "DEPTHWISE_CONV_2D": 3, "FULLY_CONNECTED": None}  # operator -> axis with scales of its own
FEW = 1024  # elements


def quantize_weights(graph: LiteGraph):
    """Large constants of `HYBRID` operators, and tables that rows are taken from, become int8."""
    made: dict[int, Value] = {}
    operations = []
    for operation in graph.operations:
        operations.append(operation)
        if operation.code in HYBRID and is_large(operation.inputs[1]):
            weights = operation.inputs[1]
            if id(weights) not in made:
                made[id(weights)] = quantized_weights(weights, HYBRID[operation.code])
            operation.inputs[1] = made[id(weights)]
        elif operation.code == "GATHER" and is_large(operation.inputs[0]):
            operations.append(dequantized_rows(operation))
    graph.operations = operations


def is_large(x) -> bool:
    """Whether it is a float constant that is worth it."""
    return x.is_constant and x.dtype == float32 and x.array.size >= FEW


def dequantized_rows(operation) -> Operation:
    """Let a GATHER take int8 rows; returns the DEQUANTIZE behind it."""
    rows = operation.output
    table = operation.inputs[0] = quantized_weights(operation.inputs[0], None)
    taken = Value(f"{rows.name}/quantized", table.dtype, rows.dims, None, table.scales)
    operation.outputs = [taken]
    return Operation("DEQUANTIZE", [taken], [rows])


def halve(graph: LiteGraph):
    """Float constants become float16, with a DEQUANTIZE in front of whoever takes them."""
    made: dict[int, Value] = {}
    before = []
    for operation in graph.operations:
        for i, x in enumerate(operation.inputs):
            if x is None or not x.is_constant or x.dtype != float32 or x.array.size < 2:
                continue
            if id(x) not in made:
                limits = np.finfo(np.float16)
                half = Value(f"{x.name}_half", float16, x.dims, np.clip(x.array, limits.min, limits.max).astype("f2"))
                made[id(x)] = Value(x.name, float32, x.dims)
                before.append(Operation("DEQUANTIZE", [half], [made[id(x)]]))
            operation.inputs[i] = made[id(x)]
    graph.operations = before + graph.operations
