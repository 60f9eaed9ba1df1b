"""Values of JSON as arrays. Floor 8. Read `parsing.py` first; next: `requests.py`.

NumPy makes an array of nested lists much faster than Python could walk them. So it tries first, and what it gives is
taken where it can only mean one thing. Where it cannot, the slow way looks at every value, and says what is wrong.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from typing import Any

import numpy as np

from ...backend.errors import InvalidArgumentError, OpError, UnimplementedError
from ..models.signature import type_name
from .shown import kind_of, shown

SERVED = frozenset(map(np.dtype, ("float32", "float64", "int32", "int16", "int8", "uint8", "object", "int64", "bool",
                                  "uint32", "uint64")))

LARGEST = int(np.finfo(np.float64).max)


def array_of(value: Any, dtype: np.dtype, quick: bool = False) -> np.ndarray:
    """The array that nested lists of values are; strings as an object array of bytes.

    quick: whether it is known that no true or false stands among the values: NumPy takes these for numbers.

    >>> array_of([[1, 2], [3, 4]], np.dtype(np.float32))
    array([[1., 2.],
           [3., 4.]], dtype=float32)

    Raises: InvalidArgumentError where a value is of another type, or lists differ in length; UnimplementedError for a
    type that JSON has no values for.
    """
    if dtype not in SERVED:
        raise UnimplementedError(f"Conversion of JSON Value: {shown(first_of(value))} to type: {type_name(dtype)}")
    if quick and dtype.kind in "fiu":
        array = quick_array(value, dtype)
        if array is not None:
            return array
    return careful_array(value, dtype)


def quick_array(value: Any, dtype: np.dtype) -> np.ndarray | None:
    """The array of numbers, or None where NumPy does not know what it is, or may have hidden what it was."""
    try:
        array = np.asarray(value)
    except (ValueError, OverflowError):
        return None
    if array.dtype.kind not in ("fi" if dtype.kind == "f" else "i"):
        return None
    if dtype.kind == "f":
        with np.errstate(over="ignore"):
            return array.astype(dtype)
    limits = np.iinfo(dtype)
    if array.size and not limits.min <= int(array.min()) <= int(array.max()) <= limits.max:
        return None
    return array.astype(dtype)


def first_of(value: Any) -> Any:
    """The first value of nested lists."""
    while isinstance(value, list) and value:
        value = value[0]
    return value


# --- one by one ------------------------------------------------------------------------------------------------------
def careful_array(value: Any, dtype: np.dtype) -> np.ndarray:
    """The same, looking at each value."""
    shape = shape_of(value)
    found: list = []
    _fill(value, 0, shape, dtype, found)
    array = np.empty(len(found), dtype)
    array[:] = found
    return array.reshape(shape)


def shape_of(value: Any) -> tuple[int, ...]:
    """The shape that nested lists have, as far as their first elements say."""
    shape = []
    while isinstance(value, list):
        shape.append(len(value))
        if not value:
            break
        value = value[0]
    return tuple(shape)


def _fill(value: Any, level: int, shape: tuple[int, ...], dtype: np.dtype, found: list) -> None:
    """Put the values below each other into `found`."""
    if not isinstance(value, list):
        if level != len(shape):
            raise InvalidArgumentError(f"JSON Value: {shown(value)} found at incorrect level: {level + 1} in the JSON "
                                       f"DOM. Expected at level: {len(shape)}")
        found.append(element(value, dtype))
        return
    if level >= len(shape):
        raise InvalidArgumentError(f"Encountered list at unexpected level: {level} expected < {len(shape)}")
    if len(value) != shape[level]:
        raise InvalidArgumentError(f"Encountered list at unexpected size: {len(value)} at level: {level} expected "
                                   f"size: {shape[level]}")
    for item in value:
        _fill(item, level + 1, shape, dtype, found)


def element(value: Any, dtype: np.dtype) -> Any:
    """One value as an element of an array.

    Raises: InvalidArgumentError where it is of another type, or does not fit.
    """
    if dtype.kind == "O":
        if isinstance(value, str):
            return string_bytes(value)
        if isinstance(value, dict):
            return decoded(value)
    elif dtype.kind == "b":
        if isinstance(value, bool):
            return value
    elif isinstance(value, int) and not isinstance(value, bool):
        limits = (-LARGEST, LARGEST) if dtype.kind == "f" else (np.iinfo(dtype).min, np.iinfo(dtype).max)
        if limits[0] <= value <= limits[1]:
            return value
    elif isinstance(value, float) and dtype.kind == "f":
        return value
    raise type_error(value, dtype)


def type_error(value: Any, dtype: np.dtype) -> OpError:
    """The error for a value of another type."""
    return InvalidArgumentError(f"JSON Value: {shown(value)} Type: {kind_of(value)} is not of expected type: "
                                f"{type_name(dtype)}")


# --- strings ---------------------------------------------------------------------------------------------------------
def string_bytes(text: str) -> bytes:
    """The bytes of a string.  Raises: InvalidArgumentError for half of a surrogate pair."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raise InvalidArgumentError("JSON Parse error: The surrogate pair in string is invalid.") from None


def is_base64(value: Any) -> bool:
    """Whether a value is an object that stands for bytes: {"b64": "..."}."""
    return isinstance(value, dict) and len(value) == 1 and isinstance(value.get("b64"), str)


def decoded(value: dict) -> bytes:
    """The bytes that {"b64": "..."} stands for.

    >>> decoded({"b64": "aGVsbG8="})
    b'hello'

    Raises: InvalidArgumentError for anything else.
    """
    if not is_base64(value):
        raise InvalidArgumentError(f"JSON Value: {shown(value)} not formatted correctly for base64 data")
    text = value["b64"]
    try:
        return b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise InvalidArgumentError("Unable to base64 decode") from None
