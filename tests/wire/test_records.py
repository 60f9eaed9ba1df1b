"""records.py: records in files."""

import io

import pytest

import minitf as tf
from minitf.wire.crc32c import masked
from minitf.wire.records import framed, read_record

WHOLE = framed(b"hello") + framed(b"") + framed(b"x" * 300)


def records(data):
    file = io.BytesIO(data)
    return list(iter(lambda: read_record(file, "file"), None))


def test_a_record_begins_with_the_8_bytes_of_its_length():
    record = framed(b"hello")
    assert len(record) == 8 + 4 + 5 + 4
    assert record[:8] == b"\x05" + bytes(7)


def test_a_record_has_two_masked_checksums():
    record = framed(b"hello")
    assert record[8:12] == masked(record[:8]).to_bytes(4, "little")
    assert record[12:] == b"hello" + masked(b"hello").to_bytes(4, "little")


def test_what_was_framed_is_read():
    assert records(WHOLE) == [b"hello", b"", b"x" * 300]


@pytest.mark.parametrize("length", [3, 14, 20, 25, 330])
def test_a_file_that_is_cut_short(length):
    with pytest.raises(tf.errors.DataLossError, match=r"truncated record at (0|21|37)"):
        records(WHOLE[:length])


@pytest.mark.parametrize(("place", "told"), [(0, 0), (9, 0), (14, 12), (18, 12)])
def test_a_byte_that_has_changed(place, told):
    damaged = bytearray(WHOLE)
    damaged[place] ^= 1
    with pytest.raises(tf.errors.DataLossError, match=f"corrupted record at {told}"):
        records(bytes(damaged))


def test_a_length_that_is_a_lie_takes_no_memory():
    length = (2**60).to_bytes(8, "little")
    with pytest.raises(tf.errors.DataLossError, match="truncated"):
        records(length + masked(length).to_bytes(4, "little") + b"few bytes")
