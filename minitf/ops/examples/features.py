"""What a feature of an example is expected to be like. Floor 2. Read next: `columns.py`."""

from __future__ import annotations

from collections import namedtuple
from typing import NamedTuple

from ...backend.dtypes import as_dtype, float32, int64, string
from ...backend.errors import InvalidArgumentError, explain
from ...backend.shapes import TensorShape

DTYPES = (int64, float32, string)


class FixedLenFeature(NamedTuple):
    """A feature with as many values as `shape` holds, in every example.

    dtype: tf.int64, tf.float32 or tf.string. default_value: what stands for a feature that an example lacks.

    Source: tf.io.FixedLenFeature.
    """

    shape: object
    dtype: object
    default_value: object = None


class VarLenFeature(NamedTuple):
    """A feature with any number of values, as a sparse tensor.  Source: tf.io.VarLenFeature."""

    dtype: object


class FixedLenSequenceFeature(NamedTuple):
    """A feature with any number of pieces of shape `shape`, filled up to the longest of the batch.

    allow_missing: whether an example may lack it; in `parse_example` it must be True.
    default_value: what fills up.

    Source: tf.io.FixedLenSequenceFeature.
    """

    shape: object
    dtype: object
    allow_missing: bool = False
    default_value: object = None


class SparseFeature(NamedTuple):
    """A sparse tensor whose indices and values are two features, or more for more axes.

    index_key: the feature with the indices, or one for each axis. value_key: that with the values.
    size: how long the axis is, or each of them. already_sorted: whether the indices are in order.

    Source: tf.io.SparseFeature.
    """

    index_key: object
    value_key: object
    dtype: object
    size: object
    already_sorted: bool = False


class RaggedFeature(NamedTuple):
    """A feature with any number of values, as a row of a ragged tensor.

    value_key: the feature's name, where it is not the key of this one.
    partitions: RowSplits, RowLengths or UniformRowLength, for values that are ragged themselves.

    Source: tf.io.RaggedFeature. Differs: of the kinds of partitions, those three.
    """

    dtype: object
    value_key: object = None
    partitions: tuple = ()
    row_splits_dtype: object = as_dtype("int32")
    validate: bool = False


RowSplits = namedtuple("RowSplits", ["key"])
RowLengths = namedtuple("RowLengths", ["key"])
UniformRowLength = namedtuple("UniformRowLength", ["length"])
RaggedFeature.RowSplits = RowSplits  # type: ignore[attr-defined]
RaggedFeature.RowLengths = RowLengths  # type: ignore[attr-defined]
RaggedFeature.UniformRowLength = UniformRowLength  # type: ignore[attr-defined]

# In the order in which TensorFlow returns them: sparse, dense, ragged.
KINDS = (VarLenFeature, SparseFeature, FixedLenFeature, FixedLenSequenceFeature, RaggedFeature)
RANKS = {VarLenFeature: 0, SparseFeature: 0, FixedLenFeature: 1, FixedLenSequenceFeature: 1, RaggedFeature: 2}


def checked(features, where, kinds=KINDS) -> dict:
    """The features by name, in order, with proper dtypes and plain shapes.

    Raises: ValueError for no features, or what is none; InvalidArgumentError for another dtype.
    """
    if not features:
        raise ValueError(explain(where, f"features is {features!r}", "Invalid argument: features cannot be empty"))
    good = {key: _checked_feature(key, features[key], where, kinds) for key in sorted(features)}
    return dict(sorted(good.items(), key=lambda item: RANKS[type(item[1])]))


def _checked_feature(key, feature, where, kinds):
    if not isinstance(feature, kinds):
        raise ValueError(explain(where, f"Unsupported {type(feature).__name__} {feature} for key {key!r}",
                                 f"it must be one of {', '.join(kind.__name__ for kind in kinds)}"))
    if feature.dtype is None:
        raise ValueError(explain(where, f"{feature!r} for key {key!r}", "Missing type for feature"))
    dtype = as_dtype(feature.dtype)
    if dtype not in DTYPES:
        raise InvalidArgumentError(explain(where, f"{dtype.name} for key {key!r}",
                                           "a feature is of tf.float32, tf.int64 or tf.string", "Use tf.cast later"))
    feature = feature._replace(dtype=dtype)
    return feature._replace(shape=_plain(feature.shape, where, key)) if hasattr(feature, "shape") else feature


def _plain(shape, where, key):
    if shape is None:
        raise ValueError(explain(where, f"no shape for key {key!r}", "Missing shape for feature"))
    dims = TensorShape(shape).as_list()
    if None in dims:
        raise ValueError(explain(where, f"shape {dims} for key {key!r}",
                                 "First dimension of shape for feature is unknown: all sizes must be given",
                                 "Use FixedLenSequenceFeature or VarLenFeature"))
    return tuple(dims)
