"""Rows picked by number or by mask: gather and boolean_mask. Floor 2. Read `indexing.py` first, `joining.py` next."""

from __future__ import annotations

from ...backend.dtypes import bool_
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..axes import as_int
from ..indexing import masking
from ..indexing.embedding import embedding_lookup as dense_lookup
from ..indexing.gather import gather as dense_gather
from ..indexing.selection import where
from ..shapes.identity import cast
from ..shapes.layout import reshape, sizes_of
from . import row_partition as rows
from .answers import answers
from .axes import ragged_axis
from .indexing import gather_rows, take
from .ragged_tensor import RaggedTensor


@answers(dense_gather)
def gather(params, indices, validate_indices=None, axis=None, batch_dims=0, name=None):
    """`tf.gather`, where params, indices or both are ragged."""
    batch_dims = as_int(batch_dims, "batch_dims")
    axis = batch_dims if axis is None else as_int(axis)
    if batch_dims:
        return gather_in_batch(params, indices, axis, batch_dims)
    if not isinstance(params, RaggedTensor):
        return indices.with_flat_values(dense_gather(params, indices.flat_values, axis=axis)) if axis == 0 else \
            gather(RaggedTensor.from_tensor(params), indices, axis=axis)
    axis = ragged_axis(axis, params.shape.rank)
    if axis:
        return params.with_values(dense_gather(params.values, indices, axis=axis - 1)) if axis > 1 else \
            gather_in_rows(params, indices)
    if isinstance(indices, RaggedTensor):
        return indices.with_values(gather(params, indices.values))
    indices = convert_to_tensor(indices, dtype_hint=params._partition.dtype)
    if not indices.shape.rank:
        return params[indices]
    picked = gather_rows(params, reshape(indices, [-1]))
    for n in reversed(sizes_of(indices)[1:]):
        picked = RaggedTensor.from_uniform_row_length(picked, n)
    return picked


def gather_in_rows(params, indices):
    """The same elements of every row, which must have them.   indices: int [M]."""
    indices = convert_to_tensor(indices, params._partition.dtype)
    count = params._partition.nrows()
    each = rows.uniform_partition(count, sizes_of(indices)[0], indices.dtype)
    places = dense_gather(params.row_starts(), each.value_rowids()) + dense_gather(indices, each.places_in_rows())
    return RaggedTensor._from_partition(take(params.values, places), each, False)


def gather_in_batch(params, indices, axis, batch_dims):
    """Row b of the indices picks from row b of the params.

    Raises: ValueError for more than one batch axis, or another axis than the next.
    """
    if batch_dims != 1 or axis != 1:
        raise ValueError(explain("gather", f"batch_dims is {batch_dims}, axis is {axis}",
                                 "of ragged tensors both must be 1, or batch_dims 0"))
    params, indices = (x if isinstance(x, RaggedTensor) else RaggedTensor.from_tensor(x) for x in (params, indices))
    starts = dense_gather(params.row_starts(), indices.value_rowids())
    shifted = cast(indices.values, starts.dtype) + starts
    return indices.with_values(take(params.values, shifted))


@answers(dense_lookup)
def embedding_lookup(params, ids, max_norm=None, name=None):
    """`tf.nn.embedding_lookup` of ragged ids."""
    return ids.with_flat_values(dense_lookup(params, ids.flat_values, max_norm))


def boolean_mask(data, mask, name=None):
    """The elements where `mask` is True, in the rows in which they were.

    data: a tensor or ragged tensor.
    mask: bool, a tensor or ragged tensor, with the shape of the first axes of `data`.
    Returns: as `data`, with as many axes; a plain Tensor where the mask has one axis and the data are dense.

        >>> import minitf as tf
        >>> tf.ragged.boolean_mask([[1, 2, 3], [4, 5, 6]], [[True, False, True], [False, False, True]])
        <tf.RaggedTensor [[1, 3], [6]]>

    Raises: ValueError for a mask without axes, or with more than the data.
    Source: tf.ragged.boolean_mask.
    """
    mask = mask if isinstance(mask, RaggedTensor) else cast(convert_to_tensor(mask), bool_)
    data = data if isinstance(data, RaggedTensor) else convert_to_tensor(data)
    if not mask.shape.rank:
        raise ValueError(explain("boolean_mask", "a mask without axes", "mask cannot be scalar"))
    if mask.shape.rank > data.shape.rank:
        raise ValueError(explain("boolean_mask", f"data {data.shape}, mask {mask.shape}",
                                 "the mask must not have more axes than the data"))
    return masked(data, mask)


def masked(data, mask):
    """The rows of `data` where the mask is True, at the level of the mask's last axis."""
    if mask.shape.rank == 1:
        return take(data, where(mask)[:, 0]) if isinstance(data, RaggedTensor) else masking.boolean_mask(data, mask)
    data, mask = (x if isinstance(x, RaggedTensor) else RaggedTensor.from_tensor(x) for x in (data, mask))
    rows.require_same_splits(data._partition, mask._partition, "boolean_mask")
    inner = masked(data.values, mask.values)
    if mask.values.shape.rank > 1:
        return data.with_values(inner)
    kept = where(mask.values)[:, 0]
    ids = dense_gather(data.value_rowids(), kept)
    partition = rows.partition_from_rowids(ids, data.nrows(), validate=False)
    return RaggedTensor._from_partition(inner, partition, False)
