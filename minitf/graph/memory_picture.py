"""A picture of a memory plan: which bytes hold which result, and when. Floor 4. Read `passes/memory.py` first."""

from __future__ import annotations

from ..backend.errors import explain
from ..backend.palette import GOLD, GREEN, INK, PALE, figure
from .passes.pipeline import optimize, planned

WIDTH, HEIGHT = 6.4, 3.0  # inches, of the part with the boxes
LEFT, BOTTOM, EDGE = 0.75, 0.55, 0.2  # inches around it
LETTER = 0.075  # inches that a letter takes


def draw_memory(body, passes=None):
    """A Picture of the arena of a body: steps from left to right, bytes upwards, a box for each place that is taken.

    Where one result overwrites another, they share a box. The largest is green.

    Raises: ValueError where nothing is planned: shapes are not known, or the results are small.
    """
    body = optimize(body, passes)
    plan = planned(body, passes)
    if not plan.lives:
        raise ValueError(explain("draw_memory", "a plan without places", "only results of known shapes, and of 16 KiB "
                                 "or more, have one", "Trace with larger inputs, or with all sizes given"))
    picture, axes = figure(LEFT + WIDTH + EDGE, BOTTOM + HEIGHT + EDGE)
    first, last = min(life.first for life in plan.lives), max(life.last for life in plan.lives) + 1
    step, byte = WIDTH / (last - first), HEIGHT / plan.size
    largest = max(plan.lives, key=lambda life: life.size)
    for life in plan.lives:
        corner = LEFT + (life.first - first) * step, BOTTOM + life.start * byte
        size = (life.last + 1 - life.first) * step, life.size * byte
        _box(axes, corner, size, GREEN if life is largest else GOLD, _words(life, size[0]))
    _ruler(axes, plan, (first, last), step)
    return picture


def _words(life, width) -> str:
    """The name of what lies there first, if it fits, and how often it is overwritten."""
    name = life.tensors[0].op.name + (f" +{len(life.tensors) - 1}" if len(life.tensors) > 1 else "")
    return name if len(name) * LETTER < width else ""


def _box(axes, corner, size, color, words):
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle(corner, *size, facecolor=color, edgecolor=INK, linewidth=0.9))
    middle = [place + length / 2 for place, length in zip(corner, size)]
    axes.text(*middle, words, ha="center", va="center", fontsize=7.5, color=INK)


def _ruler(axes, plan, steps, width):
    """The edges: bytes on the left, the numbers of the steps below, and what both are."""
    first, last = steps
    axes.plot([LEFT, LEFT, LEFT + WIDTH], [BOTTOM + HEIGHT, BOTTOM, BOTTOM], color=INK, linewidth=0.9)
    marks = sorted({0, *(life.start for life in plan.lives), plan.size})
    previous = -1.0
    for mark in marks:
        y = BOTTOM + mark / plan.size * HEIGHT
        if y - previous > 0.16 or mark == plan.size:
            axes.text(LEFT - 0.06, y, f"{mark / 1024:,.0f}", ha="right", va="center", fontsize=7.5, color=INK)
            axes.plot([LEFT, LEFT + WIDTH], [y, y], color=PALE, linewidth=0.7, zorder=0)
            previous = y
    every = max(1, (last - first) // 12)
    for i in range(first, last, every):
        axes.text(LEFT + (i - first + 0.5) * width, BOTTOM - 0.12, str(i), ha="center", va="center", fontsize=7.5,
                  color=INK)
    axes.text(LEFT + WIDTH / 2, 0.14, "step", ha="center", va="center", fontsize=8.5, color=INK)
    axes.text(0.12, BOTTOM + HEIGHT / 2, "KiB", ha="center", va="center", fontsize=8.5, color=INK, rotation=90)
