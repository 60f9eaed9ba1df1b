"""Functions that make a row of each text: they give ragged tensors, for texts of any shape. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import int64
from ...core.convert import convert_to_tensor
from ..ragged.ragged_tensor import RaggedTensor
from ..shapes.layout import reshape


def texts(x):
    """`x` as a tensor of strings, or a ragged tensor of them."""
    if isinstance(x, RaggedTensor):
        return x
    return convert_to_tensor(x, None if hasattr(x, "dtype") else "string")


def rows_of_each(function, x):
    """`function` of a vector of texts, which gives ragged tensors of a row for each, on texts of any shape.

    x: string [...], or ragged.
    Returns: what the function returns, a RaggedTensor or a tuple of them, with one axis more than `x`; for one text,
        plain tensors.
    """
    if isinstance(x, RaggedTensor):
        return of_all(x.with_flat_values, rows_of_each(function, x.flat_values))
    rank = x.shape.rank
    if rank == 0:
        return of_all(lambda rows: rows.values, function(reshape(x, [1])))
    if rank == 1:
        return function(x)
    outer = RaggedTensor.from_tensor(x, ragged_rank=rank - 1)
    return of_all(outer.with_flat_values, function(outer.flat_values))


def of_all(function, result):
    """`function` of a result, or of each of several."""
    return tuple(map(function, result)) if isinstance(result, tuple) else function(result)


def ragged_by_rowids(values, rowids, nrows):
    """The values in rows.   rowids: int64 [N]; nrows: int64 []."""
    return RaggedTensor.from_value_rowids(values, rowids, nrows, validate=False)


def ragged_by_splits(values, splits):
    """The values in rows.   splits: int64 [B + 1]."""
    return RaggedTensor.from_row_splits(values, convert_to_tensor(splits, int64), validate=False)
