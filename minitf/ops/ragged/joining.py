"""Ragged tensors side by side: concat, stack, tile, expand_dims, reverse. Floor 2. Read `gathering.py` first.

To join rows, all rows of all tensors come into one list, in the order that makes those neighbours which belong
together; then only some of the places where rows end are kept.
"""

from __future__ import annotations

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..axes import as_axes, known
from ..shapes import joining, tiling
from ..shapes.identity import cast
from ..shapes.layout import ExpandDims, Squeeze, expand_dims, reshape, size, squeeze
from ..shapes.sequences import range_
from ..shapes.tiling import repeat
from . import row_partition as rows
from .answers import answers
from .axes import ragged_axis
from .indexing import gather_rows, pick
from .ragged_tensor import RaggedTensor


@answers(joining.ConcatV2)
def concat(*values, axis):
    """`tf.concat` of tensors of which some are ragged."""
    values = of_one_rank(values)
    axis = ragged_axis(axis, values[0].shape.rank)
    return joined(values, axis)


def joined(values, axis):
    """Tensors and ragged tensors of one rank, one after the other along an axis >= 0."""
    if not any(isinstance(x, RaggedTensor) for x in values):
        return joining.concat(values, axis)
    values = alike_partitioned(values)
    if axis == 0:
        return below_each_other(values)
    if axis > 1:
        for x in values[1:]:
            rows.require_same_splits(values[0]._partition, x._partition, "concat")
        return values[0].with_values(joined([x.values for x in values], axis - 1))
    return neighbours(values)


def below_each_other(values):
    """The rows of one after the rows of the other."""
    partitions = rows.of_one_dtype([x._partition for x in values])
    lengths = joining.concat([p.row_lengths() for p in partitions], 0)
    partition = rows.partition_from_lengths(lengths, validate=False)
    uniform = {p.uniform_row_length for p in partitions}
    partition.uniform_row_length = uniform.pop() if len(uniform) == 1 else None
    return RaggedTensor._from_partition(joined([x.values for x in values], 0), partition, False)


def neighbours(values):
    """Row i of all, one after the other, as row i of the result.   Raises: InvalidArgumentError for unequal numbers."""
    counts = [x._partition.nrows() for x in values]
    for other in counts[1:]:
        rows.require(counts[0] == cast(other, counts[0].dtype), "concat", f"{counts[0]} rows and {other} rows",
                     "all must have the same number of rows")
    n, k = counts[0], len(values)
    every = below_each_other(values)
    order = cast(range_(k), n.dtype)[None, :] * n + range_(n)[:, None]                 # [B, k]
    return regrouped(gather_rows(every, reshape(order, [-1])), k)


def regrouped(rt, k):
    """`k` rows at a time as one row."""
    return RaggedTensor._from_partition(rt.values, rows.RowPartition(rt.row_splits[::k]), False)


def of_one_rank(values):
    """Values as tensors or ragged tensors.   Raises: ValueError where they have different numbers of axes."""
    dtype = next(x.dtype for x in values if isinstance(x, RaggedTensor))
    values = [x if isinstance(x, RaggedTensor) else convert_to_tensor(x, dtype_hint=dtype) for x in values]
    ranks = {x.shape.rank for x in values}
    if len(ranks) > 1:
        raise ValueError(explain("concat", f"ranks {sorted(ranks)}", "all must have the same number of axes"))
    return values


def alike_partitioned(values):
    """All of them ragged, with as many partitions as the one that has most."""
    most = max(x.ragged_rank for x in values if isinstance(x, RaggedTensor))
    dtype = next(x._partition.dtype for x in values if isinstance(x, RaggedTensor))
    return [RaggedTensor._of(*x._all_partitioned(most)) if isinstance(x, RaggedTensor) else
            RaggedTensor.from_tensor(x, ragged_rank=most, row_splits_dtype=dtype) for x in values]


