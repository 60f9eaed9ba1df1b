"""Columns: the values of one feature in several examples, as arrays. Floor 2. Read next: `parse_example.py`.

A column is a list with the values of each example, or None for an example that lacks the feature.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import float32, int64, string
from ...backend.errors import InvalidArgumentError, explain

FIELDS = {int64: "int64_list", float32: "float_list", string: "bytes_list"}


def values_of(feature, key, dtype):
    """The values of one feature of an example, as a list; None where it has none of any kind.

    feature: a `Feature` message, or None.
    Raises: InvalidArgumentError where they are of another dtype.
    """
    kind = None if feature is None else feature.WhichOneof("kind")
    if kind is None:
        return None
    if kind != FIELDS[dtype]:
        raise InvalidArgumentError(explain("parse_example", f"key {key!r} is a {kind}", f"Data types don't match: "
                                           f"{dtype.name} is expected", "Correct the feature's dtype"))
    return getattr(feature, kind).value


def column(messages, key, dtype):
    """The values of a feature in each message."""
    return [values_of(m.get(key), key, dtype) for m in messages]


def dense(column, key, feature):
    """[N, *shape]: as many values in each example.

    Raises: InvalidArgumentError where an example lacks the feature and there is no default, or has another number.
    """
    size = int(np.prod(feature.shape))
    return flat_array([_filled(values, key, feature, size) for values in column], feature.dtype).reshape(
        len(column), *feature.shape)


def _filled(values, key, feature, size):
    if values is None or (not len(values) and size):
        if feature.default_value is None:
            raise InvalidArgumentError(explain(
                "parse_example", f"an example without {key!r}", f"Feature: {key} (data type: {feature.dtype.name}) is "
                "required but could not be found", "Give the feature a default_value"))
        default = np.broadcast_to(np.asarray(feature.default_value, object), feature.shape)
        return [x.encode() if isinstance(x, str) else x for x in default.ravel().tolist()]
    if len(values) != size:
        raise InvalidArgumentError(explain(
            "parse_example", f"{len(values)} values for {key!r}", f"Key: {key}. Number of {feature.dtype.name} values "
            f"!= expected: the shape {list(feature.shape)} holds {size}", "Use VarLenFeature where numbers differ"))
    return values


def sequences(column, key, feature):
    """[N, T, *shape]: pieces in each example, filled up to the longest.

    Raises: InvalidArgumentError where there are no whole pieces.
    """
    size = int(np.prod(feature.shape))
    rows = [[] if values is None else values for values in column]
    for values in rows:
        if len(values) % size:
            raise InvalidArgumentError(explain(
                "parse_example", f"{len(values)} values for {key!r}",
                f"Key: {key}. Number of values must be a multiple of stride length {size}"))
    longest = max((len(values) // size for values in rows), default=0)
    result = np.full((len(rows), longest * size), _filler(feature), numpy_dtype(feature.dtype))
    for i, values in enumerate(rows):
        result[i, : len(values)] = values
    return result.reshape(len(rows), longest, *feature.shape)


def _filler(feature):
    if feature.default_value is not None:
        default = feature.default_value
        return default.encode() if isinstance(default, str) else default
    return b"" if feature.dtype == string else 0


def sparse(column, dtype):
    """Indices [K, 2], values [K] and the shape [2] of a sparse tensor with a row for each example."""
    lengths = [0 if values is None else len(values) for values in column]
    rows = np.repeat(np.arange(len(column)), lengths)
    places = np.concatenate([np.arange(n) for n in lengths]) if lengths else np.zeros(0, int)
    indices = np.stack([rows, places], axis=1).astype(np.int64)
    shape = np.array([len(column), max(lengths, default=0)], np.int64)
    return indices, flat_array(column, dtype), shape


def ragged(column, dtype):
    """Values [K] and row splits [N + 1] of a ragged tensor with a row for each example."""
    lengths = [0 if values is None else len(values) for values in column]
    return flat_array(column, dtype), np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)


def flat_array(column, dtype):
    """All values of all examples, one after the other."""
    values = [x for part in column if part is not None for x in part]
    result = np.empty(len(values), numpy_dtype(dtype))
    result[:] = values
    return result


def numpy_dtype(dtype):
    """What NumPy keeps such values in."""
    return object if dtype == string else dtype.as_numpy_dtype
