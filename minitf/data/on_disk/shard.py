"""A shard of a saved dataset, as a source of elements. Floor 5. Read `folder.py` first."""

from __future__ import annotations

import os

from ...wire.compression import BROKEN, broken, opened
from ...wire.records import read_record
from ..stage import Cursor, Stage
from .elements import Assembly, array_of_record


class Shard(Stage):
    """The elements that stand in one folder, in the order of its files."""

    shown_as = "_VariantDataset"

    def __init__(self, folder, element_spec, compression):
        self.folder = folder
        self.element_spec = element_spec
        self.compression = compression

    def start(self):
        return ShardCursor(self)


class ShardCursor(Cursor):
    """i: which file is being read. offset: how far."""

    def __init__(self, stage):
        self.stage = stage
        self.assembly = Assembly(stage.element_spec)
        self.paths = [os.path.join(stage.folder, name) for name in sorted(os.listdir(stage.folder))]
        self.i = 0
        self.file = None

    def next(self):
        while self.i < len(self.paths):
            if self.file is None:
                self.file = opened(self.paths[self.i], self.stage.compression)
            arrays = self._arrays()
            if arrays is not None:
                return self.assembly(arrays)
            self._close_file()
            self.i += 1
        raise StopIteration

    def _arrays(self):
        """Those of the next element; None at the end of the file."""
        path, found = self.paths[self.i], []
        for _ in range(self.assembly.count):
            try:
                record = read_record(self.file, path)
            except BROKEN as error:
                raise broken(path, error) from None
            if record is None:
                return None
            found.append(array_of_record(record, path))
        return found

    def save(self):
        return {"i": self.i, "offset": self.file and self.file.tell()}

    def restore(self, state):
        self._close_file()
        self.i = state["i"]
        if state["offset"] is not None:
            self.file = opened(self.paths[self.i], self.stage.compression)
            self.file.seek(state["offset"])

    def close(self):
        self._close_file()

    def _close_file(self):
        if self.file is not None:
            self.file.close()
        self.file = None
