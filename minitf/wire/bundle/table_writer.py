"""Writing a sorted table. Floor 0. Read `table.py` first, which tells the format."""

from __future__ import annotations

import struct

from ..crc32c import masked
from .table import FOOTER, MAGIC, TRAILER

BLOCK = 1 << 18  # bytes, about which a block ends
RESTART = 16  # every so many entries a key stands there in full


def table(pairs) -> bytes:
    """The bytes of a table.

    pairs: (key, value), both bytes, with keys in ascending order.

        >>> from minitf.wire.bundle.table import entries
        >>> entries(table([(b"", b"head"), (b"layer/bias", b"1"), (b"layer/kernel", b"2")]), "test")
        [(b'', b'head'), (b'layer/bias', b'1'), (b'layer/kernel', b'2')]
    """
    parts: list = []
    places = []  # (last key of a block, or one behind it, where the block is)
    waiting: list = []
    length = 0
    for key, value in pairs:
        waiting.append((key, value))
        length += len(key) + len(value)
        if length >= BLOCK:
            places.append((key, append(parts, block(waiting, RESTART))))
            waiting, length = [], 0
    if waiting or not places:
        last = waiting[-1][0] if waiting else b""
        places.append((successor(last), append(parts, block(waiting, RESTART))))
    notes = append(parts, block([], RESTART))
    index = append(parts, block(places, 1))
    return b"".join([*parts, (notes + index).ljust(FOOTER - 8, b"\0"), struct.pack("<Q", MAGIC)])


def append(parts, content) -> bytes:
    """Put a block with its trailer at the end; returns where it is, as two varints."""
    offset = sum(map(len, parts))
    parts.append(content + TRAILER.pack(0, masked(content + b"\0")))
    return varint(offset) + varint(len(content))


def block(pairs, restart) -> bytes:
    """The bytes of a block.  restart: int, every so many entries the key stands there in full."""
    found = bytearray()
    restarts = []
    before = b""
    for i, (key, value) in enumerate(pairs):
        shared = 0
        if i % restart == 0:
            restarts.append(len(found))
        else:
            shared = common(before, key)
        found += varint(shared) + varint(len(key) - shared) + varint(len(value)) + key[shared:] + value
        before = key
    restarts = restarts or [0]
    return bytes(found) + struct.pack(f"<{len(restarts) + 1}I", *restarts, len(restarts))


def common(a, b) -> int:
    """How many bytes two byte strings begin with alike.

    >>> common(b"layer/bias", b"layer/kernel")
    6
    """
    most = min(len(a), len(b))
    return next((i for i in range(most) if a[i] != b[i]), most)


def successor(key) -> bytes:
    """A short key that comes after `key`, and saves writing that once more; the key itself where there is none.

    >>> successor(b"kernel")
    b'l'
    """
    place = next((i for i, byte in enumerate(key) if byte < 0xFF), None)
    return key if place is None else key[:place] + bytes([key[place] + 1])


def varint(number) -> bytes:
    """A number of seven bits a byte, the lowest first.

    >>> varint(300)
    b'\\xac\\x02'
    """
    found = bytearray()
    while number >= 0x80:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    found.append(number)
    return bytes(found)
