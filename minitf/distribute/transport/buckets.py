"""Buckets: many small arrays travel as one. Floor 6. Read `collective.py` first.

Every message costs time before its first byte arrives. A model has hundreds of gradients, most of them small: one after
the other they would wait for each other. So those of one dtype are laid end to end until a bucket is full.
"""

from __future__ import annotations

from ...backend.dtypes import float32
from ...core.indexed_slices import IndexedSlices
from ...ops.shapes.identity import cast
from ...ops.shapes.joining import concat, split
from ...ops.shapes.layout import reshape
from .collective import all_reduce

BUCKET = 32 * 2**20  # bytes: what is larger than this goes by itself


def all_reduce_together(group, values) -> list:
    """The sums of several tensors, or IndexedSlices, over the workers."""
    if group.size == 1:
        return list(values)
    found: dict = {}
    for bucket in buckets([size_of(x) for x in values], [x.dtype for x in values], group.pack or BUCKET):
        found.update(zip(bucket, _reduced(group, [values[i] for i in bucket]), strict=True))
    return [found[i] for i in range(len(values))]


def buckets(sizes, kinds, most=BUCKET) -> list:
    """Lists of positions: which values travel together.

    sizes: of each value in bytes; None for one that goes by itself.
    kinds: of each value; only values of one kind go together.
    most: the bytes of a bucket of several values.

        >>> buckets([8, 8, None, 30 * 2**20, 8, 3 * 2**20], ["f", "i", "f", "f", "f", "f"])
        [[0, 3, 4], [1], [2], [5]]
    """
    found: list = []
    filling: dict = {}  # kind -> (the bucket that is being filled, the bytes that still fit)
    for i, (size, kind) in enumerate(zip(sizes, kinds, strict=True)):
        bucket, room = filling.get(kind, (None, 0))
        if size is None or bucket is None or size > room:
            bucket, room = [], most
            found.append(bucket)
        bucket.append(i)
        if size is not None:
            filling[kind] = bucket, room - size
    return found


def size_of(value):
    """Bytes, or None where they are not known before the program runs, or where it is no tensor."""
    if isinstance(value, IndexedSlices):
        return None
    count = value.shape.num_elements()
    return None if count is None else count * value.dtype.size


def _reduced(group, values):
    """The sums of values that go together: end to end, if there are several."""
    if len(values) == 1:
        return [_sum(group, values[0])]
    flat = _sum(group, concat([reshape(x, [-1]) for x in values], 0))
    parts = split(flat, [x.shape.num_elements() for x in values])
    return [reshape(part, x.shape) for part, x in zip(parts, values, strict=True)]


def _sum(group, value):
    """The sum over the workers; on its way float32 may be half as long."""
    if group.compression is None or isinstance(value, IndexedSlices) or value.dtype is not float32:
        return all_reduce(group, value)
    return cast(all_reduce(group, cast(value, group.compression)), float32)
