"""Searches, reversals, sorted segments and edit distances with plain loops."""

import numpy as np


def places(rows, values, side):
    """np.searchsorted, row by row."""
    return np.stack([np.searchsorted(row, v, side) for row, v in zip(rows, values)]).astype(np.int32)


def reversed_sequences(x, lengths):
    """Each row of x, [B, N, ...], reversed up to its length."""
    return np.stack([np.concatenate([row[:n][::-1], row[n:]]) for row, n in zip(x, lengths)])


def segments(x, ids, combine, empty=0):
    """The rows with each id, combined; `empty` where there is none."""
    parts = [[row for row, i in zip(x, ids) if i == s] for s in range(max(ids, default=-1) + 1)]
    whole = [combine(np.stack(part), 0) if part else np.full(x.shape[1:], empty, x.dtype) for part in parts]
    return np.stack(whole).astype(x.dtype)


def mean(x, axis):
    """The mean; of integers it is rounded towards 0."""
    total = x.sum(axis)
    return np.trunc(total / len(x)) if x.dtype.kind in "iu" else total / len(x)


def edit_distance(a, b):
    """Levenshtein's recursion, cell by cell."""
    cost = np.zeros((len(a) + 1, len(b) + 1), int)
    cost[:, 0], cost[0] = range(len(a) + 1), range(len(b) + 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            cost[i + 1, j + 1] = min(cost[i, j] + (x != y), cost[i, j + 1] + 1, cost[i + 1, j] + 1)
    return int(cost[-1, -1])
