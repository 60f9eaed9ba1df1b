"""Tensors of strings in a bundle."""

import numpy as np
import pytest

from minitf.backend.errors import DataLossError
from minitf.wire.bundle.strings import packed_strings, unpacked_strings


@pytest.mark.parametrize("strings", [[], [b""], [b"abc", b"", b"x" * 300], ["ä"]])
def test_strings_come_back(strings):
    data, crc = packed_strings(np.array([*strings, None], object)[:-1])
    again = unpacked_strings(data, (len(strings),), crc, "test")
    assert again.tolist() == [x if isinstance(x, bytes) else x.encode() for x in strings]


def test_one_string_has_no_axes():
    data, crc = packed_strings(np.array(b"abc", object))
    assert data[0:1] == b"\x03"
    assert data[5:] == b"abc"
    assert unpacked_strings(data, (), crc, "test")[()] == b"abc"


def test_damage_is_found():
    data, crc = packed_strings(np.array([b"abc", b"de"], object))
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 1
        with pytest.raises(DataLossError):
            unpacked_strings(bytes(flipped), (2,), crc, "test")
        with pytest.raises(DataLossError):
            unpacked_strings(data[:place], (2,), crc, "test")
    with pytest.raises(DataLossError, match="takes one or more"):
        unpacked_strings(data, (1 << 40,), crc, "test")
