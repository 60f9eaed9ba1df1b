"""The memory of a model that runs: one block, in which every tensor has a place for as long as it is needed. Floor 8.

    step   0   1   2   3        bytes
    a      *---*                made in step 0, needed last in step 1
    b          *-------*        must not lie where a does: step 1 reads one and writes the other
    c              *---*        may lie where a did

The largest tensors are placed first, each as low as those that live at the same time allow.

Source: "greedy by size" of Pisarchyk and Lee, "Efficient memory management for deep neural net inference", 2020, which
TensorFlow Lite uses too. Read next: `running.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..backend.errors import explain
from ..backend.palette import GOLD, GREEN, INK, figure
from ..graph.passes.memory import first_gap

WIDTH, HEIGHT, EDGE = 6.4, 3.0, 0.6  # inches: of the part with the boxes, and around it
LETTER = 0.075  # inches that a letter takes


@dataclass(eq=False)
class Place:
    """Where a tensor lies.   first, last: the steps that need it, both included.   start: its first byte."""

    name: str
    size: int
    first: int
    last: int
    start: int = 0

    @property
    def end(self) -> int:
        return self.start + self.size

    def meets(self, other) -> bool:
        """Whether there is a step that needs both."""
        return self.first <= other.last and other.first <= self.last


@dataclass
class Plan:
    """The places of a model's tensors.   size: of the whole block, in bytes."""

    places: list[Place]
    size: int = 0

    def draw(self):
        """A Picture: steps from left to right, bytes upwards, a box for each tensor. The largest is green.

        Raises: ValueError where nothing is planned.
        """
        if not self.size:
            raise ValueError(explain("draw", "a plan without places", "there must be a tensor to draw"))
        return drawn(self)


def plan(places) -> Plan:
    """Give every Place its first byte."""
    placed: list[Place] = []
    for place in sorted(places, key=lambda place: (-place.size, place.first)):
        place.start = first_gap(place.size, [other for other in placed if other.meets(place)])
        placed.append(place)
    return Plan(list(places), max((place.end for place in places), default=0))


def block_of(size) -> np.ndarray:
    """Zeros: uint8 [size].

    Raises: RuntimeError where the machine has not as much.
    """
    try:
        return np.zeros(size, np.uint8)
    except MemoryError:
        raise RuntimeError(explain("tflite", f"a plan of {size >> 20} MiB", "the machine has less")) from None


def drawn(plan):
    """The Picture of a Plan."""
    from matplotlib.patches import Rectangle

    picture, axes = figure(WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE)
    step, byte = WIDTH / (max(place.last for place in plan.places) + 1), HEIGHT / plan.size
    largest = max(plan.places, key=lambda place: place.size)
    for place in plan.places:
        x, y = EDGE + place.first * step, EDGE + place.start * byte
        width, height = (place.last + 1 - place.first) * step, place.size * byte
        axes.add_patch(Rectangle((x, y), width, height, facecolor=GREEN if place is largest else GOLD, edgecolor=INK))
        words = place.name.rpartition("/")[2][: int(width / LETTER)]
        if height > 2 * LETTER:
            axes.text(x + width / 2, y + height / 2, words, ha="center", va="center", fontsize=7.5, color=INK)
    for y, words in ((0, "0"), (HEIGHT, f"{plan.size / 1024:,.0f} KiB")):
        axes.text(EDGE - 0.06, EDGE + y, words, ha="right", va="center", fontsize=7.5, color=INK)
    axes.plot([EDGE, EDGE, EDGE + WIDTH], [EDGE + HEIGHT, EDGE, EDGE], color=INK, linewidth=0.9)
    axes.text(EDGE + WIDTH / 2, EDGE / 2, "step", ha="center", va="center", fontsize=8.5, color=INK)
    return picture
