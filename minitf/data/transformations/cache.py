"""cache: the elements of the first pass, kept in memory for the next ones. Floor 5. Read next: `prefetch.py`."""

from __future__ import annotations

from ..stage import Cursor, Stage


class Cache(Stage):
    """Elements that are made once.  Source: tf.data.Dataset.cache without a file name."""

    shown_as = "CacheDataset"

    def __init__(self, source):
        self.sources = (source,)
        self.element_spec = source.element_spec
        self.elements: list | None = None  # all of them, after the first whole pass

    def cardinality(self):
        return self.sources[0].cardinality()

    def start(self):
        if self.elements is not None:
            return CachedCursor(self.elements)
        table = self.sources[0].addressed()
        return self.sources[0].begin() if table else CachingCursor(self.sources[0].begin(), self)

    def addressed(self):
        return self.sources[0].addressed()

    def save(self):
        return self.elements

    def restore(self, state):
        self.elements = state


class CachedCursor(Cursor):
    """A later pass: i of the elements have been given."""

    remembers = ("i",)

    def __init__(self, elements):
        self.elements = elements
        self.i = 0

    def next(self):
        if self.i >= len(self.elements):
            raise StopIteration
        self.i += 1
        return self.elements[self.i - 1]


class CachingCursor(Cursor):
    """The first pass. What it has seen counts only when it is whole."""

    remembers = ("seen",)

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage
        self.seen: list = []

    def next(self):
        try:
            leaves = self.above[0].next()
        except StopIteration:
            self.stage.elements = self.seen
            raise
        self.seen.append(leaves)
        return leaves

    def save(self):
        return {**super().save(), "seen": list(self.seen)}
