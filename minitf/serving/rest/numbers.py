"""Numbers as TensorFlow Serving prints them. Floor 8. Next: `writing.py`.

A decimal is printed with six digits if these say exactly which float it is, and otherwise with as many as always do:
9 for a float32, 17 for a float64. Decimals keep a point, so that who reads them can tell them from whole numbers.
"""

from __future__ import annotations

import json
from base64 import b64encode

import numpy as np

from ...backend.errors import InvalidArgumentError
from ..models.signature import type_name

DIGITS = {np.dtype(np.float32): ".9g", np.dtype(np.float64): ".17g"}
NAMES = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}


def texts(array: np.ndarray) -> list[str]:
    """The text of each element, in order.

    >>> texts(np.array([0.1, 2.0, 1 / 3, 1e-8, np.nan], np.float32))
    ['0.1', '2.0', '0.333333343', '1e-08', 'NaN']

    Raises: InvalidArgumentError for a type that JSON has no values for.
    """
    if array.dtype in DIGITS:
        return decimals(array.reshape(-1))
    if array.dtype.kind == "b":
        return ["true" if value else "false" for value in array.reshape(-1).tolist()]
    if array.dtype.kind in "iu":
        return list(map(str, array.reshape(-1).tolist()))
    if array.dtype.kind == "O":
        return list(map(quoted, array.reshape(-1).tolist()))
    raise InvalidArgumentError(f"Failed to write JSON value for tensor type: {type_name(array.dtype)}")


def decimals(array: np.ndarray) -> list[str]:
    """The texts of floats [N]."""
    values = array.tolist()
    short = [f"{value:.6g}" for value in values]
    with np.errstate(over="ignore"):
        exact = (np.array(list(map(float, short))).astype(array.dtype) == array).tolist()
    long = DIGITS[array.dtype]
    return [pointed(text if is_exact else format(value, long)) for text, is_exact, value in zip(short, exact, values)]


def pointed(text: str) -> str:
    """A decimal that looks like one.

    >>> pointed("2"), pointed("1e-08"), pointed("-inf")
    ('2.0', '1e-08', '-Infinity')
    """
    if "." in text or "e" in text:
        return text
    return NAMES.get(text) or text + ".0"


def quoted(value: bytes | str) -> str:
    """A string as JSON; bytes that are no UTF-8 stay what they are when the text is encoded.

    >>> quoted(b'say "hi"')
    '"say \\\\"hi\\\\""'
    """
    text = value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value
    return json.dumps(text, ensure_ascii=False)


def encoded(value: bytes | str) -> str:
    """The bytes of a string in base64, quoted."""
    return f'"{b64encode(value if isinstance(value, bytes) else value.encode()).decode()}"'
