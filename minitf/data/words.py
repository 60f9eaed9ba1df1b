"""Words: the stream of random words that two seeds name. Floor 5. Read `transformations/shuffle.py` first."""

from __future__ import annotations

import itertools

from ..backend.bits import Philox

WORDS = 1024  # drawn at once


class Words:
    """The stream of random words that two seeds name, one by one."""

    def __init__(self, seeds):
        self._seeds = seeds
        self.restore(0)

    def next(self) -> int:
        """The next word, 0 <= word < 2**32."""
        self._taken += 1
        return next(self._rest)

    def save(self):
        return {"seeds": list(self._seeds), "taken": self._taken}

    def restore(self, state):
        """Go to the place that `save` told; 0 is the start."""
        taken = state["taken"] if state else 0
        self._seeds = tuple(state["seeds"]) if state else self._seeds
        self._taken = taken
        self._rest = itertools.islice(_words(Philox.from_seeds(*self._seeds), taken // 4), taken % 4, None)


def _words(stream, groups):
    """The words of a stream after so many groups of four."""
    stream = stream.skip(groups)
    while True:
        yield from stream.words(WORDS).tolist()
        stream = stream.skip(WORDS // 4)
