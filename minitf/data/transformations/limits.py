"""take, skip, take_while: a part of the elements. Floor 5. Read next: `map.py`."""

from __future__ import annotations

from ..stage import INFINITE, UNKNOWN, Cursor, Stage, Table
from ..user_function import UserFunction
from .filter import checked_condition


class Take(Stage):
    """The first `count` elements; all where count is -1.  Source: tf.data.Dataset.take."""

    def __init__(self, source, count):
        self.sources = (source,)
        self.count = count
        self.element_spec = source.element_spec

    def cardinality(self):
        whole = self.sources[0].cardinality()
        if whole == UNKNOWN:
            return 0 if self.count == 0 else UNKNOWN
        if self.count < 0:
            return whole
        return self.count if whole == INFINITE else min(self.count, whole)

    def start(self):
        source = self.sources[0].begin()
        return source if self.count < 0 else TakeCursor(source, self.count)

    def addressed(self):
        table = self.sources[0].addressed()
        return table and Table(self.cardinality(), table.take)


class TakeCursor(Cursor):
    """left: how many elements may still come."""

    remembers = ("left",)

    def __init__(self, source, count):
        self.above = (source,)
        self.left = count

    def next(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.above[0].next()

    def rows(self, n):
        found = self.above[0].rows(min(n, self.left))
        self.left -= found[0]
        return found

    def skip(self, n):
        passed = self.above[0].skip(min(n, self.left))
        self.left -= passed
        return passed


class Skip(Stage):
    """All but the first `count` elements; none where count is -1.  Source: tf.data.Dataset.skip."""

    def __init__(self, source, count):
        self.sources = (source,)
        self.count = count
        self.element_spec = source.element_spec

    def cardinality(self):
        whole = self.sources[0].cardinality()
        if self.count < 0:
            return 0
        return whole if whole < 0 else max(0, whole - self.count)

    def start(self):
        if self.count < 0:
            return TakeCursor(self.sources[0].begin(), 0)
        return SkipCursor(self.sources[0].begin(), self.count)

    def addressed(self):
        table = self.sources[0].addressed()
        return table and Table(self.cardinality(), lambda numbers: table.take(numbers + self.count))


class SkipCursor(Cursor):
    """The elements are passed over when the first one is asked for."""

    remembers = ("first",)

    def __init__(self, source, count):
        self.above = (source,)
        self.first = count  # elements still to be passed over

    def _arrive(self):
        if self.first:
            self.above[0].skip(self.first)
            self.first = 0
        return self.above[0]

    def next(self):
        return self._arrive().next()

    def rows(self, n):
        return self._arrive().rows(n)

    def skip(self, n):
        return self._arrive().skip(n)


class TakeWhile(Stage):
    """The elements before the first for which the condition is false.  Source: tf.data.Dataset.take_while."""

    def __init__(self, source, predicate):
        self.sources = (source,)
        self.element_spec = source.element_spec
        self.predicate = checked_condition("take_while", UserFunction(predicate, source.element_spec))

    def start(self):
        return TakeWhileCursor(self.sources[0].begin(), self.predicate)


class TakeWhileCursor(Cursor):
    """ended: whether the condition has been false. i: how many elements have come."""

    remembers = ("ended", "i")

    def __init__(self, source, predicate):
        self.above = (source,)
        self.predicate = predicate
        self.ended = False
        self.i = 0

    def next(self):
        if not self.ended:
            leaves = self.above[0].next()
            self.i += 1
            if self.predicate.at("take_while", self.i - 1, leaves)[0]:
                return leaves
            self.ended = True
        raise StopIteration
