"""Records found many at a time: as the plain reader finds them one by one."""

import io
import struct

import numpy as np
import pytest

from minitf.board.viewer.framing import fits, masked_rows, next_header, records_of, rows_of, whole
from minitf.wire.crc32c import masked
from minitf.wire.records import framed, read_record

SIZES = [3, 3, 0, 300, 3, 2000, 17, 17]


@pytest.fixture
def contents():
    random = np.random.default_rng(0)
    return [random.bytes(size) for size in SIZES]


def test_records_are_those_of_the_plain_reader(contents):
    data = b"".join(map(framed, contents))
    found = records_of(data)
    assert [data[a:a + n] for a, n in zip(found.begins, found.lengths)] == contents
    file = io.BytesIO(data)
    assert [read_record(file, "") for _ in SIZES] == contents
    assert (found.end, found.damaged) == (len(data), False)
    assert whole(data, found.begins, found.lengths).all()


@pytest.mark.parametrize("cut", [1, 4, 15, 20, 32])
def test_a_record_that_is_cut_short_is_not_there_yet(contents, cut):
    data = b"".join(map(framed, contents))[:-cut]
    found = records_of(data)
    assert len(found.begins) == len(SIZES) - 1
    assert (len(data) - found.end, found.damaged) == (17 + 16 - cut, False)


def test_of_no_bytes_there_are_no_records():
    assert (len(records_of(b"").begins), records_of(b"").damaged) == (0, False)


def test_a_damaged_length_ends_the_chain_and_the_next_record_is_found(contents):
    parts = [framed(part) for part in contents]
    parts[3] = b"\x01" + parts[3][1:]
    data = b"".join(parts)
    found = records_of(data)
    place = sum(map(len, parts[:3]))
    assert (len(found.begins), found.end, found.damaged) == (3, place, True)
    assert next_header(data, place) == place + len(parts[3])
    assert next_header(b"no record in here, and none after", 0) is None


def test_damaged_data_is_told_from_whole(contents):
    data = bytearray(b"".join(map(framed, contents)))
    found = records_of(bytes(data))
    for which in (1, 5):  # a short and a long one
        data[found.begins[which]] ^= 1
    assert np.flatnonzero(~whole(bytes(data), found.begins, found.lengths)).tolist() == [1, 5]


def test_a_length_beyond_all_bounds_does_not_fit():
    header = struct.pack("<Q", 1 << 60)
    assert not fits(header + struct.pack("<I", masked(header)), 0)


def test_checksums_of_rows():
    rows = np.random.default_rng(1).integers(0, 256, (5, 40), np.uint8)
    assert masked_rows(rows).tolist() == [masked(row.tobytes()) for row in rows]
    assert masked_rows(rows[:0]).shape == (0,)
    assert rows_of(b"abcdef", np.array([0, 3]), 2).tobytes() == b"abde"
