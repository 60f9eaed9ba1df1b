"""Rows reduced by segment, where the ids are sorted: sum, mean, max, min, product. Floor 2. Read `segments.py` first.

A segment is then a run of rows, and NumPy reduces runs much faster than rows here and there.
"""

from __future__ import annotations

from ...backend.dtypes import NUMERIC, REAL
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op
from ..elementwise.comparison import equal
from ..elementwise.no_nan import divide_no_nan
from ..indexing.gather import gather, refuse_outside, unsorted_segment_sum
from ..indexing.runs import reduce_runs, starts_of
from ..indexing.selection import where
from ..shapes.creation import ones, ones_like, zeros_like
from ..shapes.identity import cast
from ..shapes.layout import reshape, sizes_of
from .segments import unsorted_segment_prod

LETTERS = ("T", "Tindices")


def runs(data, segment_ids):
    """The shape rule of all five: how many segments there are, only the ids themselves say."""
    if segment_ids.rank not in (1, None):
        raise RuleError("segment_ids must be a vector")
    if not may_equal(data.dims and data.dims[:1], segment_ids.dims) or data.rank == 0:
        raise RuleError("there must be one id for each row of data")
    return data.with_dims(None if data.dims is None else (None, *data.dims[1:]))


def reduce_segments(xp, combine, empty, data, segment_ids):
    """The rows of each run, combined by a ufunc; `empty` for an id that does not occur."""
    if (segment_ids[1:] < segment_ids[:-1]).any():
        raise RuleError("segment_ids must be sorted", "Use the function of the same name that begins with unsorted_")
    n = int(segment_ids[-1]) + 1 if segment_ids.size else 0
    if segment_ids.size and segment_ids[0] < 0:
        refuse_outside(xp, segment_ids, n, "segment_ids")
    y = xp.full((n, *data.shape[1:]), empty, data.dtype)
    if data.size:
        starts = starts_of(xp, segment_ids)
        y[segment_ids[starts]] = reduce_runs(xp, combine, data, starts)
    return y


def each_has(dy, segment_ids):
    """How many rows each segment has, at least 1, in the dtype of `dy`: [S, 1, ...]."""
    n = sizes_of(dy)[0]
    counts = unsorted_segment_sum(ones(sizes_of(segment_ids), dy.dtype), segment_ids, n)
    return reshape(where(equal(counts, zeros_like(counts)), ones_like(counts), counts), [-1] + [1] * (dy.ndim - 1))


def shared_by_equals(call, dy):
    """The gradient of a max or min: to the elements that were chosen, in equal parts where several were."""
    data, segment_ids = call.inputs
    chosen = cast(equal(data, gather(call.output, segment_ids)), dy.dtype)
    share = divide_no_nan(dy, unsorted_segment_sum(chosen, segment_ids, sizes_of(dy)[0]))
    return [chosen * gather(share, segment_ids), None]


class SegmentSum(Op):
    """y[s] = the sum of all rows whose id is s.   data: numeric [J, I], segment_ids: sorted int [J]  ->  [S, I]."""

    types = LETTERS
    T = NUMERIC

    infer = runs

    def kernel(xp, data, segment_ids):
        return reduce_segments(xp, xp.add, 0, data, segment_ids)

    def gradient(call, dy):
        return [gather(dy, call.inputs[1]), None]


def segment_sum(data, segment_ids, name=None):
    """The sums of those rows of `data` that have the same id, where the ids are sorted.

    data: numeric [J, I], where I may be several axes.
    segment_ids: int [J], >= 0, never falling.
    Returns: [S, I], where S is the last id + 1; 0 for an id that does not occur.

        >>> import minitf as tf
        >>> tf.math.segment_sum([1, 2, 4], [0, 0, 2]).numpy()
        array([3, 0, 4], dtype=int32)

    Raises: InvalidArgumentError for ids that are negative, not sorted, or not one for each row.
    Source: tf.math.segment_sum.
    """
    return execute(SegmentSum, data, segment_ids)


