"""Texts cut into words or bytes: split, bytes_split. Floor 2. Read `in_rows.py` first, `unicode.py` next."""

from __future__ import annotations

from itertools import chain

import numpy as np

from ...backend.dtypes import int64
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from .elementwise import BLANKS
from .in_rows import ragged_by_rowids, rows_of_each, texts
from .texts import TEXT, packed


def sparse_parts(x, separator):
    """The shape rule of both ops: coordinates [N, 2], N parts, and the size of the whole."""
    if x.rank not in (1, None) or separator.rank not in (0, None):
        raise RuleError("input must be a list of texts, and the separator one text")
    return Spec((None, 2), int64), x.with_dims((None,)), Spec((2,), int64)


def sparse(rows):
    """Lists of parts as a sparse matrix: coordinates, parts and shape."""
    lengths = np.fromiter(map(len, rows), np.int64, len(rows))
    row = np.repeat(np.arange(len(rows)), lengths)
    column = np.arange(len(row)) - (np.cumsum(lengths) - lengths)[row]
    parts = packed(list(chain.from_iterable(rows)), (len(row),))
    return np.stack([row, column], axis=1), parts, np.array([len(rows), lengths.max(initial=0)], np.int64)


class StringSplitV2(Op):
    """The parts between separators.   input: string [B], sep: string []  ->  indices int64 [N, 2], values, shape [2].

    An empty separator stands for blanks of any number, which are dropped at the ends too.
    """

    types = ("Text", "Text")
    Text = TEXT
    host = (1,)
    gradient = no_gradient

    def infer(input, sep, *, maxsplit):
        return sparse_parts(input, sep)

    def kernel(xp, input, sep, *, maxsplit):
        sep = sep[()]
        return sparse([split_at_blanks(t, maxsplit) if not sep else t.split(sep, maxsplit) for t in input.tolist()])


def split_at_blanks(text, maxsplit):
    """The parts between blanks; after `maxsplit` cuts the rest stays as it is, with the blanks at its end."""
    return text.lstrip(BLANKS).split(None, maxsplit)


class StringSplit(Op):
    """The parts between bytes of `delimiter`; each byte alone where that is empty.   Shapes as in StringSplitV2."""

    types = ("Text", "Text")
    Text = TEXT
    host = (1,)
    gradient = no_gradient

    def infer(input, delimiter, *, skip_empty):
        return sparse_parts(input, delimiter)

    def kernel(xp, input, delimiter, *, skip_empty):
        marks = delimiter[()]
        rows = [split_at_any(t, marks) for t in input.tolist()]
        return sparse([[part for part in row if part] for row in rows] if skip_empty else rows)


def split_at_any(text, marks):
    """The parts between any of the bytes `marks`; each byte alone where there are none."""
    if not marks:
        return [text[i : i + 1] for i in range(len(text))]
    return text.translate(bytes.maketrans(marks, marks[:1] * len(marks))).split(marks[:1])


def split(input, sep=None, maxsplit=-1, name=None):
    """The parts of each text between separators.

    input: string [...].
    sep: the separator; by default blanks, any number of them, which are dropped at the ends too.
    maxsplit: how many cuts at most; -1 for no limit.
    Returns: a RaggedTensor [..., (parts)]; for one text a Tensor.

        >>> import minitf as tf
        >>> tf.strings.split(["hello world", "a b c"])
        <tf.RaggedTensor [[b'hello', b'world'], [b'a', b'b', b'c']]>

    Source: tf.strings.split.
    """

    def rows(vector):
        indices, values, shape = execute(StringSplitV2, vector, sep or "", maxsplit=maxsplit)
        return ragged_by_rowids(values, indices[:, 0], shape[0])

    return rows_of_each(rows, texts(input))


def bytes_split(input, name=None):
    """The bytes of each text.   input: string [...].   Returns: a RaggedTensor [..., (bytes)]; for one text a Tensor.

        >>> import minitf as tf
        >>> tf.strings.bytes_split(["ab", "c"])
        <tf.RaggedTensor [[b'a', b'b'], [b'c']]>

    Source: tf.strings.bytes_split.
    """

    def rows(vector):
        indices, values, shape = execute(StringSplit, vector, "", skip_empty=False)
        return ragged_by_rowids(values, indices[:, 0], shape[0])

    return rows_of_each(rows, texts(input))
