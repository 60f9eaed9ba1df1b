"""Ragged tensors of different shapes, brought to one: the rules of broadcasting, row by row. Floor 2.

Where one operand has size 1, its element is repeated along the other's row. An axis that is ragged on both sides must
have the same lengths.
"""

from __future__ import annotations

from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ...core.tensor import is_tensor
from ..elementwise.comparison import equal
from ..indexing.gather import gather
from ..reductions.reduction import reduce_all
from ..shapes.identity import cast
from ..shapes.layout import reshape, sizes_of
from .conversion import partitions_of_dense, row_numbers
from .ragged_tensor import RaggedTensor
from .row_partition import is_false


def together(operands):
    """(what has the rows of the result, flat values of each operand): the operands in the rows of one of them.

    operands: ragged tensors, and tensors or values that become tensors.

    Raises: InvalidArgumentError where they do not broadcast.
    """
    ragged = [x for x in operands if isinstance(x, RaggedTensor)]
    if all(same_rows(x, ragged[0]) for x in ragged):
        like = ragged[0]
    else:
        like = max(ragged, key=lambda x: (x.shape.rank, x.ragged_rank))
        like = largest([x for x in ragged if x.shape.rank == like.shape.rank], like.ragged_rank)
    return like, [spread(x, like) for x in operands]


def same_rows(x, y) -> bool:
    """Whether x and y have the very same partitions: those of one tensor, or equal ones."""
    if x.ragged_rank != y.ragged_rank:
        return False
    return all(equal_splits(p.row_splits, q.row_splits) for p, q in zip(x._partitions, y._partitions))


def equal_splits(p, q) -> bool:
    """Whether two row_splits are equal; in a graph, unless they are known to differ."""
    if p is q:
        return True
    p, q = p._known_value(), q._known_value()
    return p is None or q is None or (p.shape == q.shape and bool((p == q).all()))


def largest(operands, ragged_rank):
    """The operand with the most values, with `ragged_rank` partitions."""
    operands = [RaggedTensor._of(*x._all_partitioned(ragged_rank)) for x in operands]
    return max(operands, key=lambda x: x.flat_values.shape[0] or 0)


def spread(x, like):
    """The flat values that belong to those of `like`; they may still broadcast within these."""
    if isinstance(x, RaggedTensor):
        if x is like or same_rows(x, like):
            return x.flat_values
        if x.shape.rank > like.shape.rank:
            raise mismatch(x, like)
        x, inner = x._all_partitioned(like.ragged_rank) if x.shape.rank == like.shape.rank else lifted(x, like)
        return gather(x, places_in(inner, like))
    if not is_tensor(x):
        if not isinstance(x, (list, tuple)) and not hasattr(x, "ndim"):
            return x  # a plain number, which takes the dtype of what it meets
        x = convert_to_tensor(x, dtype_hint=like.dtype)
    x, rank = convert_to_tensor(x), like.shape.rank
    if x.shape.rank > rank:
        raise mismatch(x, like)
    if x.shape.rank <= rank - like.ragged_rank - 1:
        return x
    x = reshape(x, [*[1] * (rank - x.shape.rank), *sizes_of(x)])
    if all(n == 1 for n in x._shape_tuple()[: like.ragged_rank + 1]):
        return reshape(x, sizes_of(x)[like.ragged_rank + 1 :]) if rank > like.ragged_rank + 1 else reshape(x, ())
    flat, partitions = partitions_of_dense(x, None, None, like.ragged_rank, like.row_splits.dtype)
    return gather(flat, places_in(partitions, like))


def lifted(x, like):
    """(flat values, partitions) of a ragged tensor with too few axes, with axes of size 1 in front."""
    for _ in range(like.shape.rank - x.shape.rank):
        x = RaggedTensor.from_uniform_row_length(x, x._partition.static_nrows or 0, 1)
    return x._all_partitioned(like.ragged_rank)


def places_in(partitions, like):
    """For each flat value of `like` the number of the flat value that belongs to it, in rows cut by `partitions`."""
    ids = row_numbers(like._partitions)
    places = ids[0]
    if partitions[0].static_nrows == 1:
        places = places * 0
    else:
        require_equal(partitions[0].nrows(), like._partition.nrows(), like)
    for partition, there, outer, inner in zip(partitions, like._partitions, ids, ids[1:]):
        lengths = partition.row_lengths()
        starts = gather(partition.row_starts(), places)
        if partition.uniform_row_length == 1:
            places = starts
        else:
            require_equal(gather(lengths, places), gather(there.row_lengths(), outer), like)
            places = starts + inner - gather(there.row_starts(), outer)
    return places


def require_equal(sizes, there, like):
    """InvalidArgumentError unless sizes agree with those of `like`; nothing is asked of what is not known yet."""
    fine = reduce_all(equal(sizes, cast(there, sizes.dtype)))
    if is_false(fine):
        received = f"sizes {sizes} beside {there}, in rows of shape {like.shape}"
        rule = "along a ragged axis both must have the same lengths, or one the size 1"
        raise InvalidArgumentError(explain("broadcasting", received, rule))


def mismatch(x, like):
    """The error for an operand that has more axes than the ragged one."""
    return InvalidArgumentError(explain("broadcasting", f"shapes {x.shape} and {like.shape}",
                                        "a tensor with more axes than the ragged one does not broadcast to it"))
