"""shard and unique: some of the elements, by their number or by their value. Floor 5. Read next: `group.py`.

`../worker_shards.py` puts shards into the pipelines of `tf.distribute`.
"""

from __future__ import annotations

from ... import tree
from ...backend.dtypes import int32, int64, string
from ...backend.errors import FailedPreconditionError, InvalidArgumentError, explain
from ...core.spec import TensorSpec
from ..stage import Cursor, Stage, Table
from .limits import SkipCursor

HINT = -1  # as a count: a strategy says how many workers there are, and which one this is


class Shard(Stage):
    """Every `count`-th element, from the one with number `index`.  Source: tf.data.Dataset.shard."""

    def __init__(self, source, count, index):
        self.sources = (source,)
        self.element_spec = source.element_spec
        self.count, self.index = count, index

    @property
    def is_hint(self) -> bool:
        """Whether it stands for a shard that a strategy will put in its place."""
        return self.count == HINT

    def cardinality(self):
        whole = self.sources[0].cardinality()
        return whole if whole < 0 or self.is_hint else max(0, -(-(whole - self.index) // self.count))

    def start(self):
        if self.is_hint:
            raise FailedPreconditionError(explain(
                "Dataset.shard", "num_shards is SHARD_HINT", "`tf.data.Dataset.shard(SHARD_HINT, ...)` can only be "
                "used in `tf.distribute.Strategy.experimental_distribute_dataset()`, with `auto_shard_policy` set to "
                "`tf.data.experimental.AutoShardPolicy.HINT`"))
        return ShardCursor(SkipCursor(self.sources[0].begin(), self.index), self.count)

    def addressed(self):
        table = None if self.is_hint else self.sources[0].addressed()
        return table and Table(self.cardinality(), lambda numbers: table.take(numbers * self.count + self.index))


class ShardCursor(Cursor):
    """to_skip: how many elements belong to others before the next one."""

    remembers = ("to_skip",)

    def __init__(self, source, count):
        self.above = (source,)
        self.count = count
        self.to_skip = 0

    def next(self):
        self.above[0].skip(self.to_skip)
        self.to_skip = self.count - 1
        return self.above[0].next()


class FileShard(Shard):
    """A worker's share of the names of files, of which there must be one for every worker."""

    def start(self):
        found = self._number_of_files()
        if found < self.count:
            raise InvalidArgumentError(explain(
                "tf.distribute", f"{found} files for {self.count} workers", "There aren't enough elements in this "
                "dataset for each shard to have at least one element", "Set options.experimental_distribute."
                "auto_shard_policy to tf.data.experimental.AutoShardPolicy.DATA or OFF, or write more files"))
        return super().start()

    def _number_of_files(self) -> int:
        """How many files there are; no more than `count` are counted."""
        known = self.sources[0].cardinality()
        if known >= 0:
            return known
        names = self.sources[0].begin()
        try:
            return names.skip(self.count)
        finally:
            names.close()


class Unique(Stage):
    """The elements without those that came before.  Source: tf.data.Dataset.unique."""

    def __init__(self, source):
        self.sources = (source,)
        self.element_spec = source.element_spec
        spec = source.element_spec
        if tree.is_nested(spec) or not isinstance(spec, TensorSpec) or spec.dtype not in (int32, int64, string):
            raise TypeError(explain("Dataset.unique", f"elements like {spec!r}", "tf.data.Dataset.unique expects one "
                                    "component of type tf.int32, tf.int64, or tf.string"))

    def start(self):
        return UniqueCursor(self.sources[0].begin())


class UniqueCursor(Cursor):
    """seen: the values that have been given."""

    remembers = ("seen",)

    def __init__(self, source):
        self.above = (source,)
        self.seen: list = []
        self._known: set = set()

    def next(self):
        while True:
            leaves = self.above[0].next()
            array = leaves[0]._array
            value = array.shape, repr(array.tolist())
            if value not in self._known:
                self._known.add(value)
                self.seen.append(value)
                return leaves

    def save(self):
        return {**super().save(), "seen": list(self.seen)}

    def restore(self, state):
        super().restore(state)
        self._known = {(tuple(shape), text) for shape, text in self.seen}
