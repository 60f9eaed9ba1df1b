"""Where the records of an event file lie, many at a time. Floor 5. Read `wire/records.py` first; next: `bulk.py`.

A record is read where it ought to begin, and that is known only from the length of the one before. So the chain of
lengths is followed one by one; all that can be done for many records at once, the checksums, is done with arrays.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np

from ...wire.crc32c import MASK, masked, table
from ...wire.records import FOOTER, HEADER

AROUND = HEADER.size + FOOTER.size  # bytes of a record that are not its data
SHORT = 1 << 10  # bytes; longer records are few, and are checked one by one
LARGEST = 1 << 31  # bytes; what claims to be longer is no record
ROWS = 1 << 14  # rows whose checksums are found together: what stays in the cache


@dataclass
class Records:
    """The whole records at the beginning of some bytes.

    begins: int64 [N], where their data begin.   lengths: int64 [N], of the data, in bytes.
    end: where the record after the last begins.   damaged: whether that one's length does not fit its checksum.
    """

    begins: np.ndarray
    lengths: np.ndarray
    end: int
    damaged: bool


def records_of(data):
    """The chain of records, up to the first that is not whole or whose length is damaged.   data: bytes."""
    begins = _chain(data)
    starts = np.array(begins, np.int64)
    heads = rows_of(data, starts, HEADER.size)
    good = masked_rows(heads[:, :8]) == heads[:, 8:].copy().view("<u4")[:, 0]
    count = len(good) if good.all() else int(good.argmin())  # what follows a damaged length is no chain
    lengths = heads[:count, :8].copy().view("<i8")[:, 0]
    end = int(starts[count - 1] + lengths[count - 1] + AROUND) if count else 0
    return Records(starts[:count] + HEADER.size, lengths, end, not fits(data, end))


def _chain(data):
    """Where records begin, if all lengths are true."""
    begins, place, last = [], 0, len(data) - AROUND
    length_at = struct.Struct("<Q").unpack_from
    while place <= last:
        after = place + length_at(data, place)[0] + AROUND
        if after > len(data):
            break
        begins.append(place)
        place = after
    return begins


def fits(data, place):
    """Whether a record's length fits its checksum; also where the two are not there yet."""
    header = data[place:place + HEADER.size]
    if len(header) < HEADER.size:
        return True
    length, check = HEADER.unpack(header)
    return masked(header[:8]) == check and length <= LARGEST


def next_header(data, place):
    """The next place after `place` where a record may begin; None where there is none. For files that are damaged."""
    data = np.frombuffer(data, np.uint8)
    if len(data) - place <= HEADER.size:
        return None
    windows = np.lib.stride_tricks.sliding_window_view(data[place + 1:], HEADER.size)
    likely = np.flatnonzero(~windows[:, 4:8].any(axis=1))  # lengths are small, so most places drop out at once
    heads = windows[likely]
    good = likely[masked_rows(heads[:, :8]) == heads[:, 8:].copy().view("<u4")[:, 0]]
    return place + 1 + int(good[0]) if len(good) else None


def whole(data, begins, lengths):
    """Which records fit the checksum of their data: bool [N]."""
    good = np.empty(len(begins), bool)
    for length in np.unique(lengths).tolist():
        here = np.flatnonzero(lengths == length)
        checks = rows_of(data, begins[here] + length, FOOTER.size).view("<u4")[:, 0]
        if length <= SHORT and len(here) > 1:
            good[here] = masked_rows(rows_of(data, begins[here], length)) == checks
        else:
            view = memoryview(data)
            good[here] = [masked(bytes(view[a:a + length])) == check for a, check in zip(begins[here].tolist(), checks)]
    return good


def rows_of(data, begins, length):
    """Pieces of one length as rows: uint8 [N, length]."""
    windows = np.lib.stride_tricks.sliding_window_view(np.frombuffer(data, np.uint8), length) if len(begins) else None
    return np.empty((0, length), np.uint8) if windows is None else windows[begins]


def masked_rows(rows):
    """The masked CRC-32C of each row: `wire.crc32c.masked`, a column at a time.   rows: uint8 [N, L]."""
    found = [_masked_block(rows[i:i + ROWS]) for i in range(0, len(rows), ROWS)]
    return np.concatenate(found) if found else np.empty(0, np.uint32)


def _masked_block(rows):
    steps = np.array(table(), np.uint32)
    crc = np.full(len(rows), 0xFFFFFFFF, np.uint32)
    for column in np.ascontiguousarray(rows.T):
        crc = steps[crc.astype(np.uint8) ^ column] ^ (crc >> np.uint32(8))
    crc = ~crc
    return ((crc >> np.uint32(15)) | (crc << np.uint32(17))) + np.uint32(MASK)
