"""Where to cut numbers into bins of equal size, found batch by batch in little memory. Floor 7.

A summary of many numbers is a few of them, in order, each with a weight: how many it stands for. Summaries can be
merged, and made coarser again, so any amount of data passes through a table of 1 / epsilon columns.
"""

from __future__ import annotations

import numpy as np

EMPTY = np.zeros((2, 0), "float32")


def summary_of(values, epsilon):
    """float [2, n]: some of the values, at equal distances in order, and how many each stands for.

    values: array.   epsilon: fraction in (0, 1], the share of the values that one may stand for.
    """
    ordered = np.sort(np.reshape(values, [-1]))
    step = max(ordered.size * epsilon, 1)
    chosen = ordered[int(step - 1) :: int(step)]
    return np.stack([chosen, np.full_like(chosen, step)])


def merged(a, b, epsilon):
    """The summary of all that two summaries stand for."""
    both = np.concatenate((a, b), axis=1)
    return coarser(both[:, np.argsort(both[0])], epsilon)


def coarser(summary, epsilon):
    """The summary with 1 / epsilon columns, where it has more: new values between the old ones, at equal weights."""
    if summary.shape[1] * epsilon < 1:
        return summary
    shares = epsilon + np.arange(0.0, 1.0, epsilon)
    heights = summary[1].cumsum()
    values = np.interp(shares, heights / heights[-1], summary[0])
    heights = np.interp(shares, heights / heights[-1], heights)
    return np.stack((values, np.diff(heights, prepend=0.0))).astype("float32")


def boundaries(summary, num_bins) -> list:
    """The inner limits of `num_bins` bins that hold equally much."""
    return coarser(summary, 1.0 / num_bins)[0, :-1].tolist()
