"""Reading a bundle: which tensors it has, and any of them alone. Floor 0. Read `table.py` first; next: `writer.py`.

The index is read at once and is small; of the data only the bytes of the tensors that are asked for are read. What the
index says is not believed: a size is compared with the file and with the shape before there is memory for it.
"""

from __future__ import annotations

import glob
import mmap
import os
import re
import stat
from dataclasses import dataclass
from math import prod

import numpy as np

from ...backend.errors import (
    FailedPreconditionError,
    InvalidArgumentError,
    NotFoundError,
    UnimplementedError,
    did_you_mean,
    explain,
)
from .. import gfile, messages
from ..crc32c import extended, mask
from ..tensors import NUMPY, dims_of
from .strings import unpacked_strings
from .table import damaged, entries

HEADER = b""
VERSION = 1  # of the format, which has not changed since it was made
CHUNK = 1 << 22  # bytes that are read and added to the checksum while they are in the cache
BIG = 1  # endianness


@dataclass(frozen=True)
class Entry:
    """Where a tensor is.

    number: of its DataType. shape: tuple of ints. shard: which data file. offset, size: bytes in it. crc: checksum.
    sliced: whether it is in pieces, which are tensors of their own.
    """

    number: int
    shape: tuple
    shard: int
    offset: int
    size: int
    crc: int
    sliced: bool


class BundleReader:
    """The tensors of the files PREFIX.index and PREFIX.data-...

    prefix: path without ".index".

        with BundleReader("ckpt-1") as bundle:
            for name in bundle.names():
                print(name, bundle.dtype(name), bundle.shape(name))
            kernel = bundle.read("model/kernel/.ATTRIBUTES/VARIABLE_VALUE")

    Raises: NotFoundError where there is no such file; DataLossError where the index is damaged; InvalidArgumentError
    where it is of another version. Source: tensorflow::BundleReader.
    """

    def __init__(self, prefix):
        self.prefix = gfile.as_path(prefix)
        self._files: dict = {}
        self._maps: dict = {}  # number of a data file -> its bytes, mapped
        path = self.prefix + ".index"
        if not os.path.lexists(path):
            raise NotFoundError(explain(path, "No such file or directory", "a checkpoint of this name has one",
                                        advice(self.prefix)))
        with opened(path) as file:
            pairs = entries(file.read(), path)
        if not pairs or pairs[0][0] != HEADER:
            raise damaged(path, f"{len(pairs)} entries", "the first must be the header")
        header = messages.parse("BundleHeaderProto", pairs.pop(0)[1], path)
        self._require_version(header)
        self.shards = header.num_shards
        self._swapped = (header.endianness == BIG) != (np.little_endian is False)
        self._values = {_text(key, path): value for key, value in pairs}
        self._entries: dict = {}

    def _require_version(self, header):
        version = header.version
        if version.min_consumer > VERSION or VERSION in version.bad_consumers:
            raise InvalidArgumentError(explain(self.prefix, f"Checkpoint min consumer version {version.min_consumer}",
                                               f"this library reads version {VERSION} and below",
                                               "Please upgrade, or save it with an older version"))

    # --- what there is -----------------------------------------------------------------------------------------
    def names(self) -> list:
        """The names of all tensors, sorted."""
        return list(self._values)

    def __contains__(self, name):
        return name in self._values

    def entry(self, name) -> Entry:
        """Where a tensor is.  Raises: NotFoundError; DataLossError where that is no possible place."""
        if name not in self._entries:
            self._entries[name] = self._parsed(name)
        return self._entries[name]

    def _parsed(self, name):
        if name not in self._values:
            raise NotFoundError(explain(self.prefix, f"Key {name} not found in checkpoint", "it has other names",
                                        did_you_mean(name, self._values) or "tf.train.list_variables tells which"))
        proto = messages.parse("BundleEntryProto", self._values[name], self.prefix)
        dims = dims_of(proto.shape)
        if dims is None or None in dims or proto.offset < 0 or proto.size < 0:
            raise damaged(self.prefix, f"{name} of shape {dims} at {proto.offset}, {proto.size} bytes",
                          "these must all be known")
        return Entry(proto.dtype, dims, proto.shard_id, proto.offset, proto.size, proto.crc32c, bool(proto.slices))

    def shape(self, name) -> tuple:
        """The shape of a tensor."""
        return self.entry(name).shape

    def dtype(self, name):
        """The NumPy dtype of a tensor; object for strings.  Raises: UnimplementedError for what is no array."""
        number = self.entry(name).number
        if number not in NUMPY:
            raise UnimplementedError(explain(self.prefix, f"{name} of DataType {number}", "it holds no elements that "
                                             "another program can read"))
        return NUMPY[number]

    # --- reading -----------------------------------------------------------------------------------------------
    def read(self, name):
        """The array of a tensor, in memory of its own; strings as an object array of bytes.

        Raises: NotFoundError for a name or file that is not there; DataLossError where the bytes do not fit the index
        or their checksum; UnimplementedError for a tensor in pieces or of no array type.
        """
        entry, dtype = self._readable(name)
        data, crc = self._bytes(name, entry)
        if dtype.kind == "O":
            return unpacked_strings(data.tobytes(), entry.shape, entry.crc, f"{self.prefix}: {name}")
        self._require_checksum(name, entry, crc)
        found = data.view(dtype).reshape(entry.shape)
        return found.byteswap() if self._swapped else found

    def mapped(self, name):
        """The same array, but read-only and in the memory that the system keeps for the file: all processes that map
        it share that. Where it is not possible, as `read`: strings, foreign bytes, what begins at an odd place.

        Nobody may write into the file as long as the array is there; to replace or delete the file does no harm.

        Raises: as `read`.
        """
        entry, dtype = self._readable(name)
        if dtype.kind == "O" or self._swapped or not entry.size or entry.offset % dtype.alignment:
            return self.read(name)
        data = self._map(name, entry)[entry.offset : entry.offset + entry.size]
        self._require_checksum(name, entry, extended(0, data))
        return data.view(dtype).reshape(entry.shape)

    def _readable(self, name):
        """(where a tensor is, its dtype).  Raises: as `read`."""
        entry, dtype = self.entry(name), self.dtype(name)
        if entry.sliced:
            raise UnimplementedError(explain(self.prefix, f"{name}", "it is saved in slices, which are not read"))
        if dtype.kind != "O" and prod(entry.shape) * dtype.itemsize != entry.size:
            raise damaged(self.prefix, f"{name} of {dtype}{list(entry.shape)} in {entry.size} bytes",
                          f"it takes {prod(entry.shape) * dtype.itemsize}")
        return entry, dtype

    def _require_checksum(self, name, entry, crc):
        if mask(crc) != entry.crc:
            raise damaged(self.prefix, f"{name}", "Checksum does not match: "
                          f"stored {entry.crc:08x} vs. calculated {mask(crc):08x}")

    def _bytes(self, name, entry):
        """(the bytes of a tensor as a uint8 array, their checksum)."""
        file = self._file_with(name, entry)
        data = np.empty(entry.size, np.uint8)
        file.seek(entry.offset)
        crc = 0
        for start in range(0, entry.size, CHUNK):
            chunk = data[start : start + CHUNK]
            if file.readinto(chunk) != len(chunk):
                raise damaged(file.name, name, "the file became shorter while it was read")
            crc = extended(crc, chunk)
        return data, crc

    def _map(self, name, entry):
        """The bytes of the data file that has a tensor, as a read-only uint8 array."""
        file = self._file_with(name, entry)
        if entry.shard not in self._maps:
            with gfile.told(file.name):
                whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._maps[entry.shard] = np.frombuffer(whole, np.uint8)
        return self._maps[entry.shard]

    def _file_with(self, name, entry):
        """The data file that has a tensor.  Raises: DataLossError where it ends before that does."""
        file, length = self._shard(entry.shard)
        if entry.offset + entry.size > length:
            raise damaged(file.name, f"{name} at {entry.offset}, {entry.size} bytes", f"the file has {length}")
        return file

    def _shard(self, number):
        """(file, length in bytes) of a data file, which is opened when it is first needed."""
        if number not in self._files:
            if not 0 <= number < self.shards:
                raise damaged(self.prefix, f"a tensor in data file {number}", f"there are {self.shards}")
            path = shard_path(self.prefix, number, self.shards)
            if not os.path.lexists(path):
                raise NotFoundError(explain(path, "No such file or directory", f"it is one of the {self.shards} files "
                                            "with the data of this checkpoint", "Copy all files that begin so"))
            file = opened(path)
            self._files[number] = file, os.fstat(file.fileno()).st_size
        return self._files[number]

    def close(self):
        """Close the data files; arrays that are mapped stay."""
        for file, _ in self._files.values():
            file.close()
        self._files, self._maps = {}, {}

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __del__(self):
        if "_files" in vars(self):
            self.close()


