"""Rows reduced by segment: mean, max, min, product. Floor 2. Read next: `sorted_segments.py`.

Read `indexing/gather.py` first, where the plain sum stands. A segment is the set of rows that have the same id.
"""

from __future__ import annotations

from ...backend.dtypes import BY_NUMPY, INDEX, NUMERIC, REAL, int32
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..elementwise.comparison import equal
from ..elementwise.no_nan import divide_no_nan
from ..elementwise.powers import sqrt
from ..indexing.gather import gather_kept, kept_rows, segment_dims, unsorted_segment_sum
from ..indexing.runs import combine_at
from ..indexing.selection import where
from ..shapes.creation import ones, ones_like, zeros_like
from ..shapes.identity import cast
from ..shapes.layout import reshape, sizes_of


def reduce_rows(xp, combine, start, data, segment_ids, num_segments):
    """The rows of each segment, combined by a ufunc; `start` for a segment without rows."""
    y = xp.full((int(num_segments), *data.shape[segment_ids.ndim:]), start, data.dtype)
    rows, ids = kept_rows(xp, data, segment_ids, len(y))
    combine_at(xp, combine, y, ids, rows)
    return y


def reduced(data, segment_ids, num_segments):
    """The shape rule of the ops that reduce by segment."""
    return data.with_dims(segment_dims(data, segment_ids, num_segments))


class UnsortedSegmentMax(Op):
    """y[s] = the largest of all rows whose id is s.   data: real [J, I], segment_ids: int [J]  ->  y: [S, I]."""

    types = ("T", "Tindices", "Tnumsegments")
    T = REAL
    Tnumsegments = INDEX
    host = (2,)

    infer = reduced

    def kernel(xp, data, segment_ids, num_segments):
        return reduce_rows(xp, xp.maximum, BY_NUMPY[data.dtype].min, data, segment_ids, num_segments)

    def gradient(call, dy):
        return shared_by_equals(call, dy)


class UnsortedSegmentMin(Op):
    """y[s] = the smallest of all rows whose id is s.   data: real [J, I], segment_ids: int [J]  ->  y: [S, I]."""

    types = ("T", "Tindices", "Tnumsegments")
    T = REAL
    Tnumsegments = INDEX
    host = (2,)

    infer = reduced

    def kernel(xp, data, segment_ids, num_segments):
        return reduce_rows(xp, xp.minimum, BY_NUMPY[data.dtype].max, data, segment_ids, num_segments)

    def gradient(call, dy):
        return shared_by_equals(call, dy)


def shared_by_equals(call, dy):
    """The gradient of a max or min: to the elements that were chosen, in equal parts where several were."""
    data, segment_ids, num_segments = call.inputs
    chosen = cast(equal(data, gather_kept(call.output, segment_ids)), dy.dtype)
    share = divide_no_nan(dy, unsorted_segment_sum(chosen, segment_ids, num_segments))
    return [chosen * gather_kept(share, segment_ids), None, None]


def unsorted_segment_max(data, segment_ids, num_segments, name=None):
    """The largest of those rows of `data` that have the same id; the least value of the dtype where there is none.

    Arguments and errors as in `tf.math.unsorted_segment_sum`.

        >>> import minitf as tf
        >>> tf.math.unsorted_segment_max([1, 2, 4], [0, 1, 0], 2).numpy()
        array([4, 2], dtype=int32)

    Source: tf.math.unsorted_segment_max.
    """
    return execute(UnsortedSegmentMax, data, segment_ids, num_segments)


def unsorted_segment_min(data, segment_ids, num_segments, name=None):
    """The smallest of those rows of `data` that have the same id; the greatest value of the dtype where there is none.

    Arguments and errors as in `tf.math.unsorted_segment_sum`.

        >>> import minitf as tf
        >>> tf.math.unsorted_segment_min([1, 2, 4], [0, 1, 0], 2).numpy()
        array([1, 2], dtype=int32)

    Source: tf.math.unsorted_segment_min.
    """
    return execute(UnsortedSegmentMin, data, segment_ids, num_segments)


class UnsortedSegmentProd(Op):
    """y[s] = the product of all rows whose id is s.   data: numeric [J, I], segment_ids: int [J]  ->  y: [S, I]."""

    types = ("T", "Tindices", "Tnumsegments")
    T = NUMERIC
    Tnumsegments = INDEX
    host = (2,)

    infer = reduced

    def kernel(xp, data, segment_ids, num_segments):
        return reduce_rows(xp, xp.multiply, 1, data, segment_ids, num_segments)

    def gradient(call, dy):
        data, segment_ids, num_segments = call.inputs
        zero = equal(data, zeros_like(data))
        factors = where(zero, ones_like(data), data)
        others = gather_kept(unsorted_segment_prod(factors, segment_ids, num_segments), segment_ids) / factors
        zeros = unsorted_segment_sum(cast(zero, int32), segment_ids, num_segments)
        no_other_zero = equal(gather_kept(zeros, segment_ids), cast(zero, int32))
        return [where(no_other_zero, gather_kept(dy, segment_ids) * others, zeros_like(data)), None, None]


def unsorted_segment_prod(data, segment_ids, num_segments, name=None):
    """The product of those rows of `data` that have the same id; 1 where there is none.

    Arguments and errors as in `tf.math.unsorted_segment_sum`.

        >>> import minitf as tf
        >>> tf.math.unsorted_segment_prod([3, 2, 4], [0, 1, 0], 2).numpy()
        array([12,  2], dtype=int32)

    Source: tf.math.unsorted_segment_prod. Its second derivative is not exact where an element is exactly 0.
    """
    return execute(UnsortedSegmentProd, data, segment_ids, num_segments)


def _counts(data, segment_ids, num_segments):
    """How many rows each segment has, at least 1, in the dtype of `data`: [num_segments, 1, ...]."""
    ids = convert_to_tensor(segment_ids)
    n = unsorted_segment_sum(ones(sizes_of(ids), data.dtype), ids, num_segments)
    n = where(equal(n, zeros_like(n)), ones_like(n), n)
    return reshape(n, [-1] + [1] * (len(data.shape) - len(ids.shape)))


def unsorted_segment_mean(data, segment_ids, num_segments, name=None):
    """The mean of those rows of `data` that have the same id; 0 where there is none.

    Arguments and errors as in `tf.math.unsorted_segment_sum`.

        >>> import minitf as tf
        >>> tf.math.unsorted_segment_mean([1., 2., 4.], [0, 1, 0], 2).numpy()
        array([2.5, 2. ], dtype=float32)

    Source: tf.math.unsorted_segment_mean.
    """
    data = convert_to_tensor(data)
    return unsorted_segment_sum(data, segment_ids, num_segments) / _counts(data, segment_ids, num_segments)


def unsorted_segment_sqrt_n(data, segment_ids, num_segments, name=None):
    """The sum of those rows of `data` that have the same id, divided by the square root of their number.

    Arguments and errors as in `tf.math.unsorted_segment_sum`.

        >>> import minitf as tf
        >>> tf.math.unsorted_segment_sqrt_n([1., 1., 1., 1.], [0, 0, 0, 0], 1).numpy()
        array([2.], dtype=float32)

    Source: tf.math.unsorted_segment_sqrt_n.
    """
    data = convert_to_tensor(data)
    return unsorted_segment_sum(data, segment_ids, num_segments) / sqrt(_counts(data, segment_ids, num_segments))
