"""cache with a file name: the elements of the first whole pass, on disk. Floor 5. Read `cache.py` first.

The files are a bundle of tensors, as checkpoints are: tensor j of element i is called "i_j", as TensorFlow calls it.
"""

from __future__ import annotations

import os

from ...wire.bundle.reader import BundleReader
from ...wire.bundle.writer import BundleWriter
from ..on_disk.elements import Assembly, arrays_of
from ..stage import Cursor, Stage


class FileCache(Stage):
    """Elements that are made once, and kept in files whose names begin with `prefix`.

    Source: tf.data.Dataset.cache with a file name.
    """

    shown_as = "CacheDataset"

    def __init__(self, source, prefix):
        self.sources = (source,)
        self.element_spec = source.element_spec
        self.prefix = prefix

    def cardinality(self):
        return self.sources[0].cardinality()

    def start(self):
        if os.path.exists(self.prefix + ".index"):
            return FileCachedCursor(self)
        return FileCachingCursor(self.sources[0].begin(), self)


def key(number, part, parts) -> str:
    """The name of a tensor.

    >>> key(3, 0, 1)
    '      3_0'
    """
    return f"{number:7d}_{part:{len(str(parts - 1))}d}"


class FileCachedCursor(Cursor):
    """A later pass: i of the elements have been given."""

    remembers = ("i",)

    def __init__(self, stage):
        self.assembly = Assembly(stage.element_spec)
        self.bundle = BundleReader(stage.prefix)
        self.i = 0

    def next(self):
        count = self.assembly.count
        names = [key(self.i, part, count) for part in range(count)]
        if names[0] not in self.bundle:
            raise StopIteration
        self.i += 1
        return self.assembly([self.bundle.read(name) for name in names])

    def restore(self, state):
        self.i = state["i"]

    def close(self):
        self.bundle.close()


class FileCachingCursor(Cursor):
    """The first pass, after i elements. What it wrote counts only when the pass is whole."""

    remembers = ("i",)

    def __init__(self, source, stage):
        self.above = (source,)
        self.bundle = BundleWriter(stage.prefix)
        self.i = 0

    def next(self):
        try:
            leaves = self.above[0].next()
        except StopIteration:
            if self.bundle is not None:
                self.bundle.commit()
                self.bundle = None
            raise
        arrays = arrays_of(leaves)
        if self.bundle is not None:
            for part, array in enumerate(arrays):
                self.bundle.add(key(self.i, part, len(arrays)), array)
        self.i += 1
        return leaves

    def restore(self, state):
        self._abandon()  # what it has written is not all that comes before this place
        if "above" in state:
            super().restore(state)
        else:  # the place was saved in a pass that found the files
            self.i = self.above[0].skip(state["i"])

    def close(self):
        self._abandon()
        super().close()

    def _abandon(self):
        if self.bundle is not None:
            self.bundle.abandon()
            self.bundle = None