# --- stack ------------------------------------------------------------------------------------------------------
@answers(joining.stack)
def stack(values, axis=0, name=None):
    """Tensors side by side along a new axis; their rows may differ in length.

    values: tensors or ragged tensors of one rank and dtype.
    axis: where the new axis stands, in [-(rank + 1), rank + 1).

        >>> import minitf as tf
        >>> tf.ragged.stack([[1, 2], [3]])
        <tf.RaggedTensor [[1, 2], [3]]>

    Raises: ValueError where ranks differ, or for an axis out of range.
    Source: tf.ragged.stack.
    """
    values = list(values) if isinstance(values, (list, tuple, RaggedTensor)) else [values]
    values = [x if isinstance(x, RaggedTensor) else convert_to_tensor(x) for x in values]
    ranks = {x.shape.rank for x in values}
    if len(ranks) > 1:
        raise ValueError(explain("stack", f"ranks {sorted(ranks)}", "all must have the same number of axes"))
    axis = ragged_axis(axis, ranks.pop() + 1)
    if not any(isinstance(x, RaggedTensor) for x in values) and (axis or not values[0].shape.rank):
        return joining.stack(values, axis)
    if axis:
        return joined([expand_dims(x, axis) for x in values], axis)
    if all(x.shape.rank == 1 for x in values):
        lengths = joining.stack([size(x, rows.int64) for x in values])
        return RaggedTensor.from_row_lengths(joining.concat(values, 0), lengths, validate=False)
    first = [x if isinstance(x, RaggedTensor) else RaggedTensor.from_tensor(x) for x in values]
    every = below_each_other(alike_partitioned(first))
    lengths = joining.stack([x._partition.nrows() for x in first])
    return RaggedTensor.from_row_lengths(every, lengths, validate=False)


# --- expand_dims, squeeze, tile, reverse ------------------------------------------------------------------------
@answers(ExpandDims)
def with_new_axis(input, *, axis):
    """`tf.expand_dims` of a ragged tensor."""
    axis = ragged_axis(axis, input.shape.rank + 1)
    return pick(input, [slice(None)] * axis + [None])


@answers(Squeeze)
def without_axes(input, *, squeeze_dims):
    """`tf.squeeze` of a ragged tensor.

    Raises: ValueError without axes; InvalidArgumentError for a size other than 1.
    """
    if not squeeze_dims:
        raise ValueError(explain("squeeze", "a ragged tensor and no axis", "the axes must be named"))
    y = input
    for axis in sorted((ragged_axis(a, input.shape.rank) for a in squeeze_dims), reverse=True):
        y = without_axis(y, axis)
    return y


def without_axis(x, axis):
    """A tensor or ragged tensor without an axis of size 1."""
    if not isinstance(x, RaggedTensor):
        return squeeze(x, axis)
    if axis > 1:
        return x.with_values(without_axis(x.values, axis - 1))
    if axis == 0:
        rows.require(x.nrows() == 1, "squeeze", f"{x.nrows()} rows", "only axes of size 1 can be squeezed")
        return x[0]
    lengths = x._partition.row_lengths()
    rows.require(rows.reduce_max(lengths) == 1, "squeeze", f"rows of lengths {lengths}", "all must have length 1")
    return x.values


@answers(tiling.Tile)
def tile(input, multiples):
    """`tf.tile` of a ragged tensor.   Raises: ValueError where there is not one multiple for each axis."""
    multiples = as_axes(known(multiples), "multiples")
    if len(multiples) != input.shape.rank:
        raise ValueError(explain("tile", f"multiples is {multiples}, input has shape {input.shape}",
                                 "there must be one multiple for each axis"))
    return tiled(input, multiples)


def tiled(x, multiples):
    """A tensor or ragged tensor, several times along each axis: first inside of the rows, then the rows themselves."""
    if not isinstance(x, RaggedTensor):
        return tiling.tile(x, multiples)
    first, second, *rest = multiples
    if any(m != 1 for m in rest):
        x = x.with_values(tiled(x.values, (1, *rest)))
    if second != 1:
        order = repeat(range_(x._partition.nrows()), second)
        x = regrouped(gather_rows(x, order), second) if second else x[:, :0]
    return x if first == 1 else gather_rows(x, tiling.tile(range_(x._partition.nrows()), [first]))


@answers(tiling.ReverseV2)
def reverse(tensor, *, axis):
    """`tf.reverse` of a ragged tensor."""
    axes = {ragged_axis(a, tensor.shape.rank) for a in axis}
    keys = [slice(None, None, -1) if i in axes else slice(None) for i in range(tensor.shape.rank)]
    return pick(tensor, keys)
