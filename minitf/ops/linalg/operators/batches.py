"""Batches of matrices that do not fit yet: one axis stretched to the other's length. Floor 2. `solve_broadcast`."""

from __future__ import annotations

from functools import reduce

from ....backend.shapes import broadcast_static_shape
from ...shapes.broadcasting import broadcast_to
from ...shapes.dynamic_shapes import broadcast_dynamic_shape
from ...shapes.joining import concat
from ...shapes.layout import shape
from ..inverse import solve


def batch_of(*shapes):
    """The batch axes of matrices of these batch shapes together.

    >>> batch_of([2, 1], [3])
    TensorShape([2, 3])
    """
    return reduce(broadcast_static_shape, shapes)


def batch_tensor_of(operators):
    """The batch axes of operators together, as a tensor."""
    return reduce(broadcast_dynamic_shape, [operator.batch_shape_tensor() for operator in operators])


def sizes_of(x):
    """The sizes of a tensor: plain ints where all are known, else a tensor."""
    return x.shape.as_list() if x.shape.is_fully_defined() else shape(x)


def same_batch(matrices):
    """Matrices with the batch axes of all of them."""
    batch = batch_of(*(x.shape[:-2] for x in matrices))
    if batch.is_fully_defined():
        return [x if x.shape[:-2] == batch else broadcast_to(x, concat([batch.as_list(), shape(x)[-2:]], 0)
                if batch.rank else shape(x)) for x in matrices]
    together = reduce(broadcast_dynamic_shape, [shape(x)[:-2] for x in matrices])
    return [broadcast_to(x, concat([together, shape(x)[-2:]], 0)) for x in matrices]


def solve_broadcast(matrix, rhs, adjoint=False):
    """x with matrix x = rhs, where the batch axes of the two broadcast."""
    matrix, rhs = same_batch([matrix, rhs])
    return solve(matrix, rhs, adjoint)
