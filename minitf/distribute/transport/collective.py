"""Exchanges between workers as ops: so a traced step can hold them. Floor 6. Read next: `ring.py`.

The group is an attribute of the op. All workers trace the same function, so they meet in the same order.
"""

from __future__ import annotations

import numpy as np

from ...backend.arrays import numpy_of
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.indexed_slices import IndexedSlices
from ...core.op import Op, no_gradient
from ...core.spec import Spec


class CollectiveReduceV2(Op):
    """The elementwise sum over the workers.   x: [...]  ->  [...], the same on all of them."""

    stateful = True
    gradient = no_gradient

    def infer(x, *, group):
        return Spec(x.dims, x.dtype)

    def kernel(xp, x, *, group):
        return xp.asarray(group.all_reduce(numpy_of(x)))


class CollectiveGatherV2(Op):
    """The tensors of all workers, one after the other along an axis; sizes along it may differ."""

    stateful = True
    gradient = no_gradient

    def infer(x, *, group, axis):
        dims = list(x.dims)
        dims[axis] = None
        return Spec(tuple(dims), x.dtype)

    def kernel(xp, x, *, group, axis):
        return xp.asarray(np.concatenate(group.all_gather(numpy_of(x)), axis))


class CollectiveBcastSendV2(Op):
    """The tensor of the worker with rank 0.   x: [...]  ->  [...]."""

    stateful = True
    gradient = no_gradient

    def infer(x, *, group):
        return Spec(x.dims, x.dtype)

    def kernel(xp, x, *, group):
        return xp.asarray(group.broadcast(numpy_of(x)))


def all_reduce(group, value):
    """The sum over the workers of a tensor; of IndexedSlices, the rows of all of them."""
    if group.size == 1:
        return value
    if isinstance(value, IndexedSlices):
        return IndexedSlices(all_gather(group, value.values, 0), all_gather(group, value.indices, 0),
                             value.dense_shape)
    return execute(CollectiveReduceV2, value, group=group)


def all_gather(group, value, axis):
    """The tensors of all workers, one after the other along an axis."""
    value = convert_to_tensor(value)
    return value if group.size == 1 else execute(CollectiveGatherV2, value, group=group, axis=axis)


def broadcast(group, value):
    """The tensor of the worker with rank 0."""
    value = convert_to_tensor(value)
    return value if group.size == 1 else execute(CollectiveBcastSendV2, value, group=group)
