"""window: stretches of the elements, each as a dataset of its own. Floor 5. Read next: `padded_batch.py`."""

from __future__ import annotations

from ... import tree
from ..sources.elements import Elements
from ..specs import DatasetSpec
from ..stage import UNKNOWN, Cursor, Stage, slots
from ..values import is_open


class Window(Stage):
    """Datasets of `size` elements each, one beginning every `shift` elements, with every `stride`-th in it.

    Source: tf.data.Dataset.window.
    """

    def __init__(self, source, size, shift, stride, drop_remainder):
        self.sources = (source,)
        self.size, self.shift, self.stride = size, shift, stride
        self.drop_remainder = drop_remainder
        self.element_spec = tree.map_structure(DatasetSpec, source.element_spec)

    def cardinality(self):
        whole = self.sources[0].cardinality()
        if whole < 0 or is_open(self.size):
            return whole if whole < 0 else UNKNOWN
        if self.drop_remainder:
            return max(0, (whole - (self.size - 1) * self.stride - 1) // self.shift + 1)
        return -(-whole // self.shift)

    def start(self):
        return WindowCursor(self.sources[0].begin(), self)


class WindowCursor(Cursor):
    """held: the elements from the place where the next window begins."""

    remembers = ("held", "to_skip")

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage
        self.held: list = []
        self.to_skip = 0

    def next(self):
        stage = self.stage
        span = (stage.size - 1) * stage.stride + 1
        self.above[0].skip(self.to_skip)
        self.held += self.above[0].several(span - len(self.held))
        window = self.held[:span : stage.stride]
        if not window or (stage.drop_remainder and len(window) < stage.size):
            raise StopIteration
        self.to_skip = max(0, stage.shift - len(self.held))
        self.held = self.held[stage.shift :]
        return [
            slots.dataset(Elements([[element[i]] for element in window], spec))
            for i, spec in enumerate(tree.flatten(stage.sources[0].element_spec))
        ]

    def save(self):
        return {**super().save(), "held": list(self.held)}
