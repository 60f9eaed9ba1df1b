"""Reductions along ragged axes: sum, mean, max, min, prod, all, any. Floor 2. Read next: `shapes.py`.

Along an axis inside of the rows, what is added up is what stands in one row. Down the first axis it is what stands at
one place of all the rows that are long enough to have it.
"""

from __future__ import annotations

from functools import partial

from ...backend.dtypes import bool_, float64, int32
from ...core.execute import execute
from ..axes import as_axes, as_flag
from ..elementwise.arithmetic import divide
from ..elementwise.extrema import maximum
from ..indexing.gather import gather, unsorted_segment_sum
from ..reductions import reduction, segments
from ..shapes.broadcasting import Sum
from ..shapes.creation import ones_like
from ..shapes.identity import cast
from ..shapes.layout import expand_dims
from . import row_partition as rows
from .answers import answers
from .axes import ragged_axis
from .ragged_tensor import RaggedTensor

BY_SEGMENT = {
    Sum: unsorted_segment_sum,
    reduction.Prod: segments.unsorted_segment_prod,
    reduction.Max: segments.unsorted_segment_max,
    reduction.Min: segments.unsorted_segment_min,
}


def reduce(op, input, *, axis, keep_dims):
    """A reduction over all axes (None) or some.   Raises: ValueError for an axis out of range."""
    rank = input.shape.rank
    if axis is None:
        y = execute(op, input.flat_values, axis=None, keep_dims=False)
        axes = range(rank)
    else:
        y, axes = input, sorted({ragged_axis(a, rank) for a in axis})
        for a in reversed(axes):
            y = along(op, y, a)
    if keep_dims:
        for a in axes:
            y = expand_dims(y, a)
    return y


def along(op, x, axis):
    """The reduction over one axis of a tensor or ragged tensor."""
    if not isinstance(x, RaggedTensor):
        return execute(op, x, axis=(axis,), keep_dims=False)
    if axis > 1:
        return x.with_values(along(op, x.values, axis - 1))
    if axis == 1:
        return by_segment(BY_SEGMENT[op], x.values, x.value_rowids(), x.nrows())
    return by_segment(BY_SEGMENT[op], x.values, x._partition.places_in_rows(), x._partition.longest())


def by_segment(reduced, x, ids, count):
    """The rows of each segment, reduced.

    reduced: what is done with dense rows, such as unsorted_segment_sum.
    ids: int [B], the segment of each row; count: how many there are.
    """
    if not isinstance(x, RaggedTensor):
        return reduced(x, ids, count)
    widths = maximum(segments.unsorted_segment_max(x._partition.row_lengths(), ids, count), 0)
    partition = rows.partition_from_lengths(widths, validate=False)
    starts = gather(partition.row_starts(), gather(ids, x.value_rowids()))
    values = by_segment(reduced, x.values, starts + x._partition.places_in_rows(), partition.nvals())
    return RaggedTensor._from_partition(values, partition, False)


for _op in BY_SEGMENT:
    answers(_op)(partial(reduce, _op))


@answers(reduction.Mean)
def reduce_mean(input, *, axis, keep_dims):
    """The sum by the number of elements; float64 where the elements are integers, as TensorFlow divides them."""
    x = input if input.dtype.is_floating or input.dtype.is_complex else input.with_flat_values(
        cast(input.flat_values, float64))
    total = reduce(Sum, x, axis=axis, keep_dims=keep_dims)
    count = reduce(Sum, x.with_flat_values(ones_like(x.flat_values)), axis=axis, keep_dims=keep_dims)
    return divide(total, count)


@answers(reduction.reduce_all)
def reduce_all(input_tensor, axis=None, keepdims=False, name=None):
    """Whether the least of ones and zeros is 1."""
    return of_bools(reduction.Min, input_tensor, axis, keepdims)


@answers(reduction.reduce_any)
def reduce_any(input_tensor, axis=None, keepdims=False, name=None):
    """Whether the greatest of ones and zeros is 1."""
    return of_bools(reduction.Max, input_tensor, axis, keepdims)


def of_bools(op, x, axis, keepdims):
    """All or any, as the least or the greatest of ones and zeros; of no elements it is what lies beyond."""
    numbers = cast(x, int32)
    y = reduce(op, numbers, axis=as_axes(axis), keep_dims=as_flag(keepdims, "keepdims"))
    return cast(y, bool_) if op is reduction.Min else y > 0
