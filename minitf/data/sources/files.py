"""Elements that stand in files: lines, records, and pieces of one length. Floor 5. Read next: `../dataset.py`.

A stage has names of files above it. Its cursor opens one at a time, and the place in the data is the name, and how far
into that file it has read. Nothing but a buffer is held in memory.
"""

from __future__ import annotations

import os

import numpy as np

from ...backend.dtypes import string
from ...backend.errors import InvalidArgumentError, explain
from ...core.context import local
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ...wire.compression import BROKEN, broken, opened
from ...wire.records import read_record
from ..stage import Cursor, Stage


class Files(Stage):
    """What a reader finds in files.

    source: a stage of file names. reader: a class such as `Lines`; its options: `compression` and what it takes.
    """

    element_spec = TensorSpec([], string)

    def __init__(self, source, reader, compression="", buffer_size=None, **options):
        self.sources = (source,)
        self.reader = reader
        self.compression = compression
        self.buffer_size = buffer_size or 1 << 18
        self.options = options
        self.shown_as = reader.shown_as

    def start(self):
        return FilesCursor(self.sources[0].begin(), self)


class FilesCursor(Cursor):
    """path: the name of the file that is open, as text."""

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage
        self.device = local.state.place()
        self.path = None
        self.reader = None

    def next(self):
        while True:
            if self.reader is None:
                self._open(os.fsdecode(self.above[0].next()[0]._array[()]))
            found = self._read()
            if found is not None:
                return [Tensor(_text(found), self.device)]
            self._close_file()

    def _read(self):
        try:
            return self.reader.read()
        except BROKEN as error:
            raise broken(self.path, error) from None

    def _open(self, path):
        self.path = path
        file = opened(path, self.stage.compression, self.stage.buffer_size)
        try:
            self.reader = self.stage.reader(file, path, **self.stage.options)
        except Exception:
            file.close()
            raise

    def _close_file(self):
        if self.reader is not None:
            self.reader.file.close()
        self.reader = self.path = None

    def save(self):
        return {**super().save(), "path": self.path, "offset": self.reader and self.reader.file.tell()}

    def restore(self, state):
        super().restore(state)
        self._close_file()
        if state["path"] is not None:
            self._open(state["path"])
            self.reader.file.seek(state["offset"])

    def close(self):
        self._close_file()
        super().close()


def _text(data):
    """A byte string as an array of no axes."""
    array = np.empty((), object)
    array[()] = data
    return array


class Lines:
    """The lines of a text file, without what ends them."""

    shown_as = "TextLineDatasetV2"

    def __init__(self, file, path):
        self.file = file

    def read(self):
        """The next line; None at the end."""
        line = self.file.readline()
        return line.rstrip(b"\n").replace(b"\r", b"") if line else None


class Records:
    """The records of a TFRecord file; see `wire/records.py`."""

    shown_as = "TFRecordDatasetV2"

    def __init__(self, file, path):
        self.file = file
        self.path = path

    def read(self):
        """The next record; None at the end."""
        return read_record(self.file, self.path)


class Pieces:
    """Pieces of `size` bytes, between a header and a footer that are left out."""

    shown_as = "FixedLengthRecordDatasetV2"

    def __init__(self, file, path, size, header, footer):
        self.file = file
        self.size = size
        self.end = _length(file) - footer
        if (self.end - header) % size:
            raise InvalidArgumentError(explain(
                path, f"Excluding the header ({header} bytes) and footer ({footer} bytes), the file has "
                f"{self.end - header} bytes", f"that is not a multiple of the record length ({size} bytes)"))
        file.seek(header)

    def read(self):
        """The next piece; None at the end."""
        return self.file.read(self.size) if self.file.tell() < self.end else None


def _length(file) -> int:
    """How many bytes a file holds, unpacked."""
    length = 0
    file.seek(0)
    while chunk := file.read(1 << 20):
        length += len(chunk)
    file.seek(0)
    return length
