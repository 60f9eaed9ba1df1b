"""A picture of a pipeline: a box for every stage, from the sources down, with its own time. Floor 5.

Read `timing.py`, which measures, and `autodiff/draw.py`, which draws.
"""

from __future__ import annotations

from .. import tree
from ..autodiff.draw import picture_of
from ..autodiff.layers import Box
from ..backend.palette import BLUE, GOLD, RED
from ..core.spec import TensorSpec
from .timing import OwnTime, own_times
from .transformations.prefetch import Prefetch

WAYS = {"TensorSlice": "from_tensor_slices", "Tensors": "from_tensors", "ParallelMap": "map, parallel"}


def draw(stage, count, seconds):
    """A Picture of the stages that end in `stage`: sources in blue, the one that takes most of the time in red."""
    spent = own_times(stage, count, seconds)
    stages = {id(each): each for each in reversed(stage.chain())}  # sources first
    working = {key: time.seconds for key, time in spent.items() if not isinstance(stages[key], Prefetch)}
    slowest = max(working, key=lambda key: working[key], default=None)
    total = sum(working.values())
    boxes: dict = {}
    for key, each in stages.items():
        color = RED if key == slowest else GOLD if each.sources else BLUE
        note = _note(each, spent.get(key, OwnTime()), total)
        boxes[key] = Box(_title(each), note, color, [boxes[id(source)] for source in each.sources])
    return picture_of(list(boxes.values()))


def _title(stage) -> str:
    """The method that made a stage, as far as the name of its class tells, and what it calls."""
    name = type(stage).__name__
    function = getattr(stage, "function", None)
    words = WAYS.get(name) or "".join("_" * (i > 0 and c.isupper()) + c.lower() for i, c in enumerate(name))
    called = getattr(function, "name", "")
    return f"{words}: {called}" if called and called != "<lambda>" else words


def _note(stage, spent, total) -> str:
    """What its elements are, and its time for each."""
    leaves = tree.flatten(stage.element_spec)
    like = "  ".join(_short(spec) for spec in leaves[:2]) + "  ..." * (len(leaves) > 2)
    if not spent.elements:
        return f"{like}   rows by number"
    if isinstance(stage, Prefetch):
        return f"{like}   waits {_readable(spent.per_element)}"
    share = f" ({spent.seconds / total:.0%})" if total else ""
    return f"{like}   {_readable(spent.per_element)}{share}"


def _short(spec) -> str:
    if not isinstance(spec, TensorSpec):
        return type(spec).__name__.removesuffix("Spec")
    dims = "..." if spec.shape.rank is None else ", ".join("?" if d is None else str(d) for d in spec.shape)
    return f"{spec.dtype.name}[{dims}]"


def _readable(seconds) -> str:
    """Two or three digits, with a unit."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.0f} ns"
