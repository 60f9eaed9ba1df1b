"""Rejection: numbers of a distribution that has no formula, by drawing again what does not fit.

Floor 0. How many draws a number takes is not known before, so each has a stretch of the stream to itself, and starts
anew there: the result depends neither on the order of work nor on the number of threads. A loop draws for all numbers
that still wait, at once; each round leaves fewer. Read `bits.py` first.
"""

import numpy as np

from .bits import RESERVED, box_muller64, fractions64
from .parallel import parallel

BLOCK = 1 << 16  # numbers at a time: steps long enough for two threads; their scratch takes about 8 MB


class Supply:
    """Uniform and normal float64 numbers for many who draw, each from a stretch of its own.

    A group of four words makes two numbers; the second is handed out first. Uniform and normal numbers are kept apart,
    and whoever has none left of a kind takes the next group of its stretch.

    starts: int [N], where each stretch begins, in groups after the start of the stream.
    """

    def __init__(self, stream, starts):
        self._stream = stream
        self._next = starts.astype(np.uint64)
        n = len(starts)
        self._kinds = {kind: (np.empty((n, 2)), np.zeros(n, np.intp)) for kind in (fractions64, box_muller64)}

    def uniform(self, who):
        """One number in [0, 1) for each index in `who`: int [M] -> float64 [M]."""
        return self._take(fractions64, who)

    def normal(self, who):
        """One normal number for each index in `who`: int [M] -> float64 [M]."""
        return self._take(box_muller64, who)

    def _take(self, kind, who):
        numbers, left = self._kinds[kind]
        empty = who[left[who] == 0]
        if len(empty):
            numbers[empty] = kind(self._stream.groups(self._next[empty]))
            self._next[empty] += np.uint64(1)
            left[empty] = 2
        left[who] -= 1
        return numbers[who, left[who]]


def in_blocks(draw, parameters, samples):
    """Draw `samples` numbers for each row of `parameters`: float64 [A, P] -> float64 [A, S].

    draw: a function of the numbers' places (int [N], the order of work) and their parameters, an array a column.
    """
    results = np.empty(len(parameters) * samples)

    def fill(lo, hi):
        places = np.arange(lo, hi)
        with np.errstate(all="ignore"):  # what is infinite or NaN on the way is rejected
            results[lo:hi] = draw(places, *parameters[places // samples].T)

    parallel(fill, len(results), BLOCK)
    return results.reshape(len(parameters), samples)


def gamma(stream, alpha, samples):
    """Numbers of the gamma distributions of shape alpha and scale 1: float64 [A] -> float64 [A, S].

    From a normal and a uniform number each (Marsaglia and Tsang, "A simple method for generating gamma variables",
    2000), of which 95 in 100 fit. NaN where alpha is.
    """
    return in_blocks(lambda places, a: _gamma(Supply(stream, RESERVED * places), a), alpha[:, None], samples)


def _gamma(supply, alpha):
    small = alpha < 1  # drawn as alpha + 1, and multiplied by a power of another uniform number
    d = alpha + np.where(small, 2 / 3, -1 / 3)
    c = 1 / 3 / np.sqrt(d)
    y = np.full(len(alpha), np.nan)
    exponential = np.flatnonzero(alpha == 1)
    y[exponential] = -np.log1p(-supply.uniform(exponential))
    waiting = np.flatnonzero((d > 0) & (alpha != 1))
    while len(waiting):
        x = supply.normal(waiting)
        v = 1 + c[waiting] * x
        x, v, who = x[v > 0], v[v > 0], waiting[v > 0]
        v = v * v * v
        u = supply.uniform(who)
        fits = u < 1 - 0.0331 * (x * x) * (x * x)  # most; the others take two logarithms to tell
        close = ~fits
        fits[close] = np.log(u[close]) < (0.5 * x * x + d[who] * (1 - v + np.log(v)))[close]
        who = who[fits]
        y[who] = d[who] * v[fits]
        less = who[small[who]]
        y[less] *= supply.uniform(less) ** (1 / alpha[less])
        waiting = waiting[~np.isin(waiting, who, assume_unique=True)]
    return y


def poisson(stream, rate, samples):
    """Numbers of the Poisson distributions of mean `rate`: float64 [R] -> float64 [R, S], whole numbers.

    Below a rate of 10 by multiplying uniform numbers (Knuth); above by transformed rejection (Hormann, 1993), where
    nine in ten fit. NaN where the rate is.
    """
    return in_blocks(lambda places, r: _poisson(Supply(stream, RESERVED * places), r), rate[:, None], samples)


def _poisson(supply, rate):
    y = np.full(len(rate), np.nan)
    _count_events(supply, rate, y)
    _transform(supply, rate, y)
    return y


def _count_events(supply, rate, y):
    """Knuth's way: count uniform numbers until their product falls to exp(-rate)."""
    waiting = np.flatnonzero(rate < 10)  # below 0 nothing happens, as at 0
    product, limit = np.ones(len(rate)), np.exp(-rate)
    count = 0
    while len(waiting):
        product[waiting] *= supply.uniform(waiting)
        over = product[waiting] <= limit[waiting]
        y[waiting[over]] = count
        waiting = waiting[~over]
        count += 1


def _transform(supply, rate, y):
    """Hormann's way: a curve near the inverse distribution, at a uniform number, kept if a second one says so."""
    b = 0.931 + 2.53 * np.sqrt(rate)
    a = -0.059 + 0.02483 * b
    inverse_alpha = 1.1239 + 1.1328 / (b - 3.4)
    box = 0.9277 - 3.6224 / (b - 2)
    waiting = np.flatnonzero((rate >= 10) & np.isfinite(rate))
    while len(waiting):
        u = supply.uniform(waiting) - 0.5
        v = supply.uniform(waiting)
        who, r = waiting, rate[waiting]
        side = 0.5 - np.abs(u)
        k = np.floor((2 * a[who] / side + b[who]) * u + r + 0.43)
        fits = (side >= 0.07) & (v <= box[who])
        close = ~fits & (k >= 0) & ~((side < 0.013) & (v > side))
        who, side, at = who[close], side[close], k[close]
        left = np.log(v[close] * inverse_alpha[who] / (a[who] / (side * side) + b[who]))
        fits[close] = left <= -r[close] + at * np.log(r[close]) - log_factorial(at)
        y[waiting[fits]] = k[fits]
        waiting = waiting[~fits]


def log_factorial(k):
    """log(k!) of whole numbers k >= 0, to the last bits: float64 [...] -> float64 [...].

        >>> log_factorial(np.array([0.0, 3.0, 10.0]))
        array([ 0.        ,  1.79175947, 15.10441257])
    """
    x = np.maximum(k, 10) + 1
    square = 1 / (x * x)
    tail = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / x
    large = (x - 0.5) * np.log(x) - x + 0.5 * np.log(2 * np.pi) + tail
    return np.where(k < 10, _SMALL[np.minimum(k, 9).astype(np.intp)], large)


_SMALL = np.cumsum(np.log(np.maximum(np.arange(10.0), 1)))
