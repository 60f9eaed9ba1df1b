"""A table gives back what was put in, and says so where it is damaged."""

import struct

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minitf.backend.errors import DataLossError, UnimplementedError
from minitf.wire.bundle.table import FOOTER, MAGIC, block_entries, entries, varint
from minitf.wire.bundle.table_writer import table
from minitf.wire.bundle.table_writer import varint as as_varint
from minitf.wire.crc32c import masked


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.binary(max_size=20), st.binary(max_size=20), max_size=60))
@example({b"a": b"1", b"ab": b"22", b"abcd": b"", b"abd": b"3", b"b": b"4"})  # a mistake is found here, and at once
def test_what_is_written_is_read(content):
    pairs = sorted(content.items())
    assert entries(table(pairs), "test") == pairs


def test_a_large_table_has_several_blocks():
    pairs = [(f"layer/{i:05d}/kernel".encode(), b"x" * 40) for i in range(9000)]
    data = table(pairs)
    assert entries(data, "test") == pairs
    assert len(data) < 9000 * (40 + 12)  # what keys have in common is left out


def test_numbers_are_written_seven_bits_a_byte():
    for number in (0, 1, 127, 128, 300, 1 << 32, (1 << 64) - 1):
        assert varint(as_varint(number), 0, 10) == (number, len(as_varint(number)))
    with pytest.raises(DataLossError, match="does not end"):
        varint(b"\xff" * 20, 0, 20)


@pytest.mark.parametrize("length", [0, 7, 47, 60])
def test_a_table_that_is_cut_short_is_data_loss(length):
    data = table([(b"", b"head"), (b"a", b"1")])
    with pytest.raises(DataLossError, match="no table"):
        entries(data[:length], "x.index")


def test_every_flipped_bit_that_matters_is_found():
    pairs = [(b"", b"head"), (b"a", b"1"), (b"ab", b"2")]
    data = table(pairs)
    unnoticed = 0
    for place in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        try:
            assert entries(bytes(flipped), "x.index") == pairs  # in what nobody reads, such as the zeros of the footer
            unnoticed += 1
        except (DataLossError, UnimplementedError):
            continue
    assert unnoticed < 8 * (FOOTER + 13)  # 13: the block of notes


def crafted(block, kind=0):
    """A table of one block with good checksums."""
    trailer = bytes([kind]) + struct.pack("<I", masked(block + bytes([kind])))
    index = b"\x00\x01" + as_varint(len(as_varint(0) + as_varint(len(block)))) + b"z" + as_varint(0)
    index += as_varint(len(block)) + struct.pack("<II", 0, 1)
    parts = block + trailer + index + b"\0" + struct.pack("<I", masked(index + b"\0"))
    footer = b"\0\0" + as_varint(len(block) + 5) + as_varint(len(index))
    return parts + footer.ljust(FOOTER - 8, b"\0") + struct.pack("<Q", MAGIC)


END = struct.pack("<II", 0, 1)


@pytest.mark.parametrize(("block", "told"), [
    (b"\x00\x01\x00b" + b"\x00\x01\x00a" + END, "ascend"),
    (b"\x05\x01\x00b" + END, "does not fit"),
    (b"\x00\x7f\x00b" + END, "does not fit"),
    (b"\x00\xff" + END, "does not end"),
    (b"\x00\x01\x00b" + struct.pack("<I", 1000), "do not fit"),
    (b"ab", "too short"),
])
def test_what_no_good_table_holds_is_data_loss(block, told):
    with pytest.raises(DataLossError, match=told):
        entries(crafted(block), "x.index")


def test_a_compressed_table_is_not_read():
    with pytest.raises(UnimplementedError, match="compression 1"):
        entries(crafted(b"\x00\x01\x00b" + END, kind=1), "x.index")


def test_a_small_table_cannot_ask_for_much_memory():
    long = b"k" * 10_000
    block = b"\x00" + as_varint(len(long)) + b"\x00" + long
    block += b"".join(as_varint(10_000 + i) + b"\x01\x00z" for i in range(20_000)) + END
    with pytest.raises(DataLossError, match="no table of this length"):
        entries(crafted(block), "x.index")


def entries_in(data):
    return list(block_entries(data, 0, len(data), "x.index"))


def test_entries_follow_one_another():
    assert entries_in(b"\x00\x01\x02axy" + b"\x00\x02\x00bc") == [(b"a", b"xy"), (b"bc", b"")]
    assert list(block_entries(b"??\x00\x01\x01ax??", 2, 7, "x.index")) == [(b"a", b"x")]


def test_an_entry_keeps_the_beginning_of_the_key_before():
    assert entries_in(b"\x00\x02\x00ab" + b"\x01\x01\x00c") == [(b"ab", b""), (b"ac", b"")]


def test_that_key_was_shortened_itself():
    assert entries_in(b"\x00\x02\x00ab" + b"\x02\x01\x00c" + b"\x03\x01\x00d")[-1] == (b"abcd", b"")


@pytest.mark.parametrize("data", [b"\x05\x01\x00b", b"\x00\x7f\x00b", b"\x00\x01\x01b"])
def test_an_entry_ends_where_its_block_does(data):
    with pytest.raises(DataLossError, match="does not fit"):
        list(block_entries(data + b"next", 0, len(data), "x.index"))
