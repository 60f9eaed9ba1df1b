"""Parts of texts."""

import pytest

import minitf as tf


def test_parts_from_either_end():
    assert tf.strings.substr("hello", [0, -3, 5, 1], [2, 2, 1, -1]).numpy().tolist() == [b"he", b"ll", b"", b"ello"]


def test_characters_are_never_cut():
    assert tf.strings.substr("wörld", 1, 2, unit="UTF8_CHAR").numpy() == "ör".encode()


@pytest.mark.parametrize("pos", [6, -6])
def test_a_position_outside(pos):
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Substr: .*must be in"):
        tf.strings.substr("hello", pos, 1)
