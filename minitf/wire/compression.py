"""Files that may be compressed, as binary files that can be read. Floor 0. Read next: `records.py`."""

from __future__ import annotations

import gzip
import io
import zlib

from ..backend.errors import (
    DataLossError,
    FailedPreconditionError,
    InvalidArgumentError,
    NotFoundError,
    PermissionDeniedError,
    explain,
)
from .snappy import packed, unpacked

COMPRESSIONS = ("", "GZIP", "ZLIB")
CHUNK = 1 << 18


def checked(compression, where) -> str:
    """A compression's name.  Raises: InvalidArgumentError where there is none of that name."""
    name = "" if compression is None else compression
    if name not in COMPRESSIONS:
        raise InvalidArgumentError(explain(where, f"compression_type is {compression!r}",
                                           "it must be '', 'GZIP' or 'ZLIB'"))
    return name


def opened(path, compression="", buffer_size=CHUNK):
    """The file for reading.  Raises: NotFoundError, PermissionDeniedError or FailedPreconditionError."""
    try:
        file = open(path, "rb", buffering=max(buffer_size, 2))  # noqa: SIM115 (whoever asked closes it)
    except FileNotFoundError:
        raise NotFoundError(f"{path}; No such file or directory") from None
    except PermissionError:
        raise PermissionDeniedError(f"{path}; Permission denied") from None
    except IsADirectoryError:
        raise FailedPreconditionError(f"{path}; Is a directory") from None
    if compression == "GZIP":
        file.close()
        return gzip.open(path)
    unpack = {"ZLIB": inflated, "SNAPPY": unsnapped}.get(compression)
    return io.BufferedReader(UnpackedFile(file, unpack), CHUNK) if unpack else file


class UnpackedFile(io.RawIOBase):
    """What a packed file holds. To go back it is read again from its start.

    unpack: a generator of the bytes that a file holds, piece by piece.
    """

    def __init__(self, file, unpack):
        self._file = file
        self._unpack = unpack
        self._begin()

    def _begin(self):
        self._file.seek(0)
        self._pieces, self._rest, self._place = self._unpack(self._file), b"", 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, buffer):
        while not self._rest:
            self._rest = next(self._pieces, None)
            if self._rest is None:
                self._rest = b""
                return 0
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        self._place += count
        return count

    def tell(self):
        return self._place

    def seek(self, offset, whence=0):
        if offset < self._place:
            self._begin()
        while self._place < offset and self.read(min(CHUNK, offset - self._place)):
            pass
        return self._place

    def close(self):
        self._file.close()
        super().close()


def inflated(file):
    """The pieces of a zlib stream."""
    inflate = zlib.decompressobj()
    while packed := file.read(CHUNK):
        yield inflate.decompress(packed)


def unsnapped(file):
    """The pieces of blocks of Snappy, each after its length in four bytes, the highest first."""
    while header := file.read(4):
        length = int.from_bytes(header, "big")
        block = file.read(length)
        if len(header) < 4 or len(block) < length:
            raise EOFError("the file ends within a block")
        yield unpacked(block)


def snapped(data) -> bytes:
    """One such block."""
    block = packed(data)
    return len(block).to_bytes(4, "big") + block


BROKEN = (zlib.error, gzip.BadGzipFile, EOFError)


def broken(path, error):
    """The error for a file that cannot be unpacked."""
    return DataLossError(explain(str(path), f"inflate() failed: {error}", "the file is not compressed that way, or is "
                                 "cut short", "Check compression_type"))
