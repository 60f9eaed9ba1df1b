"""Partitioners: into how many pieces a large variable would be cut. Floor 6. See `parameter_server.py`.

With parameter servers, one table of embeddings may be too large for one machine, so it is cut along an axis.
"""

from __future__ import annotations

import math

from ..backend.dtypes import as_dtype, string
from ..backend.errors import explain
from ..backend.shapes import TensorShape


class Partitioner:
    """From the shape and the dtype of a variable to the number of pieces along each axis, a list.

    Source: tf.distribute.experimental.partitioners.Partitioner.
    """

    def __call__(self, shape, dtype, axis=0) -> list:
        raise NotImplementedError


class FixedShardsPartitioner(Partitioner):
    """So many pieces, or as many as the axis is long.

    num_shards: how many.

        >>> FixedShardsPartitioner(2)([10, 3], "float32")
        [2, 1]

    Source: tf.distribute.experimental.partitioners.FixedShardsPartitioner.
    """

    def __init__(self, num_shards):
        self._num_shards = num_shards

    def __call__(self, shape, dtype, axis=0):
        return along(shape, axis, min(self._num_shards, length(shape, axis)))


class MinSizePartitioner(Partitioner):
    """As many pieces as there can be of at least some size.

    min_shard_bytes: that size, >= 1.   max_shards: no more pieces than this, >= 1.
    bytes_per_string: what a string counts, >= 1.

        >>> MinSizePartitioner(min_shard_bytes=4, max_shards=2)([6, 1], "float32")
        [2, 1]

    Raises: ValueError for numbers below 1, and for an axis that is not there or of no known length.
    Source: tf.distribute.experimental.partitioners.MinSizePartitioner.
    """

    def __init__(self, min_shard_bytes=256 << 10, max_shards=1, bytes_per_string=16):
        require_positive("MinSizePartitioner", min_shard_bytes=min_shard_bytes, max_shards=max_shards,
                         bytes_per_string=bytes_per_string)
        self._min_bytes, self._max_shards, self._string = min_shard_bytes, max_shards, bytes_per_string

    def __call__(self, shape, dtype, axis=0):
        n = length(shape, axis)
        whole = n * bytes_of_a_row(shape, dtype, axis, self._string)
        return along(shape, axis, max(1, min(n, self._max_shards, math.ceil(whole / self._min_bytes))))


class MaxSizePartitioner(Partitioner):
    """As few pieces as there can be of at most some size.

    max_shard_bytes: that size, >= 1; a piece has at least one row.
    max_shards: no more pieces than this; None for as many as it takes.
    bytes_per_string: what a string counts, >= 1.

        >>> MaxSizePartitioner(max_shard_bytes=8)([6, 1], "float32")
        [3, 1]

    Raises: as MinSizePartitioner.
    Source: tf.distribute.experimental.partitioners.MaxSizePartitioner.
    """

    def __init__(self, max_shard_bytes, max_shards=None, bytes_per_string=16):
        require_positive("MaxSizePartitioner", max_shard_bytes=max_shard_bytes, bytes_per_string=bytes_per_string)
        if max_shards is not None:
            require_positive("MaxSizePartitioner", max_shards=max_shards)
        self._max_bytes, self._max_shards, self._string = max_shard_bytes, max_shards, bytes_per_string

    def __call__(self, shape, dtype, axis=0):
        n = length(shape, axis)
        rows = max(1, self._max_bytes // bytes_of_a_row(shape, dtype, axis, self._string))
        pieces = math.ceil(n / rows)
        return along(shape, axis, min(pieces, self._max_shards or pieces))


def along(shape, axis, pieces) -> list:
    """So many pieces along an axis, and one along the others."""
    return [pieces if i == axis else 1 for i in range(len(TensorShape(shape)))]


def length(shape, axis) -> int:
    """The length of an axis.  Raises: ValueError where there is none."""
    dims = TensorShape(shape).as_list()
    if axis >= len(dims) or None in dims:
        raise ValueError(explain("Partitioner", f"a variable of shape {shape}, axis {axis}",
                                 "it must have that axis, and lengths that are known"))
    return dims[axis]


def bytes_of_a_row(shape, dtype, axis, bytes_per_string) -> int:
    """How many bytes there are for one step along an axis; at least 1."""
    dtype = as_dtype(dtype)
    others = math.prod(n for i, n in enumerate(TensorShape(shape).as_list()) if i != axis)
    return max(1, others * (bytes_per_string if dtype is string else dtype.size))


def require_positive(where, **numbers):
    """Raise: ValueError for a number below 1."""
    for name, number in numbers.items():
        if number < 1:
            raise ValueError(explain(where, f"{name} is {number}", f"Argument `{name}` must be positive"))
