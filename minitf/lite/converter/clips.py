"""relu6, found again in maxima and minima: one operator, or none, for three. Floor 8. Read `fusing.py` first.

    max(min(relu(x), 6), 0)     is relu6(x), and that is an option of the convolution before it

Read next: `gelus.py`.
"""

from __future__ import annotations

import math

from .parts import LiteGraph

CODES = {(0.0, math.inf): "RELU", (0.0, 6.0): "RELU6", (-1.0, 1.0): "RELU_N1_TO_1"}
ENDS = {"RELU": (0.0, math.inf), "RELU6": (0.0, 6.0), "RELU_N1_TO_1": (-1.0, 1.0)}


def find_clips(graph: LiteGraph):
    """Put RELU, RELU6 or RELU_N1_TO_1 in the place of operations that cut off at the same numbers."""
    makers = graph.makers()
    for operation in graph.operations:
        if step_of(operation) is None:
            continue
        x, low, high = clip_of(operation.output, makers)
        if (low, high) in CODES:
            operation.code, operation.inputs = CODES[low, high], [x]
    graph.prune()


def clip_of(y, makers):
    """(x, low, high), where y is x, cut off below low and above high."""
    low, high = -math.inf, math.inf
    while (step := step_of(makers.get(id(y)))) is not None:
        y, least, most = step
        low, high = (min(max(end, low), high) for end in (least, most))
    return y, low, high


def step_of(operation):
    """(x, low, high) of an operation that cuts off; else None."""
    if operation is None or "activation" in operation.options:
        return None
    if operation.code in ENDS:
        return operation.inputs[0], *ENDS[operation.code]
    if operation.code not in ("MAXIMUM", "MINIMUM"):
        return None
    for x, other in (operation.inputs, operation.inputs[::-1]):
        if other.is_constant and other.array.size == 1 and other.array.dtype.kind == "f" and other.rank <= x.rank:
            number = float(other.array.reshape(()))
            return (x, number, math.inf) if operation.code == "MAXIMUM" else (x, -math.inf, number)
    return None
