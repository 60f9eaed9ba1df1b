"""Neighbouring words as one text: ngrams. Floor 2. Read `split.py` first."""

from __future__ import annotations

from itertools import accumulate, pairwise

import numpy as np

from ...backend.dtypes import INDEX
from ...backend.errors import explain
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ..ragged.ragged_tensor import RaggedTensor
from ..shapes.layout import reshape, sizes_of
from .in_rows import ragged_by_splits, texts
from .texts import TEXT, packed


class StringNGrams(Op):
    """data: string [N], data_splits: int [B + 1]  ->  ngrams: string [M], ngrams_splits: int [B + 1]."""

    types = ("Text", "Tsplits")
    Text, Tsplits = TEXT, INDEX
    gradient = no_gradient

    def infer(data, data_splits, *, separator, ngram_widths, left_pad, right_pad, pad_width, preserve_short_sequences):
        return data.with_dims((None,)), data_splits

    def kernel(
        xp, data, data_splits, *, separator, ngram_widths, left_pad, right_pad, pad_width, preserve_short_sequences
    ):
        words, rows = data.tolist(), []
        if not words:  # not even the pads of empty rows
            return data, xp.zeros_like(data_splits)
        for start, end in pairwise(data_splits.tolist()):
            row = [gram for width in ngram_widths
                   for gram in grams(words[start:end], width, left_pad, right_pad, pad_width)]
            if preserve_short_sequences and not row and start < end:
                padding = max(pad_width, 0)
                row = [[left_pad] * padding + words[start:end] + [right_pad] * padding]
            rows.append([separator.join(gram) for gram in row])
        splits = np.array([0, *accumulate(map(len, rows))], data_splits.dtype)
        return packed([gram for row in rows for gram in row], (int(splits[-1]),)), splits


def grams(words, width, left_pad, right_pad, pad_width):
    """All runs of `width` words.

    pad_width: how many pads at each end, at most width - 1; less than 0 for so many.
    """
    padding = width - 1 if pad_width < 0 else min(pad_width, width - 1)
    words = [left_pad] * padding + words + [right_pad] * padding
    return [words[i : i + width] for i in range(len(words) - width + 1)]


def ngrams(
    data,
    ngram_width,
    separator=" ",
    pad_values=None,
    padding_width=None,
    preserve_short_sequences=False,
    name=None,
):
    """All runs of `ngram_width` neighbouring words of each row, each as one text.

    data: string [..., (words)], a tensor or a ragged one.
    ngram_width: int > 0, or a list of such, for runs of several lengths.
    separator: str, what stands between the words of a run.
    pad_values: what to put in front of and behind each row, a text or two; None for nothing.
    padding_width: how many of these at each end; one less than the width of the runs by default.
    preserve_short_sequences: give a row that is too short for any run as a whole.
    Returns: string [..., (runs)], ragged where `data` is.

        >>> import minitf as tf
        >>> tf.strings.ngrams(["a", "b", "c"], 2).numpy().tolist()
        [b'a b', b'b c']

    Raises: ValueError for a width or padding less than 1, or data without axes; TypeError for other pad_values.
    Source: tf.strings.ngrams.
    """
    widths = list(ngram_width) if isinstance(ngram_width, (list, tuple)) else [ngram_width]
    left, right = pads(pad_values)
    if min(widths, default=1) < 1:
        raise ValueError(explain("ngrams", f"ngram_width is {ngram_width}", "it must be greater than 0"))
    if padding_width is not None and padding_width < 1:
        raise ValueError(explain("ngrams", f"padding_width is {padding_width}", "it must be greater than 0"))
    x = texts(data)
    if not x.shape.rank:
        raise ValueError(explain("ngrams", "one text", "data must have an axis of words"))
    dense = not isinstance(x, RaggedTensor)
    if dense:
        rows = RaggedTensor.from_tensor(reshape(x, [-1, sizes_of(x)[-1]]))
    else:
        rows = x
        while rows.ragged_rank > 1:
            rows = rows.values
    made, splits = execute(
        StringNGrams, rows.values, rows.row_splits, separator=separator.encode(), ngram_widths=tuple(widths),
        left_pad=left, right_pad=right, pad_width=0 if pad_values is None else padding_width or -1,
        preserve_short_sequences=bool(preserve_short_sequences))
    if dense:
        return reshape(made, [*sizes_of(x)[:-1], -1])
    result = ragged_by_splits(made, splits)
    for splits in reversed(x.nested_row_splits[:-1]):
        result = RaggedTensor.from_row_splits(result, splits, validate=False)
    return result


def pads(pad_values):
    """What stands in front of each row, and behind.   Raises: TypeError for what is neither a text nor two."""
    pair = pad_values if isinstance(pad_values, (list, tuple)) else (pad_values or "",) * 2
    if len(pair) != 2 or not all(isinstance(x, (str, bytes)) for x in pair):
        raise TypeError(explain("ngrams", f"pad_values is {pad_values!r}", "it must be a text, or two"))
    return [x.encode() if isinstance(x, str) else x for x in pair]
