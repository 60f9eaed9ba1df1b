"""Writing a bundle: all of it, or nothing. Floor 0. Read `reader.py` first.

A process may be killed while it writes, and may write over a bundle that others read. So the data go to a name that no
index speaks of, the index to another, and in the end the new index takes the place of the old one in one step. Until
then the old index speaks of the old data, from then on the new one of the new. As the names of the data files tell how
many there are, an index that says "of 2" leaves those "of 1" alone: for a bundle that is written over, one more file is
said to be there than there is.
"""

from __future__ import annotations

import glob
import os
from contextlib import ExitStack
from itertools import count

import numpy as np

from ...backend.errors import InvalidArgumentError, explain
from .. import gfile, messages
from ..crc32c import extended, mask
from ..scratch import scratch_folder
from ..tensors import NUMBERS, little_endian, shape_proto
from .reader import CHUNK, HEADER, VERSION, shard_path
from .strings import packed_strings
from .table_writer import table


class BundleWriter:
    """Writes tensors to the files PREFIX.index and PREFIX.data-...

    prefix: path without ".index"; its folder is made where it is not there.
    shard_size: int, bytes after which a further data file begins; None for a single one.

        with BundleWriter("ckpt-1") as bundle:
            bundle.add("model/kernel/.ATTRIBUTES/VARIABLE_VALUE", kernel)

    The files are there when the block ends without an error, and not before. A file that is written over is whole for
    everyone who opens it, before and after. What the disk's own memory holds is left to it: this guards against a
    process that ends at any point, not against a loss of power.

    Raises: InvalidArgumentError for a name twice, or an array of a type that TensorFlow does not have; errors of the
    file system as in `gfile.told`. Source: tensorflow::BundleWriter.
    """

    def __init__(self, prefix, shard_size=None):
        self.prefix = gfile.as_path(prefix)
        folder = os.path.dirname(self.prefix)
        if folder:
            gfile.makedirs(folder)
        self._open = ExitStack()
        with gfile.told(self.prefix):
            self._scratch = self._open.enter_context(scratch_folder(self.prefix))
        self._shard_size = shard_size
        self._file = None
        self._count = 0  # of data files so far
        self._offset = 0
        self._entries: dict = {}

    def add(self, name, array):
        """Write a tensor: a NumPy array; for strings an object array of bytes."""
        if name in self._entries:
            raise InvalidArgumentError(explain("BundleWriter", f"{name!r} twice", "names must differ"))
        array = np.asarray(array)
        if array.dtype.kind in "SU":
            array = array.astype(object)
        if array.dtype not in NUMBERS:
            raise InvalidArgumentError(explain("BundleWriter", f"{name!r}, an array of {array.dtype}",
                                               "TensorFlow has no such type"))
        if self._file is None or (self._shard_size and self._offset and self._offset + array.nbytes > self._shard_size):
            self._next_file()
        entry = messages.BundleEntryProto(dtype=NUMBERS[array.dtype], shape=shape_proto(array.shape),
                                          shard_id=self._count - 1, offset=self._offset)
        entry.size, entry.crc32c = self._write(array)
        self._offset += entry.size
        self._entries[name] = entry.SerializeToString()

    def _write(self, array):
        """(how many bytes were written, their checksum)."""
        if array.dtype.kind == "O":
            data, crc = packed_strings(array)
            self._write_all(np.frombuffer(data, np.uint8))
            return len(data), crc
        data = little_endian(np.ascontiguousarray(array)).reshape(-1).view(np.uint8)
        crc = 0
        for start in range(0, len(data), CHUNK):
            chunk = data[start : start + CHUNK]
            crc = extended(crc, chunk)
            self._write_all(chunk)
        return len(data), mask(crc)

    def _write_all(self, data):
        while len(data):
            with gfile.told(self.prefix):
                data = data[self._file.write(data) :]

    def _next_file(self):
        if self._file is not None:
            self._file.close()
        path = os.path.join(self._scratch, f"data-{self._count}")
        with gfile.told(path):
            self._file = open(path, "wb", buffering=0)  # noqa: SIM115
        self._count += 1
        self._offset = 0

    def commit(self):
        """Let the files appear under their names, the index last."""
        if self._file is None:
            self._next_file()
        self._file.close()
        shards = self._unused(self._count)
        header = messages.BundleHeaderProto(num_shards=shards)
        header.version.producer = VERSION
        pairs = sorted((name.encode(), value) for name, value in self._entries.items())
        index = os.path.join(self._scratch, "index")
        mine = [shard_path(self.prefix, i, shards) for i in range(self._count)]
        with gfile.told(self.prefix):
            with open(index, "wb") as file:
                file.write(table([(HEADER, header.SerializeToString()), *pairs]))
            for i, path in enumerate(mine):
                os.replace(os.path.join(self._scratch, f"data-{i}"), path)
            os.replace(index, self.prefix + ".index")
        self._drop_all_but(mine)
        self.abandon()

    def _unused(self, shards):
        """A number of data files that no data file there is named with, at least `shards`."""
        return next(n for n in count(shards) if not glob.glob(f"{glob.escape(self.prefix)}.data-*-of-{n:05d}"))

    def _drop_all_but(self, mine):
        """Delete the data of the bundle that was written over."""
        for path in data_files(self.prefix):
            if path not in mine:
                os.unlink(path)

    def abandon(self):
        """Delete what was written and has not got its name."""
        if self._file is not None:
            self._file.close()
        self._open.close()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        try:
            if kind is None:
                self.commit()
        finally:
            self.abandon()


def data_files(prefix) -> list:
    """The names of all data files of a bundle."""
    return sorted(glob.glob(glob.escape(prefix) + ".data-" + "[0-9]" * 5 + "-of-" + "[0-9]" * 5))
