"""Text for text: lower, upper, strip, length, join. Floor 2. Read `texts.py` first, `substr.py` next."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import int32
from ...backend.errors import RuleError, explain
from ...core.execute import execute
from ...core.fast import execute_unary
from ...core.op import Op, no_gradient
from .texts import TEXT, numbers_of, packed, texts_of

BLANKS = b" \t\n\v\f\r"


def require_encoding(encoding):
    """RuleError unless the encoding of an op on letters is "" (ASCII) or "utf-8"."""
    if encoding not in ("", "utf-8"):
        raise RuleError(f"encoding is {encoding!r} and must be '' or 'utf-8'")


class StringLower(Op):
    """y = input in small letters.   input: string [...]  ->  y: same."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input, *, encoding):
        require_encoding(encoding)
        return input

    def kernel(xp, input, *, encoding):
        return texts_of((lambda t: t.decode("utf-8", "replace").lower()) if encoding else bytes.lower, input)


class StringUpper(Op):
    """y = input in capital letters.   input: string [...]  ->  y: same."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input, *, encoding):
        require_encoding(encoding)
        return input

    def kernel(xp, input, *, encoding):
        return texts_of((lambda t: t.decode("utf-8", "replace").upper()) if encoding else bytes.upper, input)


class StringStrip(Op):
    """y = input without blanks around it.   input: string [...]  ->  y: same."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input):
        return input

    def kernel(xp, input):
        return texts_of(lambda t: t.strip(BLANKS), input)


class StringLength(Op):
    """n = how long each text is.   input: string [...]  ->  n: int32 [...]."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input, *, unit):
        if unit not in ("BYTE", "UTF8_CHAR"):
            raise RuleError(f"unit is {unit!r} and must be 'BYTE' or 'UTF8_CHAR'")
        return input.with_dtype(int32)

    def kernel(xp, input, *, unit):
        return numbers_of(len if unit == "BYTE" else count_characters, input, np.int32)


def count_characters(text):
    """How many characters of UTF-8 begin in these bytes: all but those that continue one."""
    return sum(byte & 0xC0 != 0x80 for byte in text)


class StringJoin(Op):
    """y = the texts one after the other.   inputs: string, all of one shape or []  ->  y: string, that shape."""

    types = ("Text*",)
    Text = TEXT
    gradient = no_gradient

    def infer(*inputs, separator):
        dims = ()
        for x in inputs:
            if x.dims is None:
                return x.with_dims(None)
            if dims and x.dims and (len(dims) != len(x.dims) or not all(map(_agree, dims, x.dims))):
                raise RuleError("all inputs must have the same shape, or none")
            dims = dims or x.dims
        return inputs[0].with_dims(dims)

    def kernel(xp, *inputs, separator):
        columns = [x.reshape(-1).tolist() for x in np.broadcast_arrays(*inputs)]
        dims = max((x.shape for x in inputs), key=len)
        return packed([separator.encode().join(texts) for texts in zip(*columns)], dims)


def _agree(n, m):
    return n is None or m is None or n == m


def lower(input, encoding="", name=None):
    """The texts in small letters.

    input: string [...].   encoding: "" changes the letters A to Z alone, "utf-8" all there are.

        >>> import minitf as tf
        >>> tf.strings.lower("CamelCase").numpy()
        b'camelcase'

    Raises: InvalidArgumentError for another encoding.
    Source: tf.strings.lower.
    """
    return execute(StringLower, input, encoding=encoding)


def upper(input, encoding="", name=None):
    """The texts in capital letters.

    input: string [...].   encoding: "" changes the letters a to z alone, "utf-8" all there are.

        >>> import minitf as tf
        >>> tf.strings.upper("CamelCase").numpy()
        b'CAMELCASE'

    Raises: InvalidArgumentError for another encoding.
    Source: tf.strings.upper.
    """
    return execute(StringUpper, input, encoding=encoding)


def strip(input, name=None):
    """The texts without blanks, tabs and new lines at their ends.   input: string [...].

        >>> import minitf as tf
        >>> tf.strings.strip([" a b ", "c\\n"]).numpy().tolist()
        [b'a b', b'c']

    Source: tf.strings.strip.
    """
    return execute_unary(StringStrip, input)


def length(input, unit="BYTE", name=None):
    """How long the texts are.

    input: string [...].   unit: "BYTE", or "UTF8_CHAR" for characters.
    Returns: int32 [...].

        >>> import minitf as tf
        >>> tf.strings.length(["a", "\u00e9"]).numpy().tolist()
        [1, 2]

    Raises: InvalidArgumentError for another unit.
    Source: tf.strings.length.
    """
    return execute(StringLength, input, unit=unit)


def join(inputs, separator="", name=None):
    """The texts of a list of tensors, one after the other, elementwise.

    inputs: list of string, all of the same shape, or without axes.   separator: str, what stands between them.

        >>> import minitf as tf
        >>> tf.strings.join([["a", "b"], "c"], separator="-").numpy().tolist()
        [b'a-c', b'b-c']

    Raises: TypeError where `inputs` is no list; InvalidArgumentError where shapes differ.
    Source: tf.strings.join.
    """
    if not isinstance(inputs, (list, tuple)):
        raise TypeError(explain("strings.join", f"inputs is {inputs!r}", "it must be a list of texts"))
    return execute(StringJoin, *(inputs or [b""]), separator=separator)
