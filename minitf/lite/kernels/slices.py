"""Operators that cut parts out of arrays, or turn them round. Floor 8. Read next: `gathering.py`."""

from __future__ import annotations

import numpy as np

from ...ops.indexing.strided import Masks, numpy_key
from .registry import mover


@mover("SLICE")
def slice_(call, x, begin, size):
    """The part of x from begin, of a size; -1 for all that follows."""
    begin, size = begin.tolist(), size.tolist()
    for n, b, s in zip(x.shape, begin, size, strict=True):
        if not 0 <= b <= n or not -1 <= s <= n - b:
            raise ValueError(f"begin {begin} and size {size} lead out of shape {x.shape}")
    return x[tuple(slice(b, None if s == -1 else b + s) for b, s in zip(begin, size))]


@mover("STRIDED_SLICE")
def strided_slice(call, x, begin, end, strides):
    """x[begin:end:strides], with the five masks of tf.strided_slice."""
    o = call.options
    ends = end.tolist()
    if o.offset:
        ends = [b + e for b, e in zip(begin.tolist(), ends)]
    masks = Masks(o.begin_mask, o.end_mask, o.ellipsis_mask, o.new_axis_mask, o.shrink_axis_mask)
    return x[numpy_key(begin.tolist(), ends, strides.tolist(), masks)]


@mover("REVERSE_V2")
def reverse(call, x, axes):
    """x with some axes turned round."""
    return np.flip(x, axes.reshape(-1).tolist())


@mover("REVERSE_SEQUENCE")
def reverse_sequence(call, x, lengths):
    """x with the first so many steps of each example turned round."""
    o, y = call.options, x.copy()
    rows, result = (np.moveaxis(a, (o.batch_dim, o.seq_dim), (0, 1)) for a in (x, y))
    for row, into, n in zip(rows, result, lengths.tolist(), strict=True):
        if not 0 <= n <= len(row):
            raise ValueError(f"a length of {n}, of {len(row)} steps")
        into[:n] = row[:n][::-1]
    return y


@mover("DYNAMIC_UPDATE_SLICE")
def dynamic_update_slice(call, x, update, start):
    """x with a part of it replaced; the start is moved so that the part fits."""
    y = x.copy()
    starts = [min(max(s, 0), n - m) for s, n, m in zip(start.tolist(), x.shape, update.shape, strict=True)]
    y[tuple(slice(s, s + m) for s, m in zip(starts, update.shape))] = update
    return y
