"""CRC-32C: the checksum of TensorFlow's files. Floor 0. Read next: `records.py`.

A checksum is the remainder of a polynomial over bits: a byte more shifts it by eight, and a table says what the eight
bits that fall out amount to. That is `plain`, for anyone without the package google-crc32c, which does the same in C.
"""

from __future__ import annotations

from functools import cache

import numpy as np

POLYNOMIAL = 0x82F63B78  # Castagnoli's, its bits in reverse order
MASK = 0xA282EAD8


def crc32c(data) -> int:
    """The checksum of bytes.

    >>> hex(crc32c(b"123456789"))
    '0xe3069283'
    """
    return extend()(0, data)


def masked(data) -> int:
    """The checksum as files hold it: rotated, so that a checksum over data with checksums in it stays a good one.

    >>> hex(masked(b"123456789"))
    '0xc78ab0e5'
    """
    return mask(crc32c(data))


def mask(crc) -> int:
    """A checksum as files hold it."""
    return (((crc >> 15) | (crc << 17)) + MASK) & 0xFFFFFFFF


def extended(crc, data) -> int:
    """The checksum of what `crc` is the checksum of, and then of more bytes.

    >>> hex(extended(crc32c(b"12345"), b"6789"))
    '0xe3069283'
    """
    return extend()(crc, data)


@cache
def extend():
    """A function from a checksum and more bytes to the checksum of all: that of google-crc32c, or `plain`."""
    try:
        import google_crc32c
    except ImportError:
        return plain
    return lambda crc, data: google_crc32c.extend(crc, data if type(data) is bytes else np.frombuffer(data, np.uint8))


def plain(crc, data) -> int:
    """The checksum of more bytes after those that `crc` is the checksum of; 0 is that of none.

    >>> hex(plain(0, b"123456789"))
    '0xe3069283'
    """
    steps = table()
    crc ^= 0xFFFFFFFF
    for byte in bytes(data):
        crc = steps[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


@cache
def table() -> list:
    """For each byte what it amounts to after eight shifts."""
    return [_shifted(byte) for byte in range(256)]


def _shifted(byte):
    for _ in range(8):
        byte = (byte >> 1) ^ POLYNOMIAL if byte & 1 else byte >> 1
    return byte
