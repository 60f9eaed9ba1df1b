"""Texts in a .tflite file: how many, where each begins, where the last ends, then all of them. Floor 8."""

from __future__ import annotations

import struct
from itertools import pairwise

import numpy as np

from ..backend.errors import explain


def bytes_of_strings(array) -> bytes:
    """The bytes of an array of texts.   array: object [...] of bytes.

    >>> bytes_of_strings(np.array([b"ab", b"c"], object)).hex(" ", -4)
    '02000000 10000000 12000000 13000000 616263'
    """
    texts = [bytes(text) for text in array.reshape(-1)]
    places = np.cumsum([4 * (len(texts) + 2), *map(len, texts)], dtype=np.int32)
    return struct.pack("<i", len(texts)) + places.astype("<i4").tobytes() + b"".join(texts)


def strings_of_bytes(data, shape) -> np.ndarray:
    """The array of texts that bytes hold: object [shape] of bytes.

    Raises: ValueError where they hold another number of texts, or lead outside.
    """
    data, count = bytes(data), int(np.prod(shape, dtype=np.int64))
    if len(data) < 4 * (count + 2) or struct.unpack_from("<i", data)[0] != count:
        raise ValueError(explain("tflite", f"{len(data)} bytes for texts of shape {list(shape)}",
                                 f"they must hold {count} texts", "The file may be damaged"))
    places = np.frombuffer(data, "<i4", count + 1, 4)
    if (np.diff(places) < 0).any() or places[0] < 0 or places[-1] > len(data):
        raise ValueError(explain("tflite", f"texts at bytes {places[:5].tolist()} ... of {len(data)}",
                                 "they must lie one behind the other, inside", "The file may be damaged"))
    found = np.empty(count, object)
    found[:] = [data[start:end] for start, end in pairwise(places)]
    return found.reshape(shape)


def as_texts(value) -> np.ndarray:
    """An array of bytes, from one of bytes, of str or of both: object.

    Raises: ValueError for other things.
    """
    given = np.asarray(value, object)
    found = np.empty(given.shape, object)
    for i, text in enumerate(given.reshape(-1)):
        if not isinstance(text, (bytes, str)):
            raise ValueError(explain("tflite", f"a {type(text).__name__} in a tensor of texts",
                                     "they must be bytes or str"))
        found.reshape(-1)[i] = text.encode() if isinstance(text, str) else bytes(text)
    return found
