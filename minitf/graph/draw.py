"""A picture of a graph. Floor 4. Read `autodiff/draw.py`, which draws; here graphs are made ready for it."""

from __future__ import annotations

from ..autodiff.draw import draw as draw_calls
from ..autodiff.draw import spec
from .structure import Const


def draw(body):
    """A Picture of a body: inputs in blue, constants pale, ops in gold, outputs in green."""
    calls = [node for node in body.nodes if node.op is not Const]
    return draw_calls(calls, {id(x) for x in body.inputs}, caption)


def caption(x):
    """Two lines for a source: the name of an input or the value of a constant, and dtype and shape."""
    if x.op.op is not Const:
        return x.op.name, spec(x)
    array = x.op.attrs["value"].array
    if array.size == 1:
        return f"{array.item():.4g}" if array.dtype.kind in "fiu" else str(array.item()), spec(x)
    return "constant", spec(x)
