"""assert_cardinality: a number of elements that is promised, and checked. Floor 5. Read `limits.py` first."""

from __future__ import annotations

from ...backend.errors import FailedPreconditionError, explain
from ..stage import INFINITE, Cursor, Stage


class AssertCardinality(Stage):
    """The same elements, of which there must be `count`.  Source: tf.data.experimental.assert_cardinality."""

    def __init__(self, source, count):
        self.sources = (source,)
        self.element_spec = source.element_spec
        self.count = count

    def cardinality(self):
        return self.count

    def start(self):
        return AssertCardinalityCursor(self.sources[0].begin(), self.count)


class AssertCardinalityCursor(Cursor):
    """i: how many elements have come."""

    remembers = ("i",)

    def __init__(self, source, count):
        self.above = (source,)
        self.count = count
        self.i = 0

    def next(self):
        try:
            leaves = self.above[0].next()
        except StopIteration:
            if self.count == INFINITE or self.i < self.count:
                raise self._wrong(f"only {self.i} element(s)") from None
            raise
        self.i += 1
        if self.i > self.count != INFINITE:
            raise self._wrong(f"at least {self.i} element(s)")
        return leaves

    def _wrong(self, what):
        expected = "infinitely many" if self.count == INFINITE else self.count
        return FailedPreconditionError(explain("Dataset.assert_cardinality", f"Input dataset contained {what}",
                                               f"it was expected to contain {expected}"))
