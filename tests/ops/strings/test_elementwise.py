"""Text for text."""

import numpy as np
import pytest

import minitf as tf


def test_only_ascii_letters_change_unless_told_otherwise():
    assert tf.strings.lower(["É", "AB"]).numpy().tolist() == ["É".encode(), b"ab"]
    assert tf.strings.upper(["ß"], encoding="utf-8").numpy().tolist() == [b"SS"]
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"StringLower: .*latin1"):
        tf.strings.lower("A", encoding="latin1")


def test_length_counts_bytes_or_characters():
    assert int(tf.strings.length("é中")) == 5
    assert int(tf.strings.length("é中", unit="UTF8_CHAR")) == 2


def test_joining():
    assert tf.strings.join([]).numpy() == b""
    assert tf.strings.join([["a", "b"], "c", ["d", "e"]], "-").numpy().tolist() == [b"a-c-d", b"b-c-e"]
    with pytest.raises(tf.errors.InvalidArgumentError, match="StringJoin: "):
        tf.strings.join([["a", "b"], ["c"]])
    with pytest.raises(TypeError, match="list"):
        tf.strings.join("ab")


def test_stripping_is_of_blanks():
    assert tf.strings.strip(np.array([b"\t a b\v\n", b"\xc2\xa0a"])).numpy().tolist() == [b"a b", b"\xc2\xa0a"]
