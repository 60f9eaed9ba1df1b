"""Ops the slow way, one element at a time where that is the plainest: oracles for the tests of minitf's kernels.

They take and return NumPy arrays of any dtype.
"""

import itertools
import math

import numpy as np


def matmul(a, b):
    """[M, K] times [K, N] -> [M, N], by the definition."""
    y = np.zeros((a.shape[0], b.shape[1]), a.dtype)
    for m, n, k in itertools.product(range(a.shape[0]), range(b.shape[1]), range(a.shape[1])):
        y[m, n] += a[m, k] * b[k, n]
    return y


def softmax(x, axis=-1):
    """e^x over the sum of e^x along `axis`, row by row."""
    rows = np.moveaxis(x, axis, -1)
    y = np.empty_like(rows)
    for index in np.ndindex(rows.shape[:-1]):
        powers = [math.exp(v) for v in rows[index]]
        y[index] = [p / sum(powers) for p in powers]
    return np.moveaxis(y, -1, axis)


def mean(x, axis):
    """The mean over `axis`: of integers an integer, rounded towards zero."""
    count = x.size if axis is None else x.shape[axis]
    total = np.sum(x, axis, dtype=x.dtype)
    return np.trunc(total / max(count, 1)).astype(x.dtype) if x.dtype.kind in "iu" else total / count


def sign(x):
    """x / |x|, and 0 at 0, element by element."""
    return np.array([v / abs(v) if v else 0 for v in x.reshape(-1).tolist()], x.dtype).reshape(x.shape)


def erf(x):
    """The error function, from the C library."""
    return np.array([math.erf(v) for v in x.reshape(-1)], x.dtype).reshape(x.shape)


def zeros(x):
    """Zeros like x; of strings, empty ones."""
    return np.full(x.shape, b"" if x.dtype == object else 0, x.dtype)


def quiet(function, *arrays):
    """What the function returns, without NumPy's warnings about infinities."""
    with np.errstate(all="ignore"):
        return function(*arrays)


def placed(values, shape, key):
    """Zeros of `shape` with the values where the key points."""
    y = np.full(shape, b"" if values.dtype == object else 0, values.dtype)
    y[key] = values
    return y


def unmirrored(dy):
    """The gradient of padding a vector by one element on either side in mode REFLECT."""
    x = dy[1:-1].copy()
    x[1] += dy[0]
    x[-2] += dy[-1]
    return x


def scatter(indices, values, shape):
    """Zeros of `shape`, to which each of the values [N, ...] is added where its row of indices [N, K] points."""
    y = np.zeros(shape, values.dtype)
    for index, value in zip(indices, values):
        y[tuple(index)] += value
    return y


def scattered(x, indices, values, combine):
    """x, with each of the values combined with what stands where its row of indices points.

    indices: [N] or, of several axes, [N, K].
    """
    y = x.copy()
    for index, value in zip(indices, values):
        where = tuple(np.ravel(index))
        pairs = zip(np.ravel(y[where]), np.ravel(value))
        y[where] = np.array([combine(a, b) for a, b in pairs], x.dtype).reshape(np.shape(value))
    return y


def first_of_each(x):
    """The values of a vector, each once, in the order in which they first occur."""
    return np.array(list(dict.fromkeys(x.tolist())), x.dtype)
