"""shuffle: elements in random order, from a buffer. Floor 5. Read next: `repeat.py`.

The whole need not fit into memory. A buffer holds the next `buffer_size` elements; each time, a random one leaves it,
and the next of the source takes its place. Where elements can be had in any order, the buffer holds their numbers only.

The order is TensorFlow's: a random word picks a place among those still held, and what stands first moves there.
"""

from __future__ import annotations

import secrets
import threading

import numpy as np

from ..stage import Cursor, Stage
from ..words import Words


class Shuffle(Stage):
    """The elements in random order.  Source: tf.data.Dataset.shuffle.

    seeds: two integers, (0, 0) for other orders in every run of the program.
    reshuffle: whether every pass has an order of its own.
    """

    def __init__(self, source, buffer_size, seeds, reshuffle=True):
        self.sources = (source,)
        self.element_spec = source.element_spec
        self.buffer_size = buffer_size
        self.seeds = seeds if any(seeds) else (secrets.randbits(63), secrets.randbits(63))
        self.reshuffle = reshuffle
        self._words = Words(self.seeds)
        self._lock = threading.Lock()

    def cardinality(self):
        return self.sources[0].cardinality()

    def start(self):
        table = self.sources[0].addressed()
        source = Numbers(table.size) if table else self.sources[0].begin()
        return ShuffleCursor(source, table, self.buffer_size, self._seeds_of_pass())

    def _seeds_of_pass(self):
        """The same for every pass; or the next two words of the stream that the seeds begin."""
        if not self.reshuffle:
            return self.seeds
        with self._lock:
            return self._words.next(), self._words.next()

    def save(self):
        return self._words.save()

    def restore(self, state):
        self._words.restore(state)


class ShuffleCursor(Cursor):
    """The buffer is a ring: the elements held stand at the places first, first + 1, ... modulo its size.

    table: where the elements are numbers: what turns them into leaves.
    """

    remembers = ("buffer", "first", "last", "exhausted")

    def __init__(self, source, table, buffer_size, seeds):
        self.above = (source,)
        self.table = table
        self.size = buffer_size
        self.words = Words(seeds)
        self.buffer: list = []
        self.first = self.last = 0  # the elements held: those that came as number first, ..., last - 1
        self.exhausted = False

    def next(self):
        picked = self._pick(1)
        if not picked:
            raise StopIteration
        return picked[0] if self.table is None else [x_at(x, 0) for x in self.table.take(np.array(picked))]

    def rows(self, n):
        if self.table is None:
            return super().rows(n)
        picked = self._pick(n)
        return len(picked), self.table.take(np.array(picked, np.intp)) if picked else []

    def _pick(self, n) -> list:
        """Up to n elements in their random order."""
        picked: list = []
        while len(picked) < n:
            self._fill()
            if self.first == self.last:
                break
            place = (self.first + self.words.next() % (self.last - self.first)) % self.size
            head = self.first % self.size
            picked.append(self.buffer[place])
            self.buffer[place] = self.buffer[head]
            self.buffer[head] = None
            self.first += 1
        return picked

    def _fill(self):
        """Take elements from above until the buffer is full, or there are no more."""
        missing = self.size - (self.last - self.first)
        if self.exhausted or not missing:
            return
        arrived = self.above[0].several(missing)
        self.exhausted = len(arrived) < missing
        for element in arrived:
            if self.last < self.size:
                self.buffer.append(element)
            else:
                self.buffer[self.last % self.size] = element
            self.last += 1

    def save(self):
        return {**super().save(), "buffer": list(self.buffer), "words": self.words.save()}

    def restore(self, state):
        super().restore(state)
        self.buffer = list(state["buffer"])
        self.words.restore(state["words"])


class Numbers(Cursor):
    """0, 1, ... as plain integers: which elements of a table have not been asked for yet."""

    remembers = ("i",)

    def __init__(self, size):
        self.size = size
        self.i = 0

    def several(self, n):
        start, self.i = self.i, min(self.i + n, self.size)
        return list(range(start, self.i))


def x_at(leaf, i):
    """Row i of a stacked tensor."""
    return type(leaf)(leaf._array[i, ...], leaf._device)
