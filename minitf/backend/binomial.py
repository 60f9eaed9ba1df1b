"""Binomial numbers: how often something happens in `count` tries, each with a probability. Floor 0.

Read `rejection.py` first.
"""

import numpy as np

from .bits import RESERVED
from .rejection import Supply, in_blocks

FEW_RESERVED = 42  # groups of words for a number of a small mean


def binomial(stream, count, probability, samples):
    """Numbers of binomial distributions: float64 [B], [B] -> float64 [B, S], whole numbers; NaN where probability is.

    Where something happens more often than not, what does not happen is counted. With a mean below 10, the tries from
    one to the next are drawn, and summed until they exceed `count`; above, by transformed rejection (Hormann, "The
    generation of binomial random variates", 1993).
    """

    def draw(places, n, p):
        often = p > 0.5
        p = np.where(often, 1 - p, p)
        large = n * p >= 10
        supply = Supply(stream, np.where(large, RESERVED, FEW_RESERVED) * places)
        y = np.where(np.isnan(p), np.nan, 0.0)
        possible = (n > 0) & (p > 0)
        _count_gaps(supply, n, p, np.flatnonzero(possible & ~large), y)
        _transform(supply, n, p, np.flatnonzero(possible & large), y)
        return np.where(often & (n > 0), n - y, y)

    return in_blocks(draw, np.stack((count, np.minimum(probability, 1)), axis=1), samples)


def _count_gaps(supply, n, p, waiting, y):
    tries = np.zeros(len(n))
    happened = 0
    while len(waiting):
        tries[waiting] += np.ceil(np.log(supply.uniform(waiting)) / np.log1p(-p[waiting]))
        over = tries[waiting] > n[waiting]
        y[waiting[over]] = happened
        waiting = waiting[~over]
        happened += 1


def _transform(supply, n, p, waiting, y):
    deviation = np.sqrt(n * p * (1 - p))
    b = 1.15 + 2.53 * deviation
    a = -0.0873 + 0.0248 * b + 0.01 * p
    centre = n * p + 0.5
    box = 0.92 - 4.2 / b
    alpha = (2.83 + 5.1 / b) * deviation
    while len(waiting):
        u = supply.uniform(waiting)
        v = supply.uniform(waiting)
        u -= 0.5
        side = 0.5 - np.abs(u)
        who = waiting
        k = np.floor((2 * a[who] / side + b[who]) * u + centre[who])
        fits = (side >= 0.07) & (v <= box[who])
        close = ~fits & (k >= 0) & (k <= n[who])
        who, side = who[close], side[close]
        left = np.log(v[close] * alpha[who] / (a[who] / (side * side) + b[who]))
        fits[close] = left <= _log_ratio(n[who], p[who], k[close])
        y[waiting[fits]] = k[fits]
        waiting = waiting[~fits]


def _log_ratio(n, p, k):
    """How much less likely k is than the likeliest number m, as a logarithm."""
    r, m = p / (1 - p), np.floor((n + 1) * p)
    return ((m + 0.5) * np.log((m + 1) / (r * (n - m + 1))) + (n + 1) * np.log((n - m + 1) / (n - k + 1))
            + (k + 0.5) * np.log(r * (n - k + 1) / (k + 1))
            + _stirling_tail(m) + _stirling_tail(n - m) - _stirling_tail(k) - _stirling_tail(n - k))


def _stirling_tail(k):
    """What Stirling's formula for log(k!) leaves: float64 [...] -> float64 [...], for k >= 0."""
    square = 1 / ((k + 1) * (k + 1))
    large = (1 / 12 - (1 / 360 - square / 1260) * square) / (k + 1)
    return np.where(k <= 9, _TAILS[np.minimum(k, 9).astype(np.intp)], large)


_TAILS = np.array([0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509,
                   0.0166446911898211, 0.0138761288230707, 0.0118967099458917, 0.0104112652619720,
                   0.00925546218271273, 0.00833056343336287])  # fmt: skip
