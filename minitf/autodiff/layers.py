"""Places for the boxes of a graph: rows from top to bottom, and an order in each row with few crossings. Floor 3.

This is how layered drawings are made (Sugiyama, Tagawa and Toda, 1981), in its plainest form. Read next: `draw.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

GAP = 0.22  # inches between neighbours in a row
SWEEPS = 12
LETTER, NOTE_LETTER = 0.095, 0.07  # inches; a box is as wide as its longer line


@dataclass(eq=False)
class Box:
    """A box to be placed.

    text, note: its two lines; a box without text is invisible, a bend in an arrow.
    inputs: the boxes above it, from which arrows lead to it.
    row: from 0 at the top.   x: of its middle, in inches.
    """

    text: str = ""
    note: str = ""
    color: str = ""
    inputs: list = field(default_factory=list)
    row: int = 0
    x: float = 0.0

    @property
    def width(self) -> float:
        """In inches."""
        if not self.text:
            return 0.1
        return max(0.5, LETTER * len(self.text) + 0.2, NOTE_LETTER * len(self.note) + 0.2)


def arrange(boxes):
    """Set `row` and `x` of every box; adds an invisible box wherever an arrow passes a row."""
    set_rows(boxes)
    bend_long_arrows(boxes)
    rows: list = [[] for _ in range(1 + max(box.row for box in boxes))]
    for box in boxes:
        rows[box.row].append(box)
    outputs: dict = {id(box): [] for box in boxes}
    for box in boxes:
        for above in box.inputs:
            outputs[id(above)].append(box)
    for row in rows:
        spread(row, [0.0] * len(row))
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            below = sweep % 2
            wishes = [mean([near.x for near in (outputs[id(box)] if below else stem(box))], box.x) for box in row]
            spread(row, wishes)
    left = min(box.x - box.width / 2 for box in boxes)
    for box in boxes:
        box.x -= left


def set_rows(boxes):
    """Every box one row below the lowest of its inputs; sources, which have none, just above their first use."""
    for box in boxes:
        box.row = 1 + max((above.row for above in box.inputs if above.inputs), default=0)
    for box in boxes:
        if not box.inputs:
            box.row = min((other.row for other in boxes if box in other.inputs), default=1) - 1


def bend_long_arrows(boxes):
    """Replace an arrow that skips rows by a chain of arrows through invisible boxes."""
    for box in list(boxes):
        for i, above in enumerate(box.inputs):
            for row in range(above.row + 1, box.row):
                above = Box(inputs=[above], row=row)
                boxes.append(above)
            box.inputs[i] = above


def spread(row, wishes):
    """Place the boxes of one row, in the order of where they wish to be, as near to it as their widths allow."""
    order = sorted(range(len(row)), key=lambda i: wishes[i])
    end = float("-inf")
    for i in order:
        row[i].x = max(wishes[i], end + GAP + row[i].width / 2)
        end = row[i].x + row[i].width / 2
    # Sources make way: what was computed stays in line with what it was computed from.
    computed = [wish - box.x for wish, box in zip(wishes, row) if box.inputs]
    shift = mean(computed or [wish - box.x for wish, box in zip(wishes, row)], 0.0)
    for box in row:
        box.x += shift
    row[:] = [row[i] for i in order]


def stem(box):
    """The inputs that a box should stand below: those that were computed, or all where there are none."""
    return [above for above in box.inputs if above.inputs] or box.inputs


def mean(values, default):
    """The mean of some numbers; `default` where there are none."""
    return sum(values) / len(values) if values else default
