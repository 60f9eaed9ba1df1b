"""Bodies that are JSON, and those that are not."""

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minitf.backend.errors import InvalidArgumentError
from minitf.serving.rest.parsing import parsed


def test_objects():
    assert parsed(b' {"a": [1, 2.5, "x", null]} ') == {"a": [1, 2.5, "x", None]}
    assert parsed(rb'{"a": "\uD83d\ude00 \\ud800"}') == {"a": "\U0001f600 \\ud800"}
    assert parsed(b"\xef\xbb\xbf{}") == {}
    assert parsed(b"{} and what follows") == {}
    assert math.isnan(parsed(b'{"a": NaN}')["a"])
    assert parsed(b'{"a": -Infinity}') == {"a": -math.inf}
    assert parsed(b'{"a": "\xff"}') == {"a": "\udcff"}  # bytes that are no UTF-8 are kept


@pytest.mark.parametrize(("body", "message"), [
    (b"", "The document is empty"),
    (b"  ", "The document is empty. at offset: 2"),
    (b"{", "Missing a name for object member. at offset: 1"),
    (b'{"a"', "Missing a colon after a name of object member. at offset: 4"),
    (b'{"a":', "Invalid value. at offset: 5"),
    (b'{"a": [1 2]}', "Missing a comma or ] after an array element. at offset: 9"),
    (b'{"a": [1] "b"}', "Missing a comma or } after an object member. at offset: 10"),
    (b'{"a]": "{" 1}', "Missing a comma or } after an object member. at offset: 11"),
    (b'{"a": "bc', "Missing a closing quotation mark in string. at offset: 9"),
    (b'{"a": "\\x"}', "Invalid escape character in string. at offset: 7"),
    (b'{"a": "\\u00g0"}', "Incorrect hex digit after \\u escape in string."),
    (b'{"a": "\xc3\xa9", ?}', "Missing a name for object member. at offset: 12"),
    (b'{"a": "\\ud83d\\ude00 \\\\ud800 \\udE00"}', "The surrogate pair in string is invalid. at offset: 28"),
    (b'{"a": "\\ud83d"}', "The surrogate pair in string is invalid. at offset: 7"),
    (b'{"a": 1e999}', "Number too big to be stored in double."),
    (b'{"a": ' + b"9" * 5000 + b"}", "Number too big to be stored in double."),
    (b'{"a": ' + b"[" * 100_000, "Too many values inside of each other."),
])
def test_what_is_no_json(body, message):
    with pytest.raises(InvalidArgumentError) as caught:
        parsed(body)
    assert str(caught.value).startswith(f"JSON Parse error: {message}")


def test_what_is_no_object():
    with pytest.raises(InvalidArgumentError, match=r"JSON Value: \[1, 2\] Is not object"):
        parsed(b"[1, 2]")


GOOD = b'{"instances": [{"a": [1.5, -2e3], "b": {"b64": "aGk="}}], "signature_name": "\\u00e9"}'


@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=3))
def test_damage_at_any_byte_is_told_or_is_json_again(place, instead):
    with suppress(InvalidArgumentError):
        assert isinstance(parsed(GOOD[:place] + instead + GOOD[place + 1:]), dict)
