"""Parts of texts: substr. Floor 2. Read `elementwise.py` first, `regex.py` next."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import INDEX
from ...backend.errors import RuleError
from ...backend.shapes import broadcast
from ...core.execute import execute
from ...core.op import Op, no_gradient
from .texts import TEXT, packed


class Substr(Op):
    """y = input[pos : pos + len].   input: string, pos, len: int, shapes broadcastable  ->  y: string."""

    types = ("Text", "T", "T")
    Text, T = TEXT, INDEX
    gradient = no_gradient

    def infer(input, pos, len, *, unit):
        if unit not in ("BYTE", "UTF8_CHAR"):
            raise RuleError(f"unit is {unit!r} and must be 'BYTE' or 'UTF8_CHAR'")
        if None not in (pos.dims, len.dims) and pos.rank != len.rank:
            raise RuleError("pos and len must have the same shape")
        return input.with_dims(broadcast(input.dims, broadcast(pos.dims, len.dims)))

    def kernel(xp, input, pos, len, *, unit):
        texts, pos, length = np.broadcast_arrays(input, pos, len)
        part = part_of if unit == "BYTE" else characters_of
        columns = (x.reshape(-1).tolist() for x in (texts, pos, length))
        return packed([part(*row) for row in zip(*columns)], texts.shape)


def part_of(text, pos, length):
    """`length` elements of a text (negative: all) from `pos` (negative: from the end). RuleError outside."""
    start = pos + len(text) if pos < 0 else pos
    if not 0 <= start <= len(text):
        raise RuleError(f"pos is {pos} and must be in [{-len(text)}, {len(text)}] for {text!r}")
    return text[start:] if length < 0 else text[start : start + length]


def characters_of(text, pos, length):
    """The same in characters of UTF-8."""
    return part_of(text.decode("utf-8", "surrogateescape"), pos, length).encode("utf-8", "surrogateescape")


def substr(input, pos, len, unit="BYTE", name=None):
    """The part of each text that starts at `pos` and is `len` long.

    input: string [...].
    pos: int32 or int64, where the part starts; negative: counted from the end.
    len: same; a text that ends sooner gives less; negative: all that is left.
    unit: "BYTE", or "UTF8_CHAR" for characters.

        >>> import minitf as tf
        >>> tf.strings.substr(["hello", "world"], 1, 3).numpy().tolist()
        [b'ell', b'orl']

    Raises: InvalidArgumentError where `pos` is outside a text, or shapes do not fit.
    Source: tf.strings.substr.
    """
    return execute(Substr, input, pos, len, unit=unit)
