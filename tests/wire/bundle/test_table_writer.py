"""The bytes of a table are those that LevelDB's format asks for."""

from minitf.wire.bundle.table_writer import block, common, successor, table, varint


def test_keys_leave_out_what_the_one_before_has():
    assert block([(b"ab", b"1"), (b"ac", b"2")], 16)[:-8] == b"\x00\x02\x01ab1" + b"\x01\x01\x01c2"
    assert block([(b"ab", b"1"), (b"ac", b"2")], 1)[:-12] == b"\x00\x02\x01ab1" + b"\x00\x02\x01ac2"


def test_an_empty_table_has_a_footer_and_three_blocks():
    data = table([])
    assert len(data) == 48 + 3 * (8 + 5) + 5  # 5: the entry that tells where the block of entries is
    assert data.endswith(bytes.fromhex("57fb808b247547db"))


def test_what_is_common():
    assert common(b"", b"a") == 0
    assert common(b"abc", b"abc") == 3


def test_a_short_key_stands_for_the_last_one():
    assert table([(b"long/name", b"")]).count(b"name") == 1
    assert successor(b"\xff\x01\x02") == b"\xff\x02"
    assert successor(b"\xff") == b"\xff"


def test_small_numbers_take_one_byte():
    assert [varint(number) for number in (0, 5, 127)] == [b"\x00", b"\x05", b"\x7f"]


def test_the_lowest_bits_come_first():
    assert varint(300) == b"\xac\x02"


def test_every_byte_but_the_last_is_marked():
    assert [byte >> 7 for byte in varint(1 << 20)] == [1, 1, 0]
    assert varint(128) == b"\x80\x01"
