"""One array as bytes, and the entry that says how to read them. Floor 8. Read next: `quantizing.py`, `manifest.py`.

    {"name": "dense/kernel", "shape": [784, 10], "dtype": "float32"}

JavaScript has few types of numbers: others become the one that comes next. All bytes are little-endian, in row-major
order; each string has its length before it, in 4 bytes.
"""

import math

import numpy as np

from ...backend.errors import explain
from .quantizing import dequantized, quantized

TYPES = {"float32": np.dtype("<f4"), "int32": np.dtype("<i4"), "bool": np.dtype("?"), "complex64": np.dtype("<c8")}
STORED_AS = {  # the letter of a dtype -> its type there
    "f": "float32", "V": "float32", "i": "int32", "u": "int32", "b": "bool", "c": "complex64",
    "O": "string", "S": "string", "U": "string",
}
INT32 = np.iinfo(np.int32)
LENGTH = np.dtype("<u4")  # of a string


def encode(name, array, quantization=None, group=None):
    """(entry, bytes) of an array.

    name: str.   array: of numbers, bools or strings, of any shape.
    quantization: "uint8", "uint16" or "float16" for floats in fewer bytes.
    group: "optimizer" for what belongs to the optimizer.

        >>> encode("x", np.arange(2))
        ({'name': 'x', 'shape': [2], 'dtype': 'int32'}, b'\\x00\\x00\\x00\\x00\\x01\\x00\\x00\\x00')

    Raises: ValueError for integers that 32 bits do not hold, and for floats in fewer bytes that are not finite.
    """
    array = np.asarray(array)
    dtype = type_of(array.dtype)
    entry = {"name": name, "shape": list(array.shape), "dtype": dtype, **({"group": group} if group else {})}
    if dtype == "string":
        return entry, b"".join(bytes_of_string(text) for text in array.reshape(-1))
    if dtype == "int32" and array.size and not (INT32.min <= array.min() and array.max() <= INT32.max):
        raise ValueError(explain("save", f"{name} with {array.min()} to {array.max()}",
                                 "JavaScript's integers have 32 bits", "Let the model use smaller ones"))
    array = array.astype(TYPES[dtype])
    if quantization is not None and dtype == "float32":
        array, entry["quantization"] = quantized(name, array, quantization)
    return entry, array.tobytes()


def type_of(dtype) -> str:
    """The type that stands for a dtype in JavaScript: "float32" for float16, "int32" for int64."""
    return STORED_AS[np.dtype(dtype).kind]


def bytes_of_string(text) -> bytes:
    """A string, with its length before it."""
    data = text.encode() if isinstance(text, str) else bytes(text)
    return np.array(len(data), LENGTH).tobytes() + data


def decode(entry, data, offset=0):
    """(array, offset behind it): what `encode` wrote, as it lies in `data`.

    Raises: ValueError for a type that is not known, and where the bytes end too soon.
    """
    name, shape, dtype = entry["name"], entry["shape"], entry["dtype"]
    if dtype == "string":
        return strings(name, shape, data, offset)
    how = entry.get("quantization")
    stored = TYPES.get(dtype) if how is None else STORED_IN_FEWER.get(how.get("dtype"))
    if dtype not in TYPES or stored is None:
        raise ValueError(explain("load", f"{name} of dtype {dtype!r}, quantization {how}", "no such type is known",
                                 f"Types are {', '.join([*TYPES, 'string'])}"))
    end = offset + math.prod(shape) * stored.itemsize
    if end > len(data):
        raise too_short(name, end, len(data))
    array = np.frombuffer(data, stored, math.prod(shape), offset).reshape(shape)
    return (array if how is None else dequantized(name, array, how, TYPES[dtype])), end


STORED_IN_FEWER = {"uint8": np.dtype("u1"), "uint16": np.dtype("<u2"), "float16": np.dtype("<f2")}


def strings(name, shape, data, offset):
    """(array of bytes, offset behind them)."""
    found = []
    for _ in range(math.prod(shape)):
        start = offset + LENGTH.itemsize
        if start > len(data):
            raise too_short(name, start, len(data))
        offset = start + int(np.frombuffer(data, LENGTH, 1, offset)[0])
        if offset > len(data):
            raise too_short(name, offset, len(data))
        found.append(bytes(data[start:offset]))
    array = np.empty(len(found), object)
    array[:] = found
    return array.reshape(shape), offset


def too_short(name, wanted, there):
    """The error for files that end before a weight does."""
    return ValueError(explain("load", f"{name} ends at byte {wanted:,} of its group, whose files have {there:,}",
                              "the files are too short", "Take another copy of them"))
