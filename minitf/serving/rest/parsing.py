"""JSON in the body of a request, and what is said of bodies that are none. Floor 8. Next: `values.py`.

Python's parser does the work. Its errors are put in the words of TensorFlow Serving's, and where both disagree about
what is JSON, TensorFlow Serving's rule holds: NaN and Infinity are numbers, and nothing is looked at after the end of
the first value.
"""

from __future__ import annotations

import json
import re
from typing import Any

from ...backend.errors import InvalidArgumentError
from .shown import shown

SPACE = re.compile(r"[ \t\n\r]*")
HUGE = re.compile(r"[eE]\+?\d{3}")  # what may be a number beyond float64
ESCAPE = re.compile(r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(?P<alone>u[dD][89a-fA-F])|.)", re.S)
WORDS = {
    "Expecting value": "Invalid value.",
    "Expecting property name enclosed in double quotes": "Missing a name for object member.",
    "Expecting ':' delimiter": "Missing a colon after a name of object member.",
    "Unterminated string starting at": "Missing a closing quotation mark in string.",
    "Invalid control character at": "Invalid encoding in string.",
    "Invalid \\escape": "Invalid escape character in string.",
    "Invalid \\uXXXX escape": "Incorrect hex digit after \\u escape in string.",
}


def parsed(body: bytes) -> dict[str, Any]:
    """The object that a body is.

    >>> parsed(b'{"instances": [1, NaN]}')
    {'instances': [1, nan]}

    Raises: InvalidArgumentError where it is none.
    """
    text = body.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    start = SPACE.match(text).end()  # type: ignore[union-attr]  # it matches the empty string, too
    if start == len(text):
        raise parse_error("The document is empty.", text, start) if text else InvalidArgumentError(
            "JSON Parse error: The document is empty")
    try:
        document, end = DECODER.raw_decode(text, start)
        if "\\ud" in text or "\\uD" in text:
            _require_pairs(text, end)
        if HUGE.search(text):
            _require_finite(text, start)
    except json.JSONDecodeError as error:
        raise _translated(error, text) from None
    except RecursionError:
        raise InvalidArgumentError("JSON Parse error: Too many values inside of each other.") from None
    except ValueError:  # an integer of thousands of digits
        raise parse_error("Number too big to be stored in double.", text, start) from None
    if not isinstance(document, dict):
        raise InvalidArgumentError(f"JSON Value: {shown(document)} Is not object")
    return document


def _require_pairs(text: str, end: int) -> None:
    """Raise where half of a pair of surrogates stands alone; Python's parser makes a character of it that is none."""
    for escape in ESCAPE.finditer(text, 0, end):
        if escape["alone"]:
            raise parse_error("The surrogate pair in string is invalid.", text, escape.start())


def _require_finite(text: str, start: int) -> None:
    """Raise ValueError where a number is too large for a float64; Python's parser makes it infinite."""
    def number(digits: str) -> float:
        if float(digits) in (float("inf"), float("-inf")):
            raise ValueError(digits)
        return 0.0

    json.JSONDecoder(parse_float=number).raw_decode(text, start)


def parse_error(words: str, text: str, position: int) -> InvalidArgumentError:
    """The error for a place in a text; offsets count bytes."""
    offset = len(text[:position].encode("utf-8", "surrogateescape"))
    return InvalidArgumentError(f"JSON Parse error: {words} at offset: {offset}")


def _translated(error: json.JSONDecodeError, text: str) -> InvalidArgumentError:
    if error.msg == "Expecting ',' delimiter":
        closing, kind = ("]", "an array element") if _inside_array(text, error.pos) else ("}", "an object member")
        return parse_error(f"Missing a comma or {closing} after {kind}.", text, error.pos)
    position = len(text) if error.msg.startswith("Unterminated") else error.pos
    return parse_error(WORDS.get(error.msg, error.msg), text, position)


def _inside_array(text: str, position: int) -> bool:
    """Whether a place, up to which the text is JSON, stands in an array, and not in an object."""
    depth = 0
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", text[:position])
    for character in reversed(bare):
        if character in "]}":
            depth += 1
        elif character in "[{":
            if not depth:
                return character == "["
            depth -= 1
    return False


DECODER = json.JSONDecoder()
