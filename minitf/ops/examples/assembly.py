"""From columns to a feature: a tensor, a sparse one, or a ragged one. Floor 2. Read `parse_example.py` first."""

from __future__ import annotations

from ...backend.dtypes import int64
from ...backend.errors import InvalidArgumentError, explain
from ..indexing.gather import gather
from ..ragged.ragged_tensor import RaggedTensor
from ..reductions.sorting import argsort
from ..shapes.identity import cast
from ..shapes.joining import stack
from ..sparse.sparse_tensor import SparseTensor
from .features import (
    FixedLenFeature,
    FixedLenSequenceFeature,
    RowLengths,
    SparseFeature,
    UniformRowLength,
    VarLenFeature,
)


def wanted_columns(key, feature) -> list:
    """The columns that a feature is made of: (kind, name, feature) for each."""
    if isinstance(feature, FixedLenFeature):
        return [("dense", key, _hashable(feature))]
    if isinstance(feature, VarLenFeature):
        return [("sparse", key, feature)]
    if isinstance(feature, FixedLenSequenceFeature):
        if not feature.allow_missing:
            raise ValueError(explain("tf.io.parse_example", f"{feature!r} for key {key!r}", "Unsupported: "
                                     "FixedLenSequenceFeature requires allow_missing to be True"))
        return [("sequence", key, _hashable(feature))]
    if isinstance(feature, SparseFeature):
        return [*(("sparse", name, VarLenFeature(int64)) for name in _listed(feature.index_key)),
                ("sparse", feature.value_key, VarLenFeature(feature.dtype))]
    found = [("ragged", feature.value_key or key, VarLenFeature(feature.dtype))]
    return found + [("ragged", part.key, VarLenFeature(int64)) for part in feature.partitions if hasattr(part, "key")]


def _hashable(feature):
    """The feature with a default value that can be part of an attribute."""
    return feature._replace(default_value=_frozen(feature.default_value))


def _frozen(value):
    value = value.tolist() if hasattr(value, "tolist") else value.numpy().tolist() if hasattr(value, "numpy") else value
    return tuple(map(_frozen, value)) if isinstance(value, (list, tuple)) else value


def _listed(keys) -> list:
    return list(keys) if isinstance(keys, (list, tuple)) else [keys]


def assembled(feature, given, is_single):
    """What the feature is, made of its columns' tensors.

    given: an iterator over the tensors, from which as many are taken as the feature needs.
    is_single: whether the one example there is has no axis of its own.
    """
    if isinstance(feature, (FixedLenFeature, FixedLenSequenceFeature)):
        return next(given)[0] if is_single else next(given)
    if isinstance(feature, VarLenFeature):
        indices, values, shape = (next(given) for _ in range(3))
        return SparseTensor(indices[:, 1:], values, shape[1:]) if is_single else SparseTensor(indices, values, shape)
    if isinstance(feature, SparseFeature):
        return _sparse(feature, given, is_single)
    return _ragged(feature, given, is_single)


def _sparse(feature, given, is_single):
    """A sparse tensor whose coordinates stand in columns of their own."""
    sizes = _listed(feature.size)
    axes = []
    for _ in sizes:
        _, values, _ = (next(given) for _ in range(3))
        axes.append(values)
    rows, values, shape = (next(given) for _ in range(3))
    for axis in axes:
        if axis.shape.is_fully_defined() and axis.shape != values.shape:
            raise InvalidArgumentError(explain("tf.io.parse_example", f"{axis.shape} indices for {values.shape} values",
                                               "each value needs an index on every axis"))
    indices = stack(([] if is_single else [rows[:, 0]]) + axes, axis=1)
    dense_shape = [*([] if is_single else [shape[0]]), *(cast(size, int64) for size in sizes)]
    if not feature.already_sorted:
        order = _order(indices, dense_shape)
        indices, values = gather(indices, order), gather(values, order)
    return SparseTensor(indices, values, stack(dense_shape))


def _order(indices, sizes):
    """The places of coordinates in the order of rows."""
    number = indices[:, 0]
    for axis in range(1, len(sizes)):
        number = number * sizes[axis] + indices[:, axis]
    return argsort(number, stable=True)


def _ragged(feature, given, is_single):
    """A ragged tensor with a row for each example, and in it what the partitions say, from the innermost out."""
    values, splits = next(given), next(given)
    tables = {i: (next(given), next(given)) for i, part in enumerate(feature.partitions) if hasattr(part, "key")}
    for i in reversed(range(len(feature.partitions))):
        part = feature.partitions[i]
        if isinstance(part, UniformRowLength):
            values = RaggedTensor.from_uniform_row_length(values, part.length)
            splits = splits // part.length
        elif isinstance(part, RowLengths):
            values, splits = RaggedTensor.from_row_lengths(values, tables[i][0]), tables[i][1]
        else:
            values, splits = _by_splits(values, *tables[i])
    if is_single:
        return values
    return RaggedTensor.from_row_splits(values, splits).with_row_splits_dtype(feature.row_splits_dtype)


def _by_splits(values, numbers, splits):
    """Rows of which every example tells its own splits, counted from zero."""
    within = RaggedTensor.from_row_splits(numbers, splits)
    lengths = within[:, 1:].values - within[:, :-1].values
    count = splits[1:] - splits[:-1] - 1  # one row less than splits
    return RaggedTensor.from_row_lengths(values, lengths), RaggedTensor.from_row_lengths(lengths, count).row_splits

