"""Clustering: weights share a few values. Floor 8. Read `pruning.py` first.

With 16 values a weight is a number of 4 bits and a look into a table. The values are found by k-means: each weight goes
to the nearest, each value moves to the mean of its weights, until nothing changes.
"""

from __future__ import annotations

import numpy as np

from ..backend.errors import InvalidArgumentError, explain

MOST_ROUNDS = 100


def clustered(weights, count):
    """(numbers [...], values [count]): values[numbers] are the weights, in at most `count`.

    weights: float [...].
    count: how many values, at least 1. They start evenly from the smallest weight to the largest.

        >>> numbers, values = clustered(np.array([0.0, 0.1, 1.0, 1.2]), 2)
        >>> values[numbers]
        array([0.05, 0.05, 1.1 , 1.1 ])

    Raises: InvalidArgumentError where count is less than 1, or there are no weights.
    Source: Han et al., 2016, https://arxiv.org/abs/1510.00149.
    """
    weights = np.asarray(weights)
    if count < 1 or weights.size == 0:
        raise InvalidArgumentError(explain("clustered", f"count is {count}, for {weights.size} weights",
                                           "there must be a value and a weight at least"))
    values = np.linspace(weights.min(), weights.max(), count)
    for _ in range(MOST_ROUNDS):
        numbers = nearest(weights, values)
        moved = means(weights, numbers, values)
        if np.array_equal(moved, values):
            break
        values = moved
    return nearest(weights, values), values


def nearest(weights, values) -> np.ndarray:
    """The number of the nearest value, for each weight.   values: ascending.   Half-way the lower one is taken."""
    middles = (values[1:] + values[:-1]) / 2
    return np.searchsorted(middles, weights, side="left")


def means(weights, numbers, values) -> np.ndarray:
    """The mean of the weights of each number; the old value where there are none."""
    counts = np.bincount(numbers.reshape(-1), minlength=len(values))
    sums = np.bincount(numbers.reshape(-1), weights.reshape(-1), minlength=len(values))
    return np.where(counts > 0, sums / np.maximum(counts, 1), values)
