"""repeat: the elements again, from the first. Floor 5. Read next: `join.py`."""

from __future__ import annotations

from ..stacking import joined
from ..stage import INFINITE, UNKNOWN, Cursor, Stage


class Repeat(Stage):
    """`count` passes over the elements; for ever where it is -1.  Source: tf.data.Dataset.repeat."""

    def __init__(self, source, count):
        self.sources = (source,)
        self.count = count
        self.element_spec = source.element_spec

    def cardinality(self):
        whole = self.sources[0].cardinality()
        if self.count == 0 or whole == 0:
            return 0
        if self.count < 0:
            return UNKNOWN if whole == UNKNOWN else INFINITE
        return whole if whole < 0 else whole * self.count

    def start(self):
        return RepeatCursor(self.sources[0], self.count)


class RepeatCursor(Cursor):
    """Every pass has a cursor of its own, so that a shuffle above can mix each in another way."""

    remembers = ("passes", "is_empty")

    def __init__(self, source, count):
        self.source = source
        self.count = count
        self.passes = 0       # that have begun
        self.is_empty = True  # the pass that runs, so far
        self.above = ()

    def next(self):
        while self._in_a_pass():
            try:
                leaves = self.above[0].next()
            except StopIteration:
                self._end_pass()
            else:
                self.is_empty = False
                return leaves
        raise StopIteration

    def rows(self, n):
        blocks, missing = [], n
        while missing and self._in_a_pass():
            block = self.above[0].rows(missing)
            blocks.append(block)
            missing -= block[0]
            self.is_empty = self.is_empty and block[0] == 0
            if missing:
                self._end_pass()
        return joined(blocks)

    def _in_a_pass(self) -> bool:
        """Whether a pass runs; the next one is begun where none does, and one is left."""
        if not self.above and self.passes != self.count:
            self.above = (self.source.begin(),)
            self.passes += 1
            self.is_empty = True
        return bool(self.above)

    def _end_pass(self):
        self.above[0].close()
        self.above = ()
        if self.is_empty:
            self.passes = self.count  # the next pass would give nothing either

    def restore(self, state):
        self.close()
        self.above = (self.source.begin(),) if "above" in state else ()
        super().restore(state)
