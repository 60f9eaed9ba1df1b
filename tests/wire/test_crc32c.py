"""crc32c.py: checksums."""

import pytest

from minitf.wire import crc32c

# RFC 3720, appendix B.4
KNOWN = {bytes(32): 0x8A9136AA, b"\xff" * 32: 0x62A8AB43, bytes(range(32)): 0x46DD794E, b"": 0}


@pytest.mark.parametrize("data", KNOWN)
def test_known_checksums(data):
    assert crc32c.crc32c(data) == crc32c.plain(0, data) == KNOWN[data]


def test_a_checksum_can_be_extended():
    data = bytes(range(256)) * 3
    assert crc32c.plain(crc32c.plain(0, data[:100]), data[100:]) == crc32c.crc32c(data)


def test_without_the_package_the_plain_way_is_taken(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "google_crc32c", None)
    crc32c.extend.cache_clear()
    assert crc32c.extend() is crc32c.plain
    crc32c.extend.cache_clear()
