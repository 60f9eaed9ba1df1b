"""Sparse tensors as dictionaries from coordinates to values, and sets as Python's own."""

import numpy as np


def dense(indices, values, shape, default=0):
    """An array of `default`, with the values at their places."""
    y = np.full(shape, default, np.asarray(values).dtype)
    for place, value in zip(indices, values):
        y[tuple(place)] = value
    return y


def matmul(indices, values, shape, b):
    """The product, one element of the sparse matrix after the other."""
    y = np.zeros((shape[0], b.shape[1]), np.result_type(values, b))
    for (row, column), value in zip(indices, values):
        y[row] += value * b[column]
    return y


def sets(a, b, operation):
    """For each row of two matrices, the sorted members of the combined sets."""
    return [sorted(getattr(set(x), operation)(y)) for x, y in zip(a.tolist(), b.tolist())]


def set_result(a, b, operation):
    """The same as indices, values and shape of a sparse matrix."""
    rows = sets(a, b, operation)
    indices = [[i, j] for i, row in enumerate(rows) for j in range(len(row))]
    values = np.array([v for row in rows for v in row], a.dtype)
    return [np.array(indices, np.int64).reshape(-1, 2), values, np.array([len(rows), max(map(len, rows))], np.int64)]
