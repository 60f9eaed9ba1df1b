"""Text and bytes."""

from pathlib import Path

import pytest

from minitf.backend.text import as_bytes, as_str, as_str_any, as_text, path_to_str


def test_text_and_bytes_go_both_ways():
    assert as_bytes("é") == b"\xc3\xa9" == as_bytes(b"\xc3\xa9") == as_bytes(bytearray(b"\xc3\xa9"))
    assert as_text(b"\xc3\xa9") == "é" == as_text("é") == as_str(b"\xc3\xa9")
    assert as_bytes("é", "latin1") == b"\xe9"


@pytest.mark.parametrize("function", [as_bytes, as_text])
def test_anything_else_is_refused(function):
    with pytest.raises(TypeError, match="must be text or bytes"):
        function(5)


def test_any_value_can_be_printed():
    assert (as_str_any(b"a"), as_str_any("a"), as_str_any(5)) == ("a", "a", "5")


def test_a_path_is_a_text():
    assert path_to_str(Path("a") / "b") == "a/b"
    assert path_to_str("c") == "c"
