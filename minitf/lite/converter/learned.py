"""Ranges that a model has learned with: those of its fake quantization. Floor 8. Read `integer.py` first.

Where a tensor goes through FAKE_QUANT, as in a model that learned to bear rounding, the range is the one it learned
with, and no samples are needed for it. What only moves the numbers on has the same range.
"""

from __future__ import annotations

from ...backend.dtypes import float32
from .integer import PASSING
from .parts import LiteGraph


def learned_ranges(graph: LiteGraph) -> dict:
    """id of a Value -> (min, max), as FAKE_QUANT says."""
    found: dict[int, tuple[float, float]] = {}
    for operation in graph.operations:
        if operation.code == "FAKE_QUANT":
            ends = operation.options["min"], operation.options["max"]
            found[id(operation.inputs[0])] = found[id(operation.output)] = ends
        elif operation.code in PASSING:
            moved = next((x for x in operation.inputs if x is not None and x.dtype == float32), None)
            if id(moved) in found:
                found.update((id(y), found[id(moved)]) for y in operation.outputs)
    return found
