"""tf.ragged.constant: from nested Python lists to ragged tensors. Floor 2. Read `ragged_tensor.py` first."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import as_dtype, int64
from ...backend.errors import explain
from ...core.convert import constant as dense_constant
from .ragged_tensor import RaggedTensor


def constant(pylist, dtype=None, ragged_rank=None, inner_shape=None, name=None, row_splits_dtype=int64):
    """A ragged tensor of nested lists, whose lengths may differ.

    pylist: nested lists, tuples or arrays; all numbers at the same depth.
    dtype: of the values.
    ragged_rank: how many axes are ragged; by default all but the innermost values, so one less than the depth.
    inner_shape: the shape of each value, where the values have axes themselves.
    row_splits_dtype: tf.int32 or tf.int64.
    Returns: a RaggedTensor; a Tensor where the depth is less than 2.

        >>> import minitf as tf
        >>> tf.ragged.constant([[1, 2], [], [3]])
        <tf.RaggedTensor [[1, 2], [], [3]]>

    Raises: ValueError for values at different depths, or of different types, or inner values of different lengths.
    Source: tf.ragged.constant.
    """
    dtype = None if dtype is None else as_dtype(dtype)
    if not is_list(pylist):
        if ragged_rank or inner_shape:
            raise refusal("one value", f"it has no axes for ragged_rank {ragged_rank}, inner_shape {inner_shape}")
        return dense_constant(pylist, dtype)
    depth, deepest = scalar_depth(pylist), deepest_list(pylist)
    if inner_shape is not None:
        inner_shape = tuple(inner_shape)
    if ragged_rank is None:
        ragged_rank = max(0, deepest - 1 - len(inner_shape or ()))
    if ragged_rank < 0 or ragged_rank >= max(deepest, 1):
        raise refusal(f"lists of depth {deepest}, ragged_rank is {ragged_rank}",
                      f"ragged_rank must be in [0, {max(deepest, 1)})")
    if depth is not None and deepest > depth:
        raise refusal("values beside empty lists that are deeper", "all values must have the same depth")
    lengths, flat = [], list(pylist)
    for _ in range(ragged_rank):
        lengths.append([len(row) for row in flat])
        flat = [x for row in flat for x in row]
    values = flat_values(flat, dtype, inner_shape, max(deepest - ragged_rank - 1, 0))
    if not lengths:
        return values
    splits = [np.cumsum([0, *each], dtype=as_dtype(row_splits_dtype).np) for each in lengths]
    return RaggedTensor.from_nested_row_splits(values, splits, validate=False)


def flat_values(flat, dtype, inner_shape, depth):
    """The values as one tensor; each of them has `inner_shape`, by default what its lists say."""
    if inner_shape is None and not flat and depth:
        inner_shape = (0,) * depth
    shape = None if inner_shape is None else (len(flat), *inner_shape)
    try:
        return dense_constant(flat, dtype, shape)
    except (TypeError, ValueError) as error:
        raise type(error)(explain("ragged.constant", "values that make no tensor", f"{error}")) from None


def is_list(x) -> bool:
    """Whether `x` is a row: a list, a tuple, a range, or an array with axes."""
    return isinstance(x, (list, tuple, range)) or (isinstance(x, np.ndarray) and x.ndim > 0)


def scalar_depth(x):
    """How many lists are around each number; None where there is none.  Raises: ValueError where that differs."""
    if not is_list(x):
        return 0
    depths = {scalar_depth(y) for y in x} - {None}
    if len(depths) > 1:
        raise refusal(f"{x!r:.80}", "all values must have the same depth")
    return depths.pop() + 1 if depths else None


def deepest_list(x) -> int:
    """How deep lists stand in each other, empty ones too."""
    return 1 + max(map(deepest_list, x), default=0) if is_list(x) else 0


def refusal(received, rule):
    """The error of `tf.ragged.constant`."""
    return ValueError(explain("ragged.constant", received, rule))
