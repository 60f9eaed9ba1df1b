"""A sorted table: byte strings in a file, found by others. Floor 0. Next: `table_writer.py`, then `reader.py`.

    block of entries   block of entries   ...   block that tells where the blocks are   footer

An entry leaves out what its key has in common with the one before:

    shared: varint   rest: varint   length of the value: varint   the rest of the key   the value

The format is that of LevelDB, from which TensorFlow took it for the index of a checkpoint.
"""

from __future__ import annotations

import struct

from ...backend.errors import DataLossError, UnimplementedError, explain
from ..crc32c import masked

MAGIC = 0xDB4775248B80FB57
FOOTER = 48  # bytes: where two blocks are, zeros, and the magic number
TRAILER = struct.Struct("<BI")  # after a block: how it is compressed, and the checksum of all of that
REPEATED = 32  # how much longer the keys together may be than the file. A whole key at every 16th entry bounds it


def entries(data, where) -> list:
    """All (key, value) of a table, as bytes, in the order of the keys. Every checksum is looked at.

    data: the bytes of the file.
    where: its name, for messages.

    Raises: DataLossError where the table is damaged; UnimplementedError where it is compressed.
    """
    if len(data) < FOOTER or struct.unpack("<Q", data[-8:])[0] != MAGIC:
        raise damaged(where, f"{len(data)} bytes", "bad magic number: they are no table", "Is it the .index file?")
    footer = data[-FOOTER:-8]
    _, _, place = handle(footer, 0, where)  # of a block with notes, which nobody writes
    found: list = []
    budget = REPEATED * len(data)
    offset, size, _ = handle(footer, place, where)
    for _, value in block(data, offset, size, where):
        offset, size, _ = handle(value, 0, where)
        for key, content in block(data, offset, size, where):
            if found and key <= found[-1][0]:
                raise damaged(where, f"the key {key[:80]!r} after {found[-1][0][:80]!r}", "keys must ascend")
            budget -= len(key)
            if budget < 0:
                raise damaged(where, f"keys of more than {REPEATED * len(data)} bytes",
                              "no table of this length was written with such keys")
            found.append((key, content))
    return found


def block(data, offset, size, where):
    """Yield (key, value) of the block at a place.  Raises: DataLossError, UnimplementedError."""
    end = offset + size
    if end + TRAILER.size > len(data) - FOOTER:
        raise damaged(where, f"a block at {offset} of {size} bytes", f"the file has {len(data)}")
    compression, crc = TRAILER.unpack_from(data, end)
    if masked(data[offset : end + 1]) != crc:
        raise damaged(where, f"the block at {offset}", "block checksum mismatch")
    if compression:
        raise UnimplementedError(explain(where, f"a block with compression {compression}", "it must be 0, for none"))
    if size < 4:
        raise damaged(where, f"a block at {offset} of {size} bytes", "it is too short")
    restarts = struct.unpack_from("<I", data, end - 4)[0]  # the places of whole keys, for those who look up one
    end -= 4 + 4 * restarts
    if end < offset:
        raise damaged(where, f"a block at {offset}", f"{restarts} whole keys do not fit into it")
    yield from block_entries(data, offset, end, where)


def block_entries(data, place, end, where):
    """Yield (key, value) of the entries between two places."""
    key = b""
    while place < end:
        shared, place = varint(data, place, end, where)
        rest, place = varint(data, place, end, where)
        length, place = varint(data, place, end, where)
        if shared > len(key) or place + rest + length > end:
            raise damaged(where, f"an entry at {place}", "it does not fit into its block")
        key = key[:shared] + data[place : place + rest]
        place += rest
        yield key, data[place : place + length]
        place += length


def handle(data, place, where):
    """(offset, size) of a block, and the place after them.  data: bytes that hold these two numbers."""
    offset, place = varint(data, place, len(data), where)
    size, place = varint(data, place, len(data), where)
    return offset, size, place


def varint(data, place, end, where="varint"):
    """A number of seven bits a byte, the lowest first, and the place after it.

    >>> varint(bytes([0xAC, 0x02]), 0, 2)
    (300, 2)

    Raises: DataLossError where it does not end before `end`, or is longer than 64 bits.
    """
    number = 0
    for shift in range(0, 64, 7):
        if place >= end:
            break
        byte = data[place]
        place += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, place
    raise damaged(where, f"a number at {place}", "it does not end")


def damaged(where, received, rule, fix="The file may be cut short or damaged: take another copy"):
    """The error for what a good file never holds."""
    return DataLossError(explain(where, received, rule, fix))
