"""Dealing rows out and putting them together again: dynamic_partition, dynamic_stitch, invert_permutation. Floor 2.

The gradient of dealing rows out is to put their gradients back in order, and the order is a permutation.
"""

from __future__ import annotations

from ...backend.dtypes import INDEX, int32
from ...backend.errors import RuleError, explain
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ..axes import as_int
from ..reductions.reduction import reduce_max
from ..shapes.creation import zeros
from ..shapes.joining import concat
from ..shapes.layout import expand_dims, reshape, shape, size, sizes_of
from ..shapes.sequences import range_
from .gather import gather, refuse_outside
from .scatter_update import tensor_scatter_nd_update


class InvertPermutation(Op):
    """y[x[i]] = i.   x: int [N], a permutation of 0 ... N-1  ->  y: same."""

    T = INDEX

    def infer(x):
        if x.rank not in (1, None):
            raise RuleError("x must be a vector")
        return x

    def kernel(xp, x):
        refuse_outside(xp, x, len(x), "x")
        y = xp.full_like(x, -1)
        y[x.astype(xp.intp, copy=False)] = xp.arange(len(x), dtype=x.dtype)
        if (y < 0).any():
            raise RuleError(f"x must hold each number from 0 to {len(x) - 1} once, and {int(y.argmin())} is missing")
        return y

    gradient = no_gradient


def invert_permutation(x, name=None):
    """The permutation that undoes `x`: y[x[i]] == i.

    x: int [N], each of 0 ... N-1 once.

        >>> import minitf as tf
        >>> tf.math.invert_permutation([2, 0, 1]).numpy()
        array([1, 2, 0], dtype=int32)

    Raises: InvalidArgumentError for what is no permutation.
    Source: tf.math.invert_permutation.
    """
    return execute(InvertPermutation, x)


class DynamicPartition(Op):
    """Part p holds the rows whose number is p.   data: any [J, I], partitions: int [J]  ->  each part any [N, I]."""

    several = True
    types = ("T", "partitions")
    partitions = frozenset({int32})

    def infer(data, partitions, *, num_partitions):
        if not 1 <= num_partitions < 2**31:
            raise RuleError(f"num_partitions is {num_partitions} and must be at least 1, and fit in 32 bits")
        if data.dims is None or partitions.dims is None:
            return (data.with_dims(None),) * num_partitions
        if not may_equal(data.dims[:partitions.rank], partitions.dims):
            raise RuleError("the shape of data must start with the shape of partitions", "Give a number for each row")
        return (data.with_dims((None, *data.dims[partitions.rank:])),) * num_partitions

    def kernel(xp, data, partitions, *, num_partitions):
        refuse_outside(xp, partitions, num_partitions, "partitions")
        return [data[partitions == p] for p in range(num_partitions)]

    def gradient(call, *dys):
        partitions = call.inputs[1]
        places = reshape(range_(size(partitions)), shape(partitions))
        origins = execute(DynamicPartition, places, partitions, num_partitions=len(dys))
        rows = gather(concat(dys, 0), invert_permutation(concat(origins, 0)))
        return [reshape(rows, shape(call.inputs[0])), None]


def dynamic_partition(data, partitions, num_partitions, name=None):
    """The rows of `data`, dealt out to a list of tensors by their numbers.

    data: any [J, I], where J and I may be several axes.
    partitions: int32 [J], in [0, num_partitions).
    Returns: num_partitions tensors [N_p, I].

        >>> import minitf as tf
        >>> [part.numpy().tolist() for part in tf.dynamic_partition([5, 6, 7], [0, 1, 0], 2)]
        [[5, 7], [6]]

    Raises: InvalidArgumentError for a number out of range, or not one for each row.
    Source: tf.dynamic_partition.
    """
    return execute(DynamicPartition, data, partitions, num_partitions=as_int(num_partitions, "num_partitions"))


def dynamic_stitch(indices, data, name=None):
    """The rows of several tensors put together: row i of the result is the row whose index is i.

    indices: list of int32 tensors [J_m].
    data: list of as many tensors [J_m, I].
    Returns: [M, I], where M is the greatest index + 1; where an index repeats, the last row stays.

        >>> import minitf as tf
        >>> tf.dynamic_stitch([[0, 2], [1]], [[10, 30], [20]]).numpy()
        array([10, 20, 30], dtype=int32)

    Raises: InvalidArgumentError where the shapes do not fit or an index is negative; ValueError for lists of different
    lengths.
    Source: tf.dynamic_stitch. A row that no index names is zero.
    """
    for name, value in (("indices", indices), ("data", data)):
        if not hasattr(value, "__len__") or getattr(value, "shape", True) == ():
            raise TypeError(explain("dynamic_stitch", f"{name} is {value!r}", "it must be a list of tensors"))
    if len(indices) != len(data) or not len(data):
        raise ValueError(explain("dynamic_stitch", f"{len(indices)} tensors of indices and {len(data)} of data",
                                 "there must be as many, and at least one"))
    indices, data = [convert_to_tensor(i) for i in indices], [convert_to_tensor(d) for d in data]
    rest = sizes_of(data[0])[len(indices[0].shape):]
    places = concat([reshape(i, [-1]) for i in indices], 0)
    rows = concat([reshape(d, [size(i), *rest]) for i, d in zip(indices, data)], 0)
    total = reduce_max(places) + 1 if places.shape[0] != 0 else 0
    whole = zeros([total, *rest], rows.dtype)
    return tensor_scatter_nd_update(whole, expand_dims(places, 1), rows)
