"""Regions of two sizes in random order, for pooling by a fraction. Floor 2. Read next: `fractional_pool.py`.

To shrink 10 rows to 7, windows of 1 and of 2 rows must take turns. In which order they do is drawn, from the stream of
random numbers that two seeds name (see `random/seeds.py`).
"""

from __future__ import annotations

import secrets

import numpy as np

from ...backend.bits import Philox, fractions64


class RegionDraw:
    """Draws the regions of one axis after the other, from where the last one stopped.

    seed, seed2: name the stream; both 0 for one of nobody's choice.
    """

    def __init__(self, seed, seed2):
        chosen = (seed, seed2) if seed or seed2 else (secrets.randbits(64), secrets.randbits(64))
        self.seeds, self.offset = chosen, 0

    def words(self, n):
        """The next n words of 32 bits; a group of four that was begun is used up."""
        stream = Philox.from_seeds(*self.seeds, self.offset)
        self.offset += -(-n // 4)
        return stream.words(n)

    def bounds(self, n, m, pseudo_random):
        """Where m regions of n elements begin, and the end of the last: int64 [m + 1]."""
        sizes = self.evenly(n, m) if pseudo_random else self.shuffled(n, m)
        return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)

    def shuffled(self, n, m):
        """The sizes of the regions, in random order."""
        sizes = [n // m + 1] * (n % m) + [n // m] * (m - n % m)
        words = self.words(m)
        for i in range(m - 1):
            other = i + int(words[i]) % (m - i)
            sizes[i], sizes[other] = sizes[other], sizes[i]
        return sizes

    def evenly(self, n, m):
        """The sizes of the regions, large and small ones in turn, as evenly as a random start allows."""
        alpha, k = n / m, n // m
        start = min((k + 2) / alpha - 1, (n + 1 - k) / alpha - (m - 1))
        u = fractions64(self.words(2).reshape(1, 2)).item() * start
        ends = np.ceil(alpha * (np.arange(1, m) + u))
        return np.diff(np.concatenate([[1], ends, [n + 1]]))


def taps_of(bounds, n, overlapping):
    """The elements of each region: indices int64 [m, k], and whether they count: bool [m, k].

    overlapping: whether a region has the first element of the next one too.
    """
    last = np.minimum(bounds[1:] - (not overlapping), n - 1)
    sizes = last - bounds[:-1] + 1
    places = np.arange(sizes.max(initial=0))
    counts = places < sizes[:, None]
    return np.minimum(bounds[:-1, None] + places, last[:, None]), counts
