"""Gather picks rows, and the segment sum adds rows up where they belong: each is the other's gradient. Floor 2.

The gradient of a gather along the first axis is not even computed: it is the rows themselves, with their places
(see `core/indexed_slices.py`). Read next: `scatter.py`.
"""

from __future__ import annotations

from math import prod

from ...backend.dtypes import INDEX, NUMERIC, int16, int64
from ...backend.errors import RuleError, explain
from ...backend.shapes import may_equal
from ...core.composite import dispatched
from ...core.execute import as_tensors, execute
from ...core.indexed_slices import IndexedSlices
from ...core.op import Op
from ..axes import as_int, checked_axis, one_number
from ..elementwise.extrema import maximum
from ..shapes.creation import zeros_like
from ..shapes.identity import cast
from ..shapes.joining import concat
from ..shapes.layout import reshape, reshape_like, shape, sizes_of, transpose
from ..shapes.sequences import range_
from .runs import combine_at
from .selection import where


class GatherV2(Op):
    """Slices of params along one axis, at `indices`.   params: any [B, O, n, I], indices: int [B, J]  ->  [B, O, J, I].

    B: the first `batch_dims` axes, in which row b of the indices picks from row b of the params.
    """

    types = ("Tparams", "Tindices")
    Tparams = Op.T
    Tindices = INDEX | {int16}

    def infer(params, indices, *, axis, batch_dims):
        if params.dims is None or indices.dims is None:
            return params.with_dims(None)
        if not params.rank:
            raise RuleError("params must have at least one axis")
        if axis < batch_dims:
            raise RuleError(f"axis ({axis}) must not be one of the first {batch_dims} (batch) axes")
        if not may_equal(params.dims[:batch_dims], indices.dims[:batch_dims]):
            raise RuleError(f"params and indices must have the same sizes in the first {batch_dims} (batch) axes")
        return params.with_dims((*params.dims[:axis], *indices.dims[batch_dims:], *params.dims[axis + 1:]))

    def kernel(xp, params, indices, *, axis, batch_dims):
        refuse_outside(xp, indices, params.shape[axis], "indices")
        if not batch_dims:
            return xp.take(params, indices, axis)
        rows = xp.moveaxis(params, axis, batch_dims)                      # [B, n, O, I]
        batch = xp.ix_(*[xp.arange(n) for n in indices.shape[:batch_dims]])
        batch = [b.reshape(b.shape + (1,) * (indices.ndim - batch_dims)) for b in batch]
        picked = rows[(*batch, indices)]                                  # [B, J, O, I]
        return picked.transpose(swap_blocks(picked.ndim, batch_dims, indices.ndim - batch_dims, axis - batch_dims))

    def gradient(call, dy):
        params, indices = call.inputs
        if call.attrs["axis"] == 0:
            ids = reshape(indices, [-1])
            rows = reshape(dy, (*sizes_of(ids), *sizes_of(params)[1:]))
            return [IndexedSlices(rows, ids, shape(params)), None]
        return [_add_slices(call, dy), None]


def _add_slices(call, dy):
    """The gradient of params as a tensor: the slices of dy, added up along the axis they were picked from."""
    params, indices = call.inputs
    axis, batch_dims = call.attrs["axis"], call.attrs["batch_dims"]
    dims, picks = sizes_of(params), len(indices._shape_tuple()) - batch_dims
    outer, n, batch = axis - batch_dims, dims[axis], prod(dims[:batch_dims])
    rows = transpose(dy, swap_blocks(len(dy._shape_tuple()), batch_dims, outer, picks))      # [B, J, O, I]
    ids = reshape(indices, [batch, -1]) + reshape(cast(range_(batch) * n, indices.dtype), [batch, 1])
    ids = reshape_like(ids, indices)                # row b of the batch has the segments from b * n on
    sums = unsorted_segment_sum(rows, ids, batch * n)         # [B * n, O, I]
    sums = reshape(sums, [*dims[:batch_dims], n, *dims[batch_dims:axis], *dims[axis + 1:]])
    return transpose(sums, swap_blocks(len(dims), batch_dims, 1, outer))


def swap_blocks(rank, start, first, second):
    """The order of axes in which the `first` axes from `start` on change places with the `second` axes after them.

    >>> swap_blocks(6, 1, 2, 1)
    [0, 3, 1, 2, 4, 5]
    """
    middle, end = start + first, start + first + second
    return [*range(start), *range(middle, end), *range(start, middle), *range(end, rank)]


def refuse_outside(xp, indices, n, name):
    """Raise RuleError, naming the first culprit, unless all indices are in [0, n)."""
    if indices.size and (indices.min() < 0 or indices.max() >= n):
        place = [int(i) for i in xp.argwhere((indices < 0) | (indices >= n))[0]]
        raise RuleError(f"{name}{place if place else ''} = {int(indices[tuple(place)])} is not in [0, {n})")


