"""Texts cut as Python cuts them."""

import pytest

import minitf as tf
from minitf.core.execute import execute
from minitf.ops.strings.split import StringSplit

TEXTS = ["a b  c", "", "  a", "a  ", "a,b,,c", ","]


@pytest.mark.parametrize("maxsplit", [-1, 1, 2])
def test_split_at_a_separator(maxsplit):
    assert tf.strings.split(TEXTS, ",", maxsplit).to_list() == [t.encode().split(b",", maxsplit) for t in TEXTS]


def test_split_at_blanks():
    assert tf.strings.split(TEXTS).to_list() == [t.encode().split() for t in TEXTS]


def test_a_rest_keeps_its_blanks():
    assert tf.strings.split([" a b  c "], maxsplit=1).to_list() == [[b"a", b"b  c "]]


def test_any_byte_of_a_set():
    parts = [execute(StringSplit, ["a,b;;c"], ",;", skip_empty=skip)[1].numpy().tolist() for skip in (False, True)]
    assert parts == [[b"a", b"b", b"", b"c"], [b"a", b"b", b"c"]]


def test_bytes():
    assert tf.strings.bytes_split(["ab", "", "é"]).to_list() == [[b"a", b"b"], [], [b"\xc3", b"\xa9"]]


def test_inside_a_traced_function():
    words = tf.function(lambda x: tf.strings.split(x).to_tensor())
    assert words(tf.constant(["a b", "c"])).numpy().tolist() == [[b"a", b"b"], [b"c", b""]]
