"""Padding that a convolution can do itself. Floor 8. Read `fusing.py` first.

Zeros around an image before a convolution that adds none are one copy of the image. Where they are as many as "SAME"
would add, the convolution gets that option, and the copy is gone.
"""

from __future__ import annotations

from .parts import LiteGraph

TAPS = {"CONV_2D": (1, 2), "DEPTHWISE_CONV_2D": (1, 2)}  # axes of a filter's height and width


def absorb_padding(graph: LiteGraph):
    """Make "VALID" convolutions of padded images "SAME" ones, where that is the same."""
    makers = graph.makers()
    for operation in graph.operations:
        pad = makers.get(id(operation.inputs[0])) if operation.inputs else None
        if (operation.code in TAPS and pad is not None and pad.code == "PAD"
                and operation.options["padding"] == "VALID" and is_same(pad, operation)):
            operation.inputs[0] = pad.inputs[0]
            operation.options["padding"] = "SAME"
    graph.prune()


def is_same(pad, operation) -> bool:
    """Whether the margins are those of "SAME"."""
    margins = pad.inputs[1]
    if not margins.is_constant or margins.array.shape != (4, 2):
        return False
    wanted = [(0, 0), *(same_margins(pad.inputs[0].dims[axis], operation, k) for k, axis in enumerate((1, 2))), (0, 0)]
    return [tuple(row) for row in margins.array.tolist()] == wanted


def same_margins(size, operation, k):
    """The zeros before and after an axis of `size`, as "SAME" has them; None where the size is unknown."""
    if size is None:
        return None
    letter = "hw"[k]
    stride, dilation = operation.options[f"stride_{letter}"], operation.options[f"dilation_{letter}_factor"]
    taps = (operation.inputs[1].dims[TAPS[operation.code][k]] - 1) * dilation + 1
    total = max((-(-size // stride) - 1) * stride + taps - size, 0)
    return total // 2, total - total // 2
