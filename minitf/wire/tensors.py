"""TensorProto: a tensor inside a message. Floor 0. Read `messages.py` first.

The elements stand there in one of two ways: as their bytes, little-endian, or as a list of numbers, in which the last
one is repeated where it is too short. So a small message may speak of a tensor of any size, and what a stranger's file
asks for is bounded here: a repeated number is not written out, but looked at again and again, with a stride of 0.
"""

import sys
from math import prod

import ml_dtypes
import numpy as np

from ..backend.errors import DataLossError, InvalidArgumentError, explain
from . import messages
from .bundle.table import varint

HALVES = (np.dtype(np.float16), np.dtype(ml_dtypes.bfloat16))
# The number of a DataType -> the NumPy type of its elements, and the list of a TensorProto that holds such elements.
LISTS = {
    1: (np.float32, "float_val"), 2: (np.float64, "double_val"), 3: (np.int32, "int_val"), 4: (np.uint8, "int_val"),
    5: (np.int16, "int_val"), 6: (np.int8, "int_val"), 7: (object, "string_val"), 8: (np.complex64, "scomplex_val"),
    9: (np.int64, "int64_val"), 10: (np.bool_, "bool_val"),
    11: ([("qint8", np.int8)], "int_val"), 12: ([("quint8", np.uint8)], "int_val"),
    13: ([("qint32", np.int32)], "int_val"), 14: (ml_dtypes.bfloat16, "half_val"),
    15: ([("qint16", np.int16)], "int_val"), 16: ([("quint16", np.uint16)], "int_val"), 17: (np.uint16, "int_val"),
    18: (np.complex128, "dcomplex_val"), 19: (np.float16, "half_val"), 22: (np.uint32, "uint32_val"),
    23: (np.uint64, "uint64_val"), 24: (ml_dtypes.float8_e5m2, "float8_val"),
    25: (ml_dtypes.float8_e4m3fn, "float8_val"), 29: (ml_dtypes.int4, "int_val"), 30: (ml_dtypes.uint4, "int_val"),
}  # fmt: skip
NUMPY = {number: np.dtype(kind) for number, (kind, _) in LISTS.items()}
MOST_AXES = 64  # of NumPy's arrays
NUMBERS = {dtype: number for number, dtype in NUMPY.items()}


def tensor_proto(array, as_list=False):
    """The TensorProto of a NumPy array; of strings, of an object array whose elements are bytes.

    as_list: whether the elements stand there as a list of numbers, and not as their bytes.

        >>> proto = tensor_proto(np.array([1.0, 2.0], np.float32))
        >>> proto.dtype, [dim.size for dim in proto.tensor_shape.dim], proto.tensor_content
        (1, [2], b'\\x00\\x00\\x80?\\x00\\x00\\x00@')

    Raises: InvalidArgumentError for an array of a type that TensorFlow does not have.
    """
    array = np.asarray(array)
    if array.dtype not in NUMBERS:
        raise InvalidArgumentError(explain("TensorProto", f"an array of {array.dtype}", "TensorFlow has no such type"))
    proto = messages.TensorProto(dtype=NUMBERS[array.dtype], tensor_shape=shape_proto(array.shape))
    if as_list or array.dtype == object or array.size == 1:
        put_numbers(proto, np.ascontiguousarray(array).reshape(-1))
    else:
        proto.tensor_content = little_endian(array).tobytes()
    return proto


def put_numbers(proto, array):
    """Write the elements of a flat array into their list, where people can read them."""
    field = LISTS[proto.dtype][1]
    if field == "float8_val":
        proto.float8_val = array.tobytes()
    elif field == "half_val":
        proto.half_val.extend(array.view(np.uint16).tolist())
    elif array.dtype.kind == "c":
        getattr(proto, field).extend(array.view(array.real.dtype).tolist())  # each as two numbers
    else:
        plain = array.view(array.dtype[0]) if array.dtype.names else array
        getattr(proto, field).extend((plain.astype(np.int64) if field == "int_val" else plain).tolist())


def shape_proto(dims):
    """The TensorShapeProto of sizes, None for unknown ones; of None, where even the rank is unknown."""
    proto = messages.TensorShapeProto()
    if dims is None:
        proto.unknown_rank = True
    else:
        for n in dims:
            proto.dim.add(size=-1 if n is None else n)
    return proto


def dims_of(proto):
    """The sizes of a TensorShapeProto as a tuple, None for unknown ones; None where even the rank is unknown."""
    return None if proto.unknown_rank else tuple(None if dim.size < 0 else dim.size for dim in proto.dim)


