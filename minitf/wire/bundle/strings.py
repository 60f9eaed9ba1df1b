"""A tensor of strings in a bundle. Floor 0. Read next: `reader.py`.

    length of each: varint   checksum of the lengths: uint32   the bytes of all, one string after the other
"""

from __future__ import annotations

import struct

import numpy as np

from ..crc32c import crc32c, extended, mask
from .table import damaged, varint
from .table_writer import varint as as_varint


def packed_strings(array):
    """(the bytes in the file, their checksum) of an object array whose elements are bytes."""
    strings = [x if isinstance(x, bytes) else str(x).encode() for x in array.reshape(-1).tolist()]
    crc = crc32c(_fixed([len(x) for x in strings]))
    checksum = struct.pack("<I", mask(crc))
    content = b"".join(strings)
    crc = extended(extended(crc, checksum), content)
    return b"".join([*(as_varint(len(x)) for x in strings), checksum, content]), mask(crc)


def unpacked_strings(data, shape, crc, where):
    """The object array of what `packed_strings` gave.  Raises: DataLossError where it is damaged."""
    size = int(np.prod(shape, dtype=object))
    if size > len(data):
        raise damaged(where, f"{len(data)} bytes for {size} strings", "each takes one or more")
    lengths, place = [], 0
    for _ in range(size):
        length, place = varint(data, place, len(data), where)
        lengths.append(length)
    content = place + 4
    if content + sum(lengths) != len(data):
        raise damaged(where, f"{len(data)} bytes", f"the strings in it take {content + sum(lengths)}")
    of_lengths = crc32c(_fixed(lengths))
    if mask(of_lengths) != struct.unpack_from("<I", data, place)[0]:
        raise damaged(where, "strings", "the checksum of their lengths does not match")
    if mask(extended(of_lengths, data[place:])) != crc:
        raise damaged(where, "strings", "their checksum does not match")
    found = np.empty(size, object)
    for i, length in enumerate(lengths):
        found[i] = data[content : content + length]
        content += length
    return found.reshape(shape)


def _fixed(lengths):
    """The lengths as the checksum counts them: four bytes each, eight where they do not fit."""
    return b"".join(struct.pack("<I" if n < 1 << 32 else "<Q", n) for n in lengths)
