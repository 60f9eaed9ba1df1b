"""tf.strings.reduce_join of ragged tensors. Floor 2. Read `reduction.py` first."""

from __future__ import annotations

from functools import partial

from ...core.execute import execute
from ..shapes.layout import expand_dims
from ..strings.joining import ReduceJoin, unsorted_segment_join
from .answers import answers
from .axes import ragged_axis
from .ragged_tensor import RaggedTensor
from .reduction import by_segment


@answers(ReduceJoin)
def reduce_join(input, *, axis, keep_dims, separator):
    """The texts along all axes (None) or some as one.   Raises: ValueError for an axis out of range."""
    rank = input.shape.rank
    if axis is None:
        y, axes = execute(ReduceJoin, input.flat_values, axis=None, keep_dims=False, separator=separator), range(rank)
    else:
        y, axes = input, sorted({ragged_axis(a, rank) for a in axis})
        for a in reversed(axes):
            y = along(y, a, separator)
    if keep_dims:
        for a in axes:
            y = expand_dims(y, a)
    return y


def along(x, axis, separator):
    """The texts along one axis of a tensor or ragged tensor as one."""
    if not isinstance(x, RaggedTensor):
        return execute(ReduceJoin, x, axis=(axis,), keep_dims=False, separator=separator)
    if axis > 1:
        return x.with_values(along(x.values, axis - 1, separator))
    joined = partial(unsorted_segment_join, separator=separator)
    if axis == 1:
        return by_segment(joined, x.values, x.value_rowids(), x.nrows())
    return by_segment(joined, x.values, x._partition.places_in_rows(), x._partition.longest())
