"""Between ragged, dense and sparse tensors: what the methods to_... and from_... are made of. Floor 2.

Nothing here makes a ragged tensor; the functions give flat values and partitions, which `ragged_tensor.py` puts around
each other.
"""

from __future__ import annotations

from ...backend.dtypes import int64
from ...backend.errors import InvalidArgumentError, explain
from ...backend.shapes import TensorShape
from ...core.convert import convert_to_tensor
from ..elementwise.comparison import equal, less, not_equal
from ..elementwise.logical import logical_and
from ..indexing.gather import gather
from ..indexing.masking import boolean_mask, sequence_mask
from ..indexing.scatter_update import tensor_scatter_nd_update
from ..reductions.reduction import reduce_all, reduce_any, reduce_max
from ..shapes.broadcasting import broadcast_to
from ..shapes.creation import fill, zeros
from ..shapes.identity import cast
from ..shapes.joining import concat, stack
from ..shapes.layout import reshape, shape
from ..shapes.sequences import range_
from ..sparse.sparse_tensor import SparseTensor, as_sparse
from . import row_partition as rows


def row_numbers(partitions) -> list:
    """For each flat value the number of its row at every level, the outermost first; and last its own number."""
    ids = [range_(partitions[-1].nvals())]
    for partition in reversed(partitions):
        ids.insert(0, gather(partition.value_rowids(), ids[0]) if len(ids) > 1 else partition.value_rowids())
    return ids


def coordinates(partitions) -> list:
    """For each flat value where it stands: a vector [N] for the first axis, and one for each axis that is ragged."""
    ids = row_numbers(partitions)
    places = [inner - gather(p.row_starts(), outer) for p, outer, inner in zip(partitions, ids, ids[1:])]
    return [ids[0], *places]


def bounds(rt):
    """The shape of the smallest dense tensor with room for all rows.   Returns: int [rank]."""
    first = rt._partitions[0]
    ragged = [first.nrows(), *[p.longest() for p in rt._partitions]]
    return concat([stack(ragged), cast(shape(rt.flat_values)[1:], first.dtype)], 0)


# --- out --------------------------------------------------------------------------------------------------------
def padded(rt, default_value, wanted):
    """`rt.to_tensor`: the flat values, scattered into a tensor of default values."""
    flat, n = rt.flat_values, rt.ragged_rank + 1
    dims = bounds(rt) if wanted is None else with_wanted(bounds(rt), TensorShape(wanted))
    default = zeros((), flat.dtype) if default_value is None else convert_to_tensor(default_value, flat.dtype)
    places = cast(stack(coordinates(rt._partitions), axis=1), dims.dtype)              # [N, n]
    if wanted is not None:
        inside = reduce_all(less(places, dims[:n]), 1)
        places, flat = boolean_mask(places, inside), boolean_mask(flat, inside)
    room = fill(dims, default) if not default.shape.rank else broadcast_to(default, dims)
    return tensor_scatter_nd_update(room, places, flat)


def with_wanted(dims, wanted):
    """The sizes found, and in their place those that are wanted."""
    if wanted.rank is None:
        return dims
    if wanted.rank != dims.shape[0]:
        received, rule = f"shape is {wanted}", f"it must have rank {dims.shape[0]}"
        raise InvalidArgumentError(explain("RaggedTensor.to_tensor", received, rule))
    return stack([dims[i] if n is None else cast(n, dims.dtype) for i, n in enumerate(wanted)])




def sparse_parts(rt) -> SparseTensor:
    """`rt.to_sparse`.   Raises: ValueError unless the flat values have one axis, or none is ragged beyond."""
    inner = rt.flat_values
    partitions = list(rt._partitions)
    if inner.shape.rank > 1:
        inner, more = partitions_of_dense(inner, None, None, inner.shape.rank - 1, partitions[0].dtype)
        partitions += more
    return SparseTensor(cast(stack(coordinates(partitions), axis=1), int64), inner, cast(bounds(rt), int64))


# --- in ---------------------------------------------------------------------------------------------------------
def partitions_of_dense(tensor, lengths, padding, ragged_rank, dtype):
    """`RaggedTensor.from_tensor`, as (flat values, partitions)."""
    x = convert_to_tensor(tensor)
    where = "RaggedTensor.from_tensor"
    if lengths is not None and padding is not None:
        raise ValueError(explain(where, "lengths and padding", "only one of them may be given"))
    if ragged_rank < 1:
        raise ValueError(explain(where, f"ragged_rank is {ragged_rank}", "it must be at least 1"))
    if isinstance(lengths, (list, tuple)) and lengths and not isinstance(lengths[0], (int, float)):
        return nested_lengths(x, [rows.index_vector(part, "lengths") for part in lengths])
    if x.shape.rank is not None and x.shape.rank <= ragged_rank:
        raise ValueError(explain(where, f"a tensor of shape {x.shape}, ragged_rank is {ragged_rank}",
                                 "it must have more axes than become ragged"))
    sizes = [n if n is not None else shape(x, dtype)[i] for i, n in enumerate(x.shape)]
    outer, count = [], sizes[0]
    for n in sizes[1:ragged_rank]:
        outer.append(rows.uniform_partition(count, n, dtype))
        count = count * n
    x = reshape(x, [count, *sizes[ragged_rank:]]) if outer else x
    if padding is not None:
        lengths = lengths_without(x, convert_to_tensor(padding, x.dtype), dtype)
    if lengths is None:
        last, n = rows.uniform_partition(count, sizes[ragged_rank], dtype), sizes[ragged_rank]
        return reshape(x, [count * n, *sizes[ragged_rank + 1 :]]), [*outer, last]
    return cut(x, cast(rows.index_vector(lengths, "lengths"), dtype), outer)


def cut(x, lengths, outer=()):
    """The rows of `x`, only as far as `lengths` go: (flat values, partitions)."""
    partition = rows.partition_from_lengths(lengths)
    return boolean_mask(x, sequence_mask(lengths, shape(x, lengths.dtype)[1])), [*outer, partition]


def nested_lengths(x, lengths):
    """Lengths for several levels: each cuts the rows that the one before has left."""
    partitions: list = []
    for part in lengths:
        x, partitions = cut(x, part, partitions)
    return x, partitions


def lengths_without(x, padding, dtype):
    """How long each row of `x` [B, n, ...] is up to its last element that is not `padding`.   Returns: [B]."""
    other = not_equal(x, padding)
    if x.shape.rank > 2:
        other = reduce_any(other, axis=list(range(2, x.shape.rank)))                   # [B, n]
    places = range_(1, shape(x, dtype)[1] + 1)
    return reduce_max(concat([cast(other, dtype) * places, cast(other[:, :0], dtype)], 1), 1)


def partitions_of_sparse(st_input, dtype):
    """`RaggedTensor.from_sparse`, as (flat values, partitions)."""
    st = as_sparse(st_input, "RaggedTensor.from_sparse")
    if st.indices.shape[1] != 2:
        raise ValueError(explain("RaggedTensor.from_sparse", f"st_input has shape {st.shape}", "it must have rank 2"))
    ids, places = st.indices[:, 0], st.indices[:, 1]
    partition = rows.partition_from_rowids(ids, st.dense_shape[0], validate=False)
    fine = logical_and(reduce_all(equal(places, partition.places_in_rows())), reduce_all(ids[:-1] <= ids[1:]))
    rows.require(fine, "RaggedTensor.from_sparse", f"indices {st.indices}", "each row must start at 0 and have no gaps")
    return st.values, [partition.cast(dtype)]
