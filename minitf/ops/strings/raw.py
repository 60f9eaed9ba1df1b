"""Bytes as numbers: decode_raw. Floor 2. Read `elementwise.py` first."""

from __future__ import annotations

import numpy as np

from ...backend import dtypes
from ...backend.dtypes import as_dtype, bool_, int32
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ..axes import as_int
from .texts import TEXT

OUT = (dtypes.NUMERIC | {bool_}) - {dtypes.uint32, dtypes.uint64}


class DecodeRaw(Op):
    """y = the numbers whose bytes each text holds.   bytes: string [...]  ->  y: any [..., length / size]."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(bytes, *, out_type, little_endian):
        require_raw(out_type)
        return bytes.with_dims(None if bytes.dims is None else (*bytes.dims, None)).with_dtype(out_type)

    def kernel(xp, bytes, *, out_type, little_endian):
        texts = bytes.reshape(-1).tolist()
        sizes = {len(text) for text in texts}
        if len(sizes) > 1:
            raise RuleError(f"the texts are {sorted(sizes)} bytes long and must all be of the same size")
        size = sizes.pop() if sizes else 0
        if size % out_type.size:
            raise RuleError(f"{size} bytes are not a multiple of {out_type.size}, the size of {out_type.name}")
        return numbers_in(b"".join(texts), out_type, little_endian).reshape(*bytes.shape, size // out_type.size)


class DecodePaddedRaw(Op):
    """The same, of texts cut or filled up with zeros.   input_bytes: string [...], fixed_length: int32 []."""

    types = ("Text", "Tlength")
    Text, Tlength = TEXT, frozenset({int32})
    host = (1,)
    gradient = no_gradient

    def infer(input_bytes, fixed_length, *, out_type, little_endian):
        require_raw(out_type)
        count = None
        if fixed_length.value is not None:
            size = int(fixed_length.value)
            if size <= 0 or size % out_type.size:
                raise RuleError(f"fixed_length is {size} and must be a positive multiple of {out_type.size}")
            count = size // out_type.size
        return input_bytes.with_dims(None if input_bytes.dims is None else (*input_bytes.dims, count)).with_dtype(
            out_type)

    def kernel(xp, input_bytes, fixed_length, *, out_type, little_endian):
        size = int(fixed_length)
        joined = b"".join([text[:size].ljust(size, b"\0") for text in input_bytes.reshape(-1).tolist()])
        return numbers_in(joined, out_type, little_endian).reshape(*input_bytes.shape, size // out_type.size)


def require_raw(out_type):
    """RuleError unless a dtype's numbers can be read from bytes."""
    if out_type not in OUT:
        raise RuleError(f"out_type is {out_type.name} and must be one of {', '.join(sorted(d.name for d in OUT))}")


def numbers_in(joined, dtype, little_endian):
    """A new array of the numbers whose bytes stand one after the other in `joined`."""
    if dtype is bool_:
        return np.frombuffer(joined, np.uint8) != 0
    numbers = np.frombuffer(joined, dtype.np)
    return numbers.copy() if little_endian or dtype.size == 1 else numbers.byteswap()


def decode_raw(input_bytes, out_type, little_endian=True, fixed_length=None, name=None):
    """The numbers whose bytes each text holds.

    input_bytes: string [...], all of the same length.
    out_type: the dtype of the numbers.   little_endian: whether the lowest byte comes first.
    fixed_length: int, to which texts are cut or filled up with zeros; None: they must be equally long.
    Returns: out_type [..., length / size of one].

        >>> import minitf as tf
        >>> tf.io.decode_raw(b"\\x01\\x00\\x02\\x00", tf.int16).numpy()
        array([1, 2], dtype=int16)

    Raises: InvalidArgumentError where lengths differ, or do not hold whole numbers.
    Source: tf.io.decode_raw.
    """
    attrs = {"out_type": as_dtype(out_type), "little_endian": bool(little_endian)}
    if fixed_length is None:
        return execute(DecodeRaw, input_bytes, **attrs)
    return execute(DecodePaddedRaw, input_bytes, as_int(fixed_length, "fixed_length"), **attrs)