def shard_path(prefix, number, shards) -> str:
    """The name of a data file.

    >>> shard_path("ckpt-1", 0, 2)
    'ckpt-1.data-00000-of-00002'
    """
    return f"{prefix}.data-{number:05d}-of-{shards:05d}"


def advice(prefix) -> str:
    """What to do where there is no checkpoint with this prefix."""
    plain = re.sub(r"\.(index|data-\d{5}-of-\d{5}|meta)$", "", prefix)
    if plain != prefix and os.path.isfile(plain + ".index"):
        return f"Use {plain!r}, without the ending"
    if prefix and os.path.isdir(prefix):
        return f"That is a folder: use tf.train.latest_checkpoint({prefix!r})"
    numbered = sorted(glob.glob(f"{glob.escape(prefix)}-*.index")) if prefix else []
    if numbered:
        return f"Did you mean {numbered[-1].removesuffix('.index')!r}?"
    return "tf.train.latest_checkpoint(folder) finds the last one of a folder"


def opened(path):
    """A plain file, opened for reading bytes: one that is a pipe or device would never end.

    Raises: NotFoundError; FailedPreconditionError for what is no plain file.
    """
    with gfile.told(path):
        file = open(path, "rb", buffering=0, opener=_without_waiting)  # noqa: SIM115
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            file.close()
            raise FailedPreconditionError(explain(path, "a folder, pipe or device", "it must be a plain file"))
    return file


def _without_waiting(path, flags):
    return os.open(path, flags | os.O_NONBLOCK)


def _text(key, path):
    """The name of a tensor."""
    try:
        return key.decode()
    except UnicodeDecodeError:
        raise damaged(path, f"the key {key[:80]!r}", "a name must be UTF-8") from None
