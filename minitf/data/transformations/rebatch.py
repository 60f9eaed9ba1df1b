"""rebatch: batches of other sizes. Floor 5. Read `batch.py` first."""

from __future__ import annotations

from ... import tree
from ..stage import Cursor, Stage
from ..structure import with_axis
from .batch import Unbatch


class Rebatch(Stage):
    """The rows of all batches in batches of these sizes, which take turns.  Source: tf.data.Dataset.rebatch.

    sizes: a tuple of ints, all above 0.
    """

    def __init__(self, source, sizes, drop_remainder=False):
        self.sizes = sizes
        self.drop_remainder = drop_remainder
        rows = Unbatch(source)
        self.sources = (rows,)
        size = sizes[0] if len(set(sizes)) == 1 and self._is_always_full(source.element_spec) else None
        self.element_spec = tree.map_structure(lambda spec: with_axis(spec, size), rows.element_spec)

    def _is_always_full(self, element_spec) -> bool:
        """Whether no batch can be smaller than was asked for."""
        if self.drop_remainder:
            return True
        lengths = [spec.shape[0] if spec.shape.rank else None for spec in tree.flatten(element_spec)]
        return all(length is not None and length % self.sizes[0] == 0 for length in lengths)

    def start(self):
        return RebatchCursor(self.sources[0].begin(), self)


class RebatchCursor(Cursor):
    """i: how many batches have been given."""

    remembers = ("i",)

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage
        self.i = 0

    def next(self):
        stage = self.stage
        size = stage.sizes[self.i % len(stage.sizes)]
        count, leaves = self.above[0].rows(size)
        if count == 0 or (count < size and stage.drop_remainder):
            raise StopIteration
        self.i += 1
        return leaves
