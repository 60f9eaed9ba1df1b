"""snappy.py: blocks, written and read."""

import random

import pytest

import minitf as tf
from minitf.wire.snappy import packed, unpacked


@pytest.mark.parametrize("length", [0, 1, 59, 60, 61, 256, 257, 70_000])
def test_what_was_packed_is_unpacked(length):
    data = random.Random(length).randbytes(length)
    assert unpacked(packed(data)) == data


def test_copies_near_and_far():
    assert unpacked(b"\x0a\x04ab" + bytes([4 << 2 | 1, 2])) == b"ab" * 5  # 8 bytes, from 2 before
    assert unpacked(b"\x06\x08abc" + bytes([2 << 2 | 2, 3, 0])) == b"abcabc"
    assert unpacked(b"\x06\x08abc" + bytes([2 << 2 | 3, 3, 0, 0, 0])) == b"abcabc"


@pytest.mark.parametrize("block", [
    b"", b"\x03\x08ab", b"\x08\x04ab\x09\x03", b"\x05\x04ab", b"\xff\xff\xff\xff\xff\x01", b"\x06\x08abc\x0a\x03",
    b"\x06\x08abc\x01\x00",
])  # fmt: skip
def test_what_is_no_block(block):
    with pytest.raises(tf.errors.DataLossError, match="snappy"):
        unpacked(block)
