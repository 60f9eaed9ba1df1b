"""Records: byte strings in a file, one after the other, each with checksums. Floor 0. Read `crc32c.py` first.

    length: uint64   crc of the length: uint32   the bytes   crc of the bytes: uint32

This is what TensorFlow calls a TFRecord file; event files are made of records, too.
"""

from __future__ import annotations

import struct

from ..backend.errors import DataLossError, explain
from .crc32c import masked

HEADER = struct.Struct("<QI")
FOOTER = struct.Struct("<I")
CHUNK = 1 << 24


def framed(data) -> bytes:
    """A record with its length and checksums."""
    length = struct.pack("<Q", len(data))
    return b"".join((length, FOOTER.pack(masked(length)), data, FOOTER.pack(masked(data))))


def read_record(file, where):
    """The next record of a binary file; None at its end.

    where: the file's name, for messages.
    Raises: DataLossError where a record is cut short, or does not fit its checksum. Differs: TensorFlow takes a file
    that ends within a length for one that ends before it.
    """
    header = file.read(HEADER.size)
    if not header:
        return None
    if len(header) < HEADER.size:
        raise _truncated(where, file.tell() - len(header))
    length, crc = HEADER.unpack(header)
    if masked(header[:8]) != crc:
        raise DataLossError(explain(where, f"corrupted record at {file.tell() - HEADER.size}",
                                    "its length does not fit its checksum", "Is this even a TFRecord file?"))
    data = file.read(length) if length <= CHUNK else _read_in_chunks(file, length)
    footer = file.read(FOOTER.size) if len(data) == length else b""
    if len(footer) < FOOTER.size:
        raise _truncated(where, file.tell() - len(data) - len(footer) - HEADER.size)
    if masked(data) != FOOTER.unpack(footer)[0]:
        raise DataLossError(explain(where, f"corrupted record at {file.tell() - length - 4}",
                                    "its bytes do not fit their checksum", "Make the file anew"))
    return data


def _read_in_chunks(file, length):
    """The next bytes. A length that the file does not hold takes no more memory than the file does."""
    chunks, missing = [], length
    while missing and (chunk := file.read(min(missing, CHUNK))):
        chunks.append(chunk)
        missing -= len(chunk)
    return b"".join(chunks)


def _truncated(where, place):
    return DataLossError(explain(where, f"truncated record at {place}", "the file ends within a record",
                                 "Whoever wrote it may not have closed it"))
