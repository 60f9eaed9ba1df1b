"""A picture of what a tape recorded: values flow down, from the sources through the ops to the results. Floor 3.

First the calls become boxes in rows: a box stands below everything it uses. Then each box moves sideways to where its
neighbours are. An arrow that skips rows passes through invisible boxes in them, which keeps it clear of the others.
Read `tape.py` first; `layers.py` finds the places.
"""

from __future__ import annotations

from ..backend.errors import explain
from ..backend.palette import BLUE, GOLD, GREEN, INK, PALE, figure
from ..core.spec import Spec
from ..ops.variables.resource_ops import ReadVariableOp
from ..ops.variables.variable import Variable, dtype_of
from .layers import Box, arrange

MOST_CALLS = 80
ROW = 0.78  # inches from one row to the next
HEIGHT = 0.46  # of a box
MARGIN = 0.25
BETWEEN = 0.2  # inches from one arrow to the next where both end at one box
LINE = 1.1  # points


def draw(calls, watched, caption=None):
    """A Picture of the recorded calls.

    calls: the Calls of a tape, in the order in which they ran; or those of a graph.
    watched: the ids of what the tape watches; of other inputs only the value matters.
    caption: the two lines of a source; by default its name or value, and its dtype and shape.

    Raises: ValueError where there is nothing to draw, or too much for one page.
    """
    shown = [call for call in calls if call.op is not ReadVariableOp]
    if not shown or len(shown) > MOST_CALLS:
        raise ValueError(explain("draw", f"a record of {len(shown)} calls",
                                 f"a page holds between 1 and {MOST_CALLS}",
                                 "Draw before the gradient is taken, or record less"))
    return picture_of(boxes_of(calls, watched, caption))


def picture_of(boxes):
    """A Picture of boxes, each below those that it has arrows from."""
    arrange(boxes)
    width = max(box.x + box.width / 2 for box in boxes) + MARGIN
    rows = 1 + max(box.row for box in boxes)
    picture, axes = figure(width + MARGIN, rows * ROW + MARGIN)

    def place(box):
        return box.x + MARGIN, (rows - box.row - 0.5) * ROW + MARGIN / 2

    for box in boxes:
        x, y = place(box)
        for above, offset in arrivals(box):
            draw_arrow(axes, place(above), (x + offset, y), head=bool(box.text))
        if box.text:
            draw_box(axes, box, x, y)
        else:
            axes.plot([x, x], [y - HEIGHT / 2, y + HEIGHT / 2], color=INK, linewidth=LINE)
    return picture


# --- from calls to boxes ------------------------------------------------------------------------------------------
def boxes_of(calls, watched, caption=None):
    """A box for every source, op and result; a variable and its readings are one box."""
    caption = caption or name_or_value
    boxes: list[Box] = []
    made: dict = {}  # id of a tensor or variable -> the box it comes out of
    used: set = set()

    def source(x):
        """The box that `x` comes out of; a source has one of its own, a constant one for each use."""
        used.add(id(x))
        if id(x) in made:
            return made[id(x)]
        color = BLUE if id(x) in watched else PALE
        boxes.append(Box(*caption(x), color))
        if color == BLUE:
            made[id(x)] = boxes[-1]
        return boxes[-1]

    for call in calls:
        if call.op is ReadVariableOp:
            made[id(call.output)] = source(call.inputs[0])
            continue
        inputs = [source(x) for x in call.inputs]
        boxes.append(Box(call.op.__name__, "  ".join(map(spec, call.outputs)), GOLD, inputs))
        made.update((id(y), boxes[-1]) for y in call.outputs)
    for box in {id(made[key]): made[key] for key in made if key not in used}.values():
        if box.color == GOLD and not any(box in other.inputs for other in boxes):
            box.color = GREEN
    return boxes


def name_or_value(x):
    """Two lines for a source: the name or value, and dtype and shape."""
    if isinstance(x, Variable):
        return x.name.removesuffix(":0"), spec(x)
    array = x.numpy()
    if array.size == 1:
        return f"{array.item():.4g}" if array.dtype.kind in "fiu" else str(array.item()), spec(x)
    return "tensor", spec(x)


def spec(x) -> str:
    """Dtype and shape: `float32[2, 3]`."""
    return str(Spec(x._shape_tuple(), dtype_of(x)))


# --- from boxes to ink --------------------------------------------------------------------------------------------
def draw_box(axes, box, x, y):
    """A rounded box with a line of name and a line of shape."""
    from matplotlib.patches import FancyBboxPatch

    axes.add_patch(FancyBboxPatch((x - box.width / 2, y - HEIGHT / 2), box.width, HEIGHT, linewidth=0.9,
                                  boxstyle="round,pad=0,rounding_size=0.08", facecolor=box.color, edgecolor=INK))
    axes.text(x, y + 0.085, box.text, ha="center", va="center", fontsize=9.5, color=INK, fontweight="bold")
    axes.text(x, y - 0.105, box.note, ha="center", va="center", fontsize=7.5, color=INK)


def arrivals(box):
    """(input, place) for each arrow that ends at a box: side by side, in inches from its middle, so that none hides."""
    inputs = sorted(box.inputs, key=lambda above: above.x)
    gap = min(BETWEEN, (box.width - BETWEEN) / len(inputs)) if inputs else 0.0
    return [(above, gap * (i - (len(inputs) - 1) / 2)) for i, above in enumerate(inputs)]


def draw_arrow(axes, start, end, head):
    """A curve from the bottom of the box at `start` to the top of the one at `end`, upright at both ends."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    (x0, y0), (x1, y1) = start, end
    y0, y1 = y0 - HEIGHT / 2, y1 + HEIGHT / 2
    middle = (y0 + y1) / 2
    curve = Path([(x0, y0), (x0, middle), (x1, middle), (x1, y1)], [Path.MOVETO, *[Path.CURVE4] * 3])
    axes.add_patch(PathPatch(curve, facecolor="none", edgecolor=INK, linewidth=LINE))
    if head:
        axes.plot(x1, y1 + 0.045, marker="v", markersize=5, color=INK)
