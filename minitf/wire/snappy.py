"""Snappy: a compression that is quick to undo. Floor 0. Read `compression.py` first.

A block is its length once unpacked, and then pieces. A piece is either plain bytes, or says: what stood so many bytes
before, so many bytes of it. Here blocks are read in full; what is written is plain bytes alone, which is a block too.

Source: Google, Snappy compressed format description, 2011.
"""

from __future__ import annotations

from ..backend.errors import DataLossError, explain

LONGEST = 60  # of plain bytes whose length stands in the first byte of a piece
PLAIN, NEAR, FAR = 0, 1, 2  # the lowest two bits of a piece: plain bytes; a copy with a distance of 11, of 16 bits


def packed(data) -> bytes:
    """A block that holds `data`, as plain bytes.

    >>> packed(b"abc")
    b'\\x03\\x08abc'
    """
    return b"".join((_varint(len(data)), _plain_tag(len(data)), data)) if data else b"\0"


def _varint(n) -> bytes:
    """A number in groups of seven bits, lowest first."""
    groups = bytearray()
    while n > 127:
        groups.append(n & 127 | 128)
        n >>= 7
    return bytes([*groups, n])


def _plain_tag(length) -> bytes:
    """What stands before so many plain bytes."""
    if length <= LONGEST:
        return bytes([length - 1 << 2])
    size = (length - 1).to_bytes(4, "little").rstrip(b"\0") or b"\0"
    return bytes([LONGEST - 1 + len(size) << 2]) + size


def unpacked(block, where="snappy") -> bytes:
    """What a block holds.

        >>> unpacked(b"\\x08\\x04ab\\x09\\x02")  # "ab", and six bytes from two before
        b'abababab'

    Raises: DataLossError for what is no block.
    """
    try:
        size, place = _read_varint(block)
        found = bytearray()
        while place < len(block):
            place = _piece(block, place, found)
    except IndexError:
        raise DataLossError(explain(where, f"{len(block)} bytes", "they are no Snappy block")) from None
    if len(found) != size:
        raise DataLossError(explain(where, f"{len(found)} bytes once unpacked", f"the block says {size}"))
    return bytes(found)


def _read_varint(block):
    """(the number, the place after it)."""
    n = 0
    for place in range(5):
        n |= (block[place] & 127) << 7 * place
        if block[place] < 128:
            return n, place + 1
    raise IndexError


def _piece(block, place, found) -> int:
    """Unpack the piece at `place`.  Returns: the place after it.  Raises: IndexError where it is none."""
    tag = block[place]
    kind, high, place = tag & 3, tag >> 2, place + 1
    if kind == PLAIN:
        length = high + 1
        if length > LONGEST:
            extra = length - LONGEST
            length = int.from_bytes(block[place : place + extra], "little") + 1
            place += extra
        if place + length > len(block):
            raise IndexError
        found += block[place : place + length]
        return place + length
    if kind == NEAR:
        length, distance, after = (high & 7) + 4, (high >> 3 << 8) | block[place], place + 1
    else:
        after = place + (2 if kind == FAR else 4)
        length, distance = high + 1, int.from_bytes(block[place:after], "little")
    if not 0 < distance <= len(found) or after > len(block):
        raise IndexError
    start = len(found) - distance
    pattern = found[start : start + length]
    found += (pattern * (length // len(pattern) + 1))[:length]
    return after
