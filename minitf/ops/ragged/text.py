"""Ragged tensors as NumPy arrays, Python lists and text. Floor 2."""

from __future__ import annotations

from itertools import pairwise

import numpy as np


def numpy_rows(rt):
    """The rows as one array where all are equally long; else as an array of arrays."""
    values = rt.values.numpy()
    rows = np.split(values, rt.row_splits.numpy()[1:-1]) if rt.nrows() else []
    if not rows:
        return np.zeros((0, 0, *values.shape[1:]), values.dtype)
    if all(len(row) == len(rows[0]) for row in rows):
        return np.array(rows)
    result = np.empty(len(rows), object)
    result[:] = rows
    return result


def nested_lists(rt):
    """The rows as lists of Python values."""
    values = rt.values
    values = values.to_list() if hasattr(values, "to_list") else values.numpy().tolist()
    splits = rt.row_splits.numpy().tolist()
    return [values[start:end] for start, end in pairwise(splits)]


def repr_of(rt):
    """The rows between brackets; of a ragged tensor in a graph, what it is made of."""
    if rt.flat_values._known_value() is None or rt.row_splits._known_value() is None:
        return f"tf.RaggedTensor(values={rt.values!r}, row_splits={rt.row_splits!r})"
    with np.printoptions(formatter={"all": with_commas}):
        return f"<tf.RaggedTensor {with_commas(rt.numpy())}>"


def with_commas(x):
    """An array as text with commas between its elements; NumPy forgets these inside an array of arrays."""
    if not isinstance(x, np.ndarray):
        return str(x)
    return np.array2string(x, separator=", ") if x.size else repr(x.tolist())
