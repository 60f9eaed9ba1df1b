"""Random words, without end. Floor 5. Read `../transformations/shuffle.py` first, which draws from such a stream."""

from __future__ import annotations

import secrets

import numpy as np

from ...backend.dtypes import int64
from ...core.context import local
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ..stage import INFINITE, Cursor, Stage
from ..words import Words


class Random(Stage):
    """Numbers in [0, 2**32), of the stream that two seeds name.  Source: tf.data.Dataset.random.

    rerandomize: whether every pass has numbers of its own.
    """

    element_spec = TensorSpec([], int64)

    def __init__(self, seeds, rerandomize=False):
        self.seeds = seeds if any(seeds) else (secrets.randbits(63), secrets.randbits(63))
        self.rerandomize = rerandomize
        self._words = Words(self.seeds)

    def cardinality(self):
        return INFINITE

    def start(self):
        return RandomCursor((self._words.next(), self._words.next()) if self.rerandomize else self.seeds)

    def save(self):
        return self._words.save()

    def restore(self, state):
        self._words.restore(state)


class RandomCursor(Cursor):
    """words: the stream, and the place in it."""

    def __init__(self, seeds):
        self.words = Words(seeds)
        self.device = local.state.place()

    def next(self):
        return [Tensor(np.array(self.words.next(), np.int64), self.device)]

    def save(self):
        return {"words": self.words.save()}

    def restore(self, state):
        self.words.restore(state["words"])
