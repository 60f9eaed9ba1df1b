"""batch and unbatch: elements side by side as one, and back. Floor 5. Read next: `shuffle.py`.

A batch is what the stages above give when asked for so many rows: of an array in memory that is a slice.
"""

from __future__ import annotations

from ... import tree
from ...backend.errors import explain
from ..stacking import joined, row, rows_between, size_of
from ..stage import UNKNOWN, Cursor, Stage
from ..structure import with_axis, without_axis
from ..values import is_open
from .ragged_batch import RaggedBatchCursor, is_row


class Batch(Stage):
    """Each `batch_size` elements as one, along a new first axis.  Source: tf.data.Dataset.batch."""

    def __init__(self, source, batch_size, drop_remainder=False):
        self.sources = (source,)
        self.batch_size = batch_size
        self.drop_remainder = drop_remainder
        size = batch_size if drop_remainder and not is_open(batch_size) else None
        self.element_spec = tree.map_structure(lambda spec: with_axis(spec, size), source.element_spec)

    def cardinality(self):
        whole = self.sources[0].cardinality()
        if whole < 0:
            return whole
        return whole // self.batch_size if self.drop_remainder else -(-whole // self.batch_size)

    def start(self):
        source = self.sources[0].begin()
        rows = [is_row(spec) for spec in tree.flatten(self.sources[0].element_spec)]
        if any(rows):
            return RaggedBatchCursor(source, self, rows)
        return BatchCursor(source, self.batch_size, self.drop_remainder)


class BatchCursor(Cursor):
    """It has no place of its own: the source has it."""

    def __init__(self, source, batch_size, drop_remainder):
        self.above = (source,)
        self.batch_size = batch_size
        self.drop_remainder = drop_remainder

    def next(self):
        count, leaves = self.above[0].rows(self.batch_size)
        if count == 0 or (count < self.batch_size and self.drop_remainder):
            raise StopIteration
        return leaves

    def skip(self, n):
        if self.drop_remainder:
            return super().skip(n)
        return -(-self.above[0].skip(n * self.batch_size) // self.batch_size)


class Unbatch(Stage):
    """The rows of every element as elements.  Source: tf.data.Dataset.unbatch."""

    def __init__(self, source):
        self.sources = (source,)
        self.element_spec = tree.map_structure(without_axis, source.element_spec)

    def cardinality(self):
        whole = self.sources[0].cardinality()
        if whole <= 0:
            return whole
        sizes = {shape[0] for shape in _known_shapes(self.sources[0].element_spec)}
        return whole * sizes.pop() if len(sizes) == 1 and None not in sizes else UNKNOWN

    def start(self):
        return UnbatchCursor(self.sources[0].begin())


def _known_shapes(element_spec):
    shapes = [spec.shape for spec in tree.flatten(element_spec) if hasattr(spec, "shape")]
    return [s.as_list() for s in shapes if s.rank] or [[None]]


class UnbatchCursor(Cursor):
    """leaves: the element that is open; i of its `size` rows have been given."""

    remembers = ("leaves", "size", "i")

    def __init__(self, source):
        self.above = (source,)
        self.leaves: list = []
        self.size = self.i = 0

    def next(self):
        self._open()
        self.i += 1
        return [row(x, self.i - 1) for x in self.leaves]

    def rows(self, n):
        blocks, missing = [], n
        while missing:
            try:
                self._open()
            except StopIteration:
                break
            start, self.i = self.i, min(self.size, self.i + missing)
            blocks.append((self.i - start, [rows_between(x, start, self.i) for x in self.leaves]))
            missing -= self.i - start
        return joined(blocks)

    def _open(self):
        """Take the next element that has rows, where this one has no more."""
        while self.i == self.size:
            self.leaves = self.above[0].next()
            self.size, self.i = _common_rows(self.leaves), 0


def _common_rows(leaves):
    sizes = {size_of(x) for x in leaves if x is not None}
    if len(sizes) != 1:
        raise ValueError(explain("Dataset.unbatch", f"tensors with {sorted(sizes)} rows",
                                 "all tensors of an element must have equally many"))
    return sizes.pop()
