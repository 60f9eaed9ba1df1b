"""snapshot: the elements of the first whole pass, kept on disk for all programs. Floor 5. Read `../on_disk` first."""

from __future__ import annotations

from ...backend.errors import NotFoundError
from ..on_disk.folder import Run, shards_of
from ..stage import Cursor, Stage


class Snapshot(Stage):
    """Elements that are made once for every program that has this pipeline.  Source: tf.data.Dataset.snapshot.

    folder: of this pipeline. read: from the shards of a whole run to a stage.
    shard_of: a UserFunction from an element to the number of its shard, or None.
    """

    def __init__(self, source, folder, compression, shard_of, read):
        self.sources = (source,)
        self.element_spec = source.element_spec
        self.folder = folder
        self.compression = compression
        self.shard_of = shard_of
        self.read = read

    def cardinality(self):
        return self.sources[0].cardinality()

    def start(self):
        try:
            shards = shards_of(self.folder)
        except NotFoundError:
            return SnapshotCursor(self.sources[0].begin(), self)
        return SnapshotReadCursor(self.read(shards))


class SnapshotCursor(Cursor):
    """A pass that writes what it gives, i elements so far. What it wrote counts only when the pass is whole."""

    remembers = ("i",)

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage
        self.run = Run(stage.folder, stage.compression)
        self.i = 0

    def next(self):
        try:
            leaves = self.above[0].next()
        except StopIteration:
            if self.run is not None:
                self.run.finish(self.stage.element_spec)
            raise
        shard_of = self.stage.shard_of
        if self.run is not None:
            self.run.write(leaves, 0 if shard_of is None else int(shard_of.at("snapshot", self.i, leaves)[0]))
        self.i += 1
        return leaves

    def restore(self, state):
        self._abandon()  # what it has written is not all that comes before this place
        if "above" in state:
            super().restore(state)
        else:  # the place was saved in a pass that found a whole run
            self.above[0].close()
            self.above = (self.stage.sources[0].begin(),)
            self.i = self.above[0].skip(state["i"])

    def close(self):
        self._abandon()
        super().close()

    def _abandon(self):
        if self.run is not None:
            self.run.abandon()
            self.run = None


class SnapshotReadCursor(Cursor):
    """A later pass, which reads: i elements so far. It goes to a place by reading anew up to there.

    stage: the reading of the shards. What `read` makes of them may hold datasets, which no file can.
    """

    remembers = ("i",)

    def __init__(self, stage):
        self.stage = stage
        self.shards = stage.begin()
        self.i = 0

    def next(self):
        leaves = self.shards.next()
        self.i += 1
        return leaves

    def restore(self, state):
        self.close()
        self.shards = self.stage.begin()
        self.i = self.shards.skip(state["i"])

    def close(self):
        self.shards.close()
