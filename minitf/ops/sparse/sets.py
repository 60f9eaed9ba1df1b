"""tf.sets: rows of numbers or strings as sets. Floor 2.

A set is what stands along the last axis; the order and repetitions do not count. The result is sparse, because the
sets may differ in size.
"""

from __future__ import annotations

from ...backend.dtypes import int8, int16, int32, int64, string, uint8, uint16
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import as_flag
from ..indexing.gather import unsorted_segment_sum
from ..indexing.selection import where
from ..reductions.counting import unique
from ..reductions.reduction import reduce_prod
from ..shapes.creation import ones, ones_like
from ..shapes.identity import cast
from ..shapes.layout import reshape, shape, size
from .dense import refuse_disorder
from .positions import positions
from .sparse_tensor import SparseTensor, as_sparse

SETS = frozenset({int8, int16, int32, int64, uint8, uint16, string})
INT64 = frozenset({int64})


class SparseToSparseSetOperation(Op):
    """The union, intersection or difference of sets, row by row.

    set1_indices: int64 [N, R], set1_values: [N], set1_shape: int64 [R], and the same of set2; all axes but the last
    agree.   ->  indices, values and shape of the result; in each row the values are sorted.
    """

    types = ("Indices", "T", "Indices", "Indices", "T", "Indices")
    T = SETS
    Indices = INT64

    def infer(set1_indices, set1_values, set1_shape, set2_indices, set2_values, set2_shape, *, set_operation,
              validate_indices):
        rank = set1_shape.dims and set1_shape.dims[0]
        if rank is not None and rank < 2:
            raise RuleError(f"sets with {rank} axes: there must be at least 2", "Use tf.expand_dims(x, 0)")
        if None not in (set1_shape.dims, set2_shape.dims) and None not in (rank, set2_shape.dims[0]) and \
                rank != set2_shape.dims[0]:
            raise RuleError("both must have the same number of axes")
        return Spec((None, rank), int64), set1_values.with_dims((None,)), Spec((rank,), int64)

    def kernel(xp, set1_indices, set1_values, set1_shape, set2_indices, set2_values, set2_shape, *, set_operation,
               validate_indices):
        dims = tuple(set1_shape[:-1].tolist())
        if dims != tuple(set2_shape[:-1].tolist()):
            raise RuleError("all axes but the last must agree")
        if validate_indices:
            refuse_disorder(xp, set1_indices, tuple(set1_shape.tolist()))
            refuse_disorder(xp, set2_indices, tuple(set2_shape.tolist()))
        values, code = xp.unique(xp.concatenate([set1_values, set2_values]), return_inverse=True)
        rows = xp.concatenate([row_numbers(xp, i, dims) for i in (set1_indices, set2_indices)])
        members = rows * max(len(values), 1) + code.reshape(-1)   # row and value as one number
        n = len(set1_values)
        row, code = xp.divmod(combined(xp, set_operation, members[:n], members[n:]), max(len(values), 1))
        column = xp.arange(len(row)) - xp.searchsorted(row, row)
        largest = column.max(initial=-1) + 1
        indices = xp.stack([*xp.unravel_index(row, dims), column], 1).astype(xp.int64)
        return indices, values[code], xp.asarray([*dims, largest], xp.int64)

    gradient = no_gradient


def row_numbers(xp, indices, dims):
    """The number of each element's row, counted over all axes but the last."""
    return xp.ravel_multi_index((*indices.T[:-1],), dims) if len(indices) else xp.zeros(0, xp.int64)


def combined(xp, operation, a, b):
    """Two arrays of numbers as sets: the members of the result, sorted."""
    if operation == "union":
        return xp.union1d(a, b)
    if operation == "intersection":
        return xp.intersect1d(a, b)
    return xp.setdiff1d(a, b) if operation == "a-b" else xp.setdiff1d(b, a)


def _run(operation, a, b, validate_indices):
    a, b = _as_set(a, "a"), _as_set(b, "b")
    if a.dtype != b.dtype:
        raise TypeError(explain("tf.sets", f"a has dtype {a.dtype.name}, b {b.dtype.name}", "both must have the same"))
    flag = as_flag(validate_indices, "validate_indices")
    return SparseTensor(*execute(SparseToSparseSetOperation, a.indices, a.values, a.dense_shape, b.indices, b.values,
                                 b.dense_shape, set_operation=operation, validate_indices=flag))


def _as_set(x, name):
    """A SparseTensor of every element of `x`, which may be one already."""
    x = x if isinstance(x, SparseTensor) else convert_to_tensor(x)
    if x.dtype not in SETS:
        raise TypeError(explain("tf.sets", f"{name} has dtype {x.dtype.name}", "members of a set must be integers of "
                                "up to 64 bits or strings"))
    if isinstance(x, SparseTensor):
        return x
    if not x._shape_tuple():
        raise InvalidArgumentError(explain("tf.sets", f"{name} has no axes", "it must have at least two"))
    return SparseTensor(where(ones(shape(x), "bool")), reshape(x, [-1]), shape(x, int64))


def union(a, b, validate_indices=True):
    """What is in either set, row by row.

    a, b: integers or strings [..., N] and [..., M], dense or sparse; each row (the last axis) is a set.
    validate_indices: refuse sparse indices that are out of order.
    Returns: a SparseTensor [..., size of the largest set], sorted in each row.

        >>> import minitf as tf
        >>> tf.sparse.to_dense(tf.sets.union([[1, 2, 2]], [[2, 9]])).numpy()
        array([[1, 2, 9]], dtype=int32)

    Raises: TypeError for floats; InvalidArgumentError where the rows do not agree.
    Source: tf.sets.union.
    """
    return _run("union", a, b, validate_indices)


def intersection(a, b, validate_indices=True):
    """What is in both sets, row by row. Arguments and errors as in `tf.sets.union`.

        >>> import minitf as tf
        >>> tf.sparse.to_dense(tf.sets.intersection([[1, 2, 2]], [[2, 9]])).numpy()
        array([[2]], dtype=int32)

    Source: tf.sets.intersection.
    """
    return _run("intersection", a, b, validate_indices)


def difference(a, b, aminusb=True, validate_indices=True):
    """What is in one set and not in the other, row by row. Arguments and errors as in `tf.sets.union`.

    aminusb: what is in a and not in b; otherwise what is in b and not in a.

        >>> import minitf as tf
        >>> tf.sparse.to_dense(tf.sets.difference([[1, 2, 2]], [[2, 9]])).numpy()
        array([[1]], dtype=int32)

    Source: tf.sets.difference.
    """
    return _run("a-b" if as_flag(aminusb, "aminusb") else "b-a", a, b, validate_indices)


def size_(a, validate_indices=True):
    """How many different members each set has: int32 [...].

    a: a SparseTensor of integers or strings [..., N].

        >>> import minitf as tf
        >>> tf.sets.size(tf.sparse.from_dense([[1, 2, 2], [5, 0, 0]])).numpy()
        array([2, 1], dtype=int32)

    Raises: TypeError for what is not sparse.
    Source: tf.sets.size.
    """
    st = _as_set(as_sparse(a, "tf.sets.size"), "a")
    values, code = unique(st.values, int64)
    dims = st.dense_shape[:-1]
    n = size(values, int64)
    members, _ = unique(positions(st.indices[:, :-1], dims) * n + code)
    counts = unsorted_segment_sum(ones_like(members, int32), members // n, reduce_prod(dims))
    return reshape(cast(counts, int32), dims)
