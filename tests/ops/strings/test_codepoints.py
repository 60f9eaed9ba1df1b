"""Decoding and encoding, against Python's own, and what happens to errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minitf.backend.errors import RuleError
from minitf.ops.strings import codepoints

REPLACEMENT = 0xFFFD


@given(st.binary(max_size=12))
def test_errors_are_replaced_as_python_does(data):
    found = codepoints.decoded(data, "utf-8", "replace", REPLACEMENT, False)
    assert "".join(chr(code) for code, _ in found) == data.decode("utf-8", "replace")
    kept = codepoints.decoded(data, "utf-8", "ignore", REPLACEMENT, False)
    assert "".join(chr(code) for code, _ in kept) == data.decode("utf-8", "ignore")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-be", "utf-32-be"])
@given(text=st.text(max_size=8))
def test_there_and_back(codec, text):
    data = text.encode(codec)
    found = codepoints.decoded(data, codec, "strict", REPLACEMENT, False)
    assert [code for code, _ in found] == list(map(ord, text))
    assert [place for _, place in found] == [len(text[:i].encode(codec)) for i in range(len(text))]
    assert codepoints.encoded([code for code, _ in found], codec, "strict", REPLACEMENT) == data


def test_numbers_that_are_no_characters():
    codes = [97, -1, 0xD800, 0x110000, 98]
    assert codepoints.encoded(codes, "utf-8", "ignore", REPLACEMENT) == b"ab"
    assert codepoints.encoded(codes, "utf-8", "replace", ord("?")) == b"a???b"
    with pytest.raises(RuleError, match="no character"):
        codepoints.encoded(codes, "utf-8", "strict", REPLACEMENT)


def test_control_characters():
    assert codepoints.decoded(b"a\tb", "utf-8", "replace", 63, True) == [(97, 0), (63, 1), (98, 2)]


def test_names():
    assert codepoints.input_codec("LATIN-9") == "iso8859-15"
    assert codepoints.output_codec("UTF-16-BE") == "utf-16-be"
    for wrong in (lambda: codepoints.input_codec("foo"), lambda: codepoints.output_codec("LATIN-1"),
                  lambda: codepoints.require_policy("foo", 1), lambda: codepoints.require_policy("ignore", -1)):
        with pytest.raises(RuleError):
            wrong()