class SegmentMean(Op):
    """y[s] = the mean of all rows whose id is s.   data: numeric [J, I], segment_ids: sorted int [J]  ->  [S, I]."""

    types = LETTERS
    T = NUMERIC

    infer = runs

    def kernel(xp, data, segment_ids):
        y = reduce_segments(xp, xp.add, 0, data, segment_ids)
        ends = xp.searchsorted(segment_ids, xp.arange(len(y) + 1))
        counts = xp.maximum(xp.diff(ends), 1).reshape(-1, *[1] * (y.ndim - 1))
        if y.dtype.kind in "iu":
            return (xp.sign(y) * (xp.abs(y) // counts)).astype(y.dtype)   # rounded towards 0
        return y / counts.astype(y.dtype)

    def gradient(call, dy):
        return [gather(dy / each_has(dy, call.inputs[1]), call.inputs[1]), None]


def segment_mean(data, segment_ids, name=None):
    """The means of those rows of `data` that have the same id, where the ids are sorted; 0 for an id without rows.

    Arguments and errors as in `tf.math.segment_sum`.

        >>> import minitf as tf
        >>> tf.math.segment_mean([1., 2., 4.], [0, 0, 2]).numpy()
        array([1.5, 0. , 4. ], dtype=float32)

    Source: tf.math.segment_mean.
    """
    return execute(SegmentMean, data, segment_ids)


class SegmentMax(Op):
    """y[s] = the largest of all rows whose id is s.   data: real [J, I], segment_ids: sorted int [J]  ->  [S, I]."""

    types = LETTERS
    T = REAL

    infer = runs

    def kernel(xp, data, segment_ids):
        return reduce_segments(xp, xp.maximum, 0, data, segment_ids)

    def gradient(call, dy):
        return shared_by_equals(call, dy)


def segment_max(data, segment_ids, name=None):
    """The largest of those rows of `data` that have the same id, where the ids are sorted; 0 for an id without rows.

    Arguments and errors as in `tf.math.segment_sum`.

        >>> import minitf as tf
        >>> tf.math.segment_max([1, 2, 4], [0, 0, 2]).numpy()
        array([2, 0, 4], dtype=int32)

    Source: tf.math.segment_max.
    """
    return execute(SegmentMax, data, segment_ids)


class SegmentMin(Op):
    """y[s] = the smallest of all rows whose id is s.   data: real [J, I], segment_ids: sorted int [J]  ->  [S, I]."""

    types = LETTERS
    T = REAL

    infer = runs

    def kernel(xp, data, segment_ids):
        return reduce_segments(xp, xp.minimum, 0, data, segment_ids)

    def gradient(call, dy):
        return shared_by_equals(call, dy)


def segment_min(data, segment_ids, name=None):
    """The smallest of those rows of `data` that have the same id, where the ids are sorted; 0 for an id without rows.

    Arguments and errors as in `tf.math.segment_sum`.

        >>> import minitf as tf
        >>> tf.math.segment_min([1, 2, 4], [0, 0, 2]).numpy()
        array([1, 0, 4], dtype=int32)

    Source: tf.math.segment_min.
    """
    return execute(SegmentMin, data, segment_ids)


class SegmentProd(Op):
    """y[s] = the product of all rows whose id is s.   data: numeric [J, I], segment_ids: sorted int [J]  ->  [S, I]."""

    types = LETTERS
    T = NUMERIC

    infer = runs

    def kernel(xp, data, segment_ids):
        return reduce_segments(xp, xp.multiply, 1, data, segment_ids)

    def gradient(call, dy):
        data, segment_ids = call.inputs
        n = sizes_of(dy)[0]
        zero = equal(data, zeros_like(data))
        factors = where(zero, ones_like(data), data)
        others = gather(unsorted_segment_prod(factors, segment_ids, n), segment_ids) / factors
        zeros = gather(unsorted_segment_sum(cast(zero, segment_ids.dtype), segment_ids, n), segment_ids)
        no_other_zero = equal(zeros, cast(zero, segment_ids.dtype))
        return [where(no_other_zero, gather(dy, segment_ids) * others, zeros_like(data)), None]


def segment_prod(data, segment_ids, name=None):
    """The product of those rows of `data` that have the same id, where the ids are sorted; 1 for an id without rows.

    Arguments and errors as in `tf.math.segment_sum`.

        >>> import minitf as tf
        >>> tf.math.segment_prod([3, 2, 4], [0, 0, 2]).numpy()
        array([6, 1, 4], dtype=int32)

    Source: tf.math.segment_prod. Its second derivative is not exact where an element is exactly 0.
    """
    return execute(SegmentProd, data, segment_ids)
