"""A fair sample of a series that has no end yet. Floor 5.

Every point draws a ticket, a random number, and those with the smallest tickets are kept. So each point has the same
chance, whenever it came, and many points can come at once. The first and the newest are always among the kept. All
series draw the same tickets: where two runs tell the same steps, the same steps of both are shown.

Source: reservoir sampling, as TensorBoard thins out its series; there, each point takes the place of a random one.
"""

from __future__ import annotations

import numpy as np

SIZE = 1000  # points kept, as many as TensorBoard keeps of scalars


class Reservoir:
    """Which points of a series are shown.

    kept: int64 [K], ascending numbers of the points; K is at most `size`.   count: of points so far.

        >>> sample = Reservoir(size=3)
        >>> for more in (2, 5, 100):
        ...     sample.add(more)
        >>> len(sample.kept), int(sample.kept[0]), int(sample.kept[-1])
        (3, 0, 106)
    """

    def __init__(self, size=SIZE, seed=0):
        self.size, self.count = size, 0
        self.kept, self._tickets = np.empty(0, np.int64), np.empty(0)
        self._random = np.random.default_rng(seed)

    def add(self, count):
        """So many new points have come.   count: int >= 1."""
        tickets = np.concatenate([self._tickets, self._random.random(count)])
        kept = np.concatenate([self.kept, np.arange(self.count, self.count + count)])
        self.count += count
        if len(kept) > self.size:
            wanted = tickets.copy()
            wanted[0] = wanted[-1] = -1.0  # the first stays; so does the newest, until another comes
            chosen = np.sort(np.argpartition(wanted, self.size - 1)[:self.size])
            kept, tickets = kept[chosen], tickets[chosen]
        self.kept, self._tickets = kept, tickets
