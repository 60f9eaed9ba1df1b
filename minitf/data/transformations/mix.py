"""Several datasets, of which another says whose turn it is. Floor 5. Read next: `cache.py`."""

from __future__ import annotations

from functools import reduce

from ... import tree
from ...backend.dtypes import int64
from ...backend.errors import InvalidArgumentError, explain
from ...core.spec import TensorSpec
from ...ops.elementwise.exponential import log
from ...ops.random.choice import stateless_categorical
from ...ops.shapes.layout import reshape
from ..sources.random_numbers import Random
from ..stage import Cursor, Stage
from .batch import Batch
from .join import Zip, common_spec
from .map import Map


class DirectedInterleave(Stage):
    """The next element of dataset i, for each i that `choice` gives.

    stop_on_empty: whether the first dataset that ends ends the whole; otherwise its turns are passed over.
    Source: tf.data.Dataset.choose_from_datasets.
    """

    def __init__(self, choice, datasets, stop_on_empty):
        if tree.is_nested(choice.element_spec) or not TensorSpec([], int64).is_compatible_with(choice.element_spec):
            raise TypeError(explain("Dataset.choose_from_datasets", f"`choice_dataset` gives {choice.element_spec!r}",
                                    "it must give a single scalar tf.int64 tensor"))
        self.sources = (choice, *datasets)
        self.element_spec = reduce(common_spec, (d.element_spec for d in datasets))
        self.stop_on_empty = stop_on_empty

    def start(self):
        return DirectedInterleaveCursor([source.begin() for source in self.sources], self.stop_on_empty)


class DirectedInterleaveCursor(Cursor):
    """ended: the numbers of the datasets that have no more elements."""

    remembers = ("ended",)

    def __init__(self, cursors, stop_on_empty):
        self.above = tuple(cursors)
        self.stop_on_empty = stop_on_empty
        self.ended: list = []

    def next(self):
        choice, *datasets = self.above
        while len(self.ended) < len(datasets):
            i = int(choice.next()[0])
            if not 0 <= i < len(datasets):
                raise InvalidArgumentError(explain("Dataset.choose_from_datasets", f"the choice {i}",
                                                   f"it must be in [0, {len(datasets)})"))
            if i in self.ended:
                continue
            try:
                return datasets[i].next()
            except StopIteration:
                self.ended = [*self.ended, i]
                if self.stop_on_empty:
                    break
        raise StopIteration

    def save(self):
        return {**super().save(), "ended": list(self.ended)}


def random_choices(weights, seeds, rerandomize):
    """A stage of random dataset numbers, each with probabilities in proportion to an element [N] of `weights`.

    seeds: of the stream of random words; two of them are the seed of each choice.
    """

    def choose(weights, seed):
        return stateless_categorical(log(reshape(weights, [1, -1])), 1, seed)[0, 0]

    return Map(Zip((weights, Batch(Random(seeds, rerandomize), 2))), choose)
