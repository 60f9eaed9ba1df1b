"""Drift: how far what is asked has moved from what was learned. Floor 10. Read `gate.py` first, `ledger.py` next."""

from __future__ import annotations

import numpy as np


def histogram(values, edges) -> np.ndarray:
    """The share of the values in each bin; what lies beyond the edges is in the first and the last.

    values: of any shape.   edges: increasing, [B + 1].   Returns: float64 [B].
    """
    inside = np.clip(np.ravel(values), edges[0], edges[-1])
    counts, _ = np.histogram(inside, edges)
    return counts / max(counts.sum(), 1)


def divergence(p, q) -> float:
    """How different two histograms are: 0 where they are equal, 1 where no bin has values of both.

    It is the mean number of bits that one value says of which of the two it came from.
    p, q: shares that add up to 1, [B].

        >>> divergence([0.5, 0.5, 0.0], [0.0, 0.0, 1.0])
        1.0

    Source: the Jensen-Shannon divergence of tfdv's drift comparator; Lin, 1991.
    """
    p, q = np.asarray(p, float), np.asarray(q, float)
    middle = (p + q) / 2
    return float((surprise(p, middle) + surprise(q, middle)) / 2)


def surprise(p, q) -> float:
    """sum of p log2(p / q), the divergence of Kullback and Leibler; where p is 0, nothing is added."""
    there = p > 0
    return float(np.sum(p[there] * np.log2(p[there] / q[there])))


def drifted(learned, asked, limit=0.1) -> dict[str, float]:
    """The features whose histograms have moved too far -> how far.

    learned, asked: name of a feature -> its histogram, over the same bins.   limit: of the divergence, in [0, 1].
    """
    moved = {name: divergence(learned[name], asked[name]) for name in learned}
    return {name: far for name, far in moved.items() if far > limit}
