"""Sparse tensors among those that are merged. Floor 7. Read next: `merge.py`.

Two sparse tensors give a sparse one. A sparse and a dense one give a dense one, except for their product, which is 0
wherever the sparse one is.
"""

from functools import reduce

from ....ops.elementwise import arithmetic, extrema
from ....ops.elementwise.comparison import greater
from ....ops.indexing.scatter import gather_nd
from ....ops.shapes import joining, layout
from ....ops.shapes.broadcasting import broadcast_to
from ....ops.shapes.creation import ones_like
from ....ops.shapes.identity import cast
from ....ops.sparse import combine
from ....ops.sparse.dense import to_dense
from ....ops.sparse.parts import retain
from ....ops.sparse.positions import concat, expand_dims
from ....ops.sparse.sparse_tensor import SparseTensor
from ...ops.promotion import result_type


def any_sparse(inputs) -> bool:
    """Whether a sparse tensor is among them."""
    return any(isinstance(x, SparseTensor) for x in inputs)


def folded(pair, inputs):
    """All tensors, combined one after the other.   pair: one of the functions of two tensors below."""
    rank = max(x.shape.rank for x in inputs)
    return reduce(pair, [with_rank(x, rank) for x in of_one_dtype(inputs)])


def joined(inputs, axis):
    """The tensors one after the other along an axis: sparse where all are."""
    inputs = of_one_dtype(inputs)
    if all(isinstance(x, SparseTensor) for x in inputs):
        return concat(axis, inputs)
    return joining.concat([dense(x) for x in inputs], axis)


def of_one_dtype(inputs):
    """The tensors in the dtype in which they meet."""
    dtype = result_type(*(x.dtype.name for x in inputs))
    return [cast(x, dtype) for x in inputs]


def with_rank(x, rank):
    """The tensor with axes of size 1 after the batch, so that it has `rank` axes."""
    while x.shape.rank < rank:
        x = expand_dims(x, 1) if isinstance(x, SparseTensor) else layout.expand_dims(x, 1)
    return x


def dense(x):
    """The tensor, with its zeros."""
    return to_dense(x) if isinstance(x, SparseTensor) else x


def both_sparse(a, b) -> bool:
    """Whether both are, and have the same shape; what must be broadcast first becomes dense."""
    return isinstance(a, SparseTensor) and isinstance(b, SparseTensor) and a.shape.is_compatible_with(b.shape)


def added(a, b):
    """a + b."""
    return combine.add(a, b) if both_sparse(a, b) else arithmetic.add(dense(a), dense(b))


def subtracted(a, b):
    """a - b."""
    if both_sparse(a, b):
        return combine.add(a, b.with_values(arithmetic.negative(b.values)))
    return arithmetic.subtract(dense(a), dense(b))


def larger(a, b):
    """The larger one, place by place."""
    return combine.maximum(a, b) if both_sparse(a, b) else extrema.maximum(dense(a), dense(b))


def smaller(a, b):
    """The smaller one, place by place."""
    return combine.minimum(a, b) if both_sparse(a, b) else extrema.minimum(dense(a), dense(b))


def multiplied(a, b):
    """a * b: sparse where either is, with values only where all that are sparse have some."""
    if not isinstance(a, SparseTensor):
        a, b = b, a
    if not both_sparse(a, b) and not a.shape.is_compatible_with(b.shape) and not broadcasts_to(b, a):
        return arithmetic.multiply(dense(a), dense(b))
    if isinstance(b, SparseTensor):
        there = gather_nd(to_dense(b.with_values(ones_like(b.values))), a.indices)
        a = retain(a, greater(there, 0))
    factors = gather_nd(broadcast_to(dense(b), a.dense_shape), a.indices)
    return a.with_values(arithmetic.multiply(a.values, factors))


def broadcasts_to(b, a) -> bool:
    """Whether b is a dense tensor that is repeated in the known shape of a."""
    return not isinstance(b, SparseTensor) and all(
        m == 1 or (m is not None and m == n) for m, n in zip(b.shape.as_list(), a.shape.as_list(), strict=True))