def array_of(proto, where="TensorProto"):
    """The NumPy array of a TensorProto; strings as an object array of bytes. Do not write into it.

    Raises: InvalidArgumentError where the elements do not fit the type or the shape.
    """
    if proto.dtype not in NUMPY:
        raise InvalidArgumentError(explain(where, f"a tensor of DataType {proto.dtype}", "it holds no elements"))
    dims = dims_of(proto.tensor_shape)
    if dims is None or None in dims:
        raise InvalidArgumentError(explain(where, f"a tensor of shape {dims}", "all its sizes must be known"))
    dtype = NUMPY[proto.dtype]
    if len(dims) > MOST_AXES or dtype.itemsize * prod(max(n, 1) for n in dims) >= 2**63:
        raise InvalidArgumentError(explain(where, f"a tensor of {len(dims)} axes, the first {list(dims[:4])}",
                                           f"an array has at most {MOST_AXES} axes, and less than 2**63 bytes"))
    size = prod(dims)
    elements = content(proto, dtype, size) if proto.tensor_content else listed(proto, dtype)
    if len(elements) == size:
        return elements.reshape(dims)
    if len(elements) > size or proto.tensor_content or (dtype.names and not len(elements)):
        raise InvalidArgumentError(explain(where, f"{len(elements)} elements of {dtype} for the shape {list(dims)}",
                                           f"that takes {size}", "The message may be damaged"))
    return filled_up(elements, dims, size, where)


def content(proto, dtype, size):
    """The elements that stand there as bytes."""
    if dtype.kind == "O":
        return strings_of(proto.tensor_content, size)
    if len(proto.tensor_content) % dtype.itemsize:
        raise InvalidArgumentError(explain("TensorProto", f"{len(proto.tensor_content)} bytes of {dtype}",
                                           "they are no whole number of elements"))
    return little_endian(np.frombuffer(proto.tensor_content, dtype))


def strings_of(data, count):
    """The strings that stand one after the other, behind the lengths of all of them, each a varint.

    >>> strings_of(b"\x01\x02abc", 2).tolist()
    [b'a', b'bc']
    """
    place, lengths = 0, []
    try:
        for _ in range(count):
            length, place = varint(data, place, len(data), "TensorProto")
            lengths.append(length)
    except DataLossError as error:
        raise InvalidArgumentError(str(error)) from None
    if place + sum(lengths) != len(data):
        raise InvalidArgumentError(explain("TensorProto", f"{len(data)} bytes for {count} strings",
                                           f"their lengths say {place + sum(lengths)}", "The message may be damaged"))
    found = np.empty(count, object)
    for i, length in enumerate(lengths):
        found[i] = data[place : place + length]
        place += length
    return found


def listed(proto, dtype):
    """The elements that stand there as a list."""
    field = LISTS[proto.dtype][1]
    values = getattr(proto, field)
    if field == "float8_val":
        return np.frombuffer(values, dtype)
    if field == "string_val":
        return np.array([*values, None], object)[:-1]
    if field == "half_val":
        return np.array(values, np.int64).astype(np.uint16).view(dtype)
    if dtype.kind == "c":
        pairs = np.array(values, dtype.type(0).real.dtype)
        return pairs[: len(pairs) // 2 * 2].view(dtype)
    if field == "int_val":
        plain = dtype[0] if dtype.names else dtype
        return np.array(values, np.int64).astype(plain).view(dtype)
    return np.array(values, dtype)


def filled_up(elements, dims, size, where):
    """The elements and then the last of them, or zero, until the shape is full."""
    last = elements[-1:] if len(elements) else np.zeros(1, elements.dtype)
    if elements.dtype == object and not len(elements):
        last = np.array([b""], object)
    if len(elements) <= 1:
        try:
            return np.broadcast_to(last.reshape((1,) * len(dims)), dims)  # takes no memory
        except ValueError as error:
            raise InvalidArgumentError(explain(where, f"a tensor of shape {list(dims)}", str(error))) from None
    if size > 64 * len(elements) + 2**20:
        raise InvalidArgumentError(explain(where, f"{len(elements)} elements for the shape {list(dims)}",
                                           f"that takes {size}, far more than there are"))
    return np.concatenate([elements, np.broadcast_to(last, (size - len(elements),))]).reshape(dims)


def little_endian(array):
    """The array with the bytes of each element in the order of files, which most machines have anyway."""
    return array if sys.byteorder == "little" else array.byteswap()