@dispatched
def gather(params, indices, validate_indices=None, axis=None, batch_dims=0, name=None):
    """The slices of `params` along `axis` at the places `indices`.

    params: any [..., n, ...].
    indices: int [...], in [0, n).
    axis: the axis to pick from, in [-rank, rank); by default the first after the batch axes.
    batch_dims: how many leading axes params and indices share; may be negative, counted from indices' last.
    Returns: the shape of params, with the shape of indices (without batch axes) in place of `axis`.

        >>> import minitf as tf
        >>> tf.gather([10, 20, 30], [2, 0, 2]).numpy()
        array([30, 10, 30], dtype=int32)
        >>> tf.gather([[1, 2], [3, 4]], [1], axis=1).numpy()
        array([[2],
               [4]], dtype=int32)

    Raises: InvalidArgumentError for an index, an axis or batch_dims out of range.
    Source: tf.gather. Differs: an index out of range is an error on a GPU too.
    """
    params, indices = as_tensors(GatherV2, (params, indices))
    rank, picks = len(params.shape), len(indices.shape)
    batch_dims = as_int(batch_dims, "batch_dims")
    batch_dims = picks if batch_dims == picks else checked_axis(batch_dims, picks, "gather", "batch_dims")
    axis = checked_axis(batch_dims if axis is None else axis, max(rank, 1), "gather")
    return execute(GatherV2, params, indices, axis=axis, batch_dims=batch_dims)


class UnsortedSegmentSum(Op):
    """y[s] = the sum of all rows whose id is s.   data: numeric [J, I], segment_ids: int [J]  ->  y: [num_segments, I].

    Rows with a negative id are left out.
    """

    types = ("T", "Tindices", "Tnumsegments")
    T = NUMERIC
    Tindices = INDEX | {int16}
    Tnumsegments = INDEX
    host = (2,)

    def infer(data, segment_ids, num_segments):
        return data.with_dims(segment_dims(data, segment_ids, num_segments))

    def kernel(xp, data, segment_ids, num_segments):
        y = xp.zeros((int(num_segments), *data.shape[segment_ids.ndim:]), data.dtype)
        rows, ids = kept_rows(xp, data, segment_ids, len(y))
        combine_at(xp, xp.add, y, ids, rows)
        return y

    def gradient(call, dy):
        return [gather_kept(dy, call.inputs[1]), None, None]


def segment_dims(data, segment_ids, num_segments):
    """The dims of rows reduced by segment; RuleError unless the shape of the ids starts the shape of the data."""
    if data.dims is None or segment_ids.dims is None:
        return None
    if not may_equal(data.dims[:segment_ids.rank], segment_ids.dims):
        raise RuleError("the shape of data must start with the shape of segment_ids", "Give one id for each row")
    return (one_number(num_segments, "num_segments"), *data.dims[segment_ids.rank:])


def kept_rows(xp, data, segment_ids, n):
    """The rows of `data` whose id is not negative, and their ids: [J, I] and [J]; RuleError for an id of n or more."""
    ids = segment_ids.reshape(-1)
    rows = data.reshape(ids.shape + data.shape[segment_ids.ndim:])
    if ids.size and ids.max() >= n:
        refuse_outside(xp, xp.maximum(segment_ids, 0), n, "segment_ids")
    if not ids.size or ids.min() >= 0:
        return rows, ids
    keep = ids >= 0
    return rows[keep], ids[keep]


def gather_kept(y, segment_ids):
    """For each row of the data, its segment's row of `y`; zeros where the id is negative."""
    rows = gather(y, maximum(segment_ids, 0))
    keep = segment_ids >= 0
    extra = len(rows._shape_tuple()) - len(keep._shape_tuple())
    keep = reshape(keep, (*sizes_of(keep), *[1] * extra))
    return where(keep, rows, zeros_like(rows))


def unsorted_segment_sum(data, segment_ids, num_segments, name=None):
    """The sums of those rows of `data` that have the same id.

    data: numeric [J, I], where J and I may be several axes.
    segment_ids: int [J], below num_segments; rows with a negative id are left out.
    num_segments: int [].
    Returns: [num_segments, I], with 0 for a segment without rows.

        >>> import minitf as tf
        >>> tf.math.unsorted_segment_sum([1, 2, 4], [0, 2, 0], 3).numpy()
        array([5, 0, 2], dtype=int32)

    Raises: InvalidArgumentError for an id too large, or where there is not one id for each row.
    Source: tf.math.unsorted_segment_sum.
    """
    return execute(UnsortedSegmentSum, data, segment_ids, num_segments)


# --- IndexedSlices ----------------------------------------------------------------------------------------------
def to_dense(slices):
    """The tensor that `slices` stands for: zeros, to which its rows are added.

    Raises: ValueError where the slices do not know the shape of the whole.
    """
    if slices.dense_shape is None:
        raise ValueError(explain("convert_to_tensor", "IndexedSlices without dense_shape",
                                 "only with the shape of the whole can it become a tensor"))
    return unsorted_segment_sum(slices.values, slices.indices, slices.dense_shape[0])


def concatenate(a, b):
    """The sum of two IndexedSlices of the same tensor: the rows of both."""
    indices = [cast(s.indices, int64) for s in (a, b)] if a.indices.dtype != b.indices.dtype else [a.indices, b.indices]
    return IndexedSlices(concat([a.values, b.values], 0), concat(indices, 0), a.dense_shape)
