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
    return io.BufferedReader(ZlibFile(file), CHUNK) if compression == "ZLIB" else file


class ZlibFile(io.RawIOBase):
    """What a zlib stream holds. To go back it is read again from its start."""

    def __init__(self, file):
        self._file = file
        self._inflate = zlib.decompressobj()
        self._place = 0
        self._rest = b""

    def readable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, buffer):
        while not self._rest:
            packed = self._file.read(CHUNK)
            if not packed:
                return 0
            self._rest = self._inflate.decompress(packed)
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        self._place += count
        return count

    def tell(self):
        return self._place

    def seek(self, offset, whence=0):
        if offset < self._place:
            self._file.seek(0)
            self._inflate, self._rest, self._place = zlib.decompressobj(), b"", 0
        while self._place < offset and self.read(min(CHUNK, offset - self._place)):
            pass
        return self._place

    def close(self):
        self._file.close()
        super().close()


BROKEN = (zlib.error, gzip.BadGzipFile, EOFError)


def broken(path, error):
    """The error for a file that cannot be unpacked."""
    return DataLossError(explain(str(path), f"inflate() failed: {error}", "the file is not compressed that way, or is "
                                 "cut short", "Check compression_type"))
