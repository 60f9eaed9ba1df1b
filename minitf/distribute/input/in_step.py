"""Workers that read different data take equally many steps. Floor 6. Read `dealing.py` first.

Where each worker reads files of its own, one of them may come to its end before the others. If it stopped, they would
wait for its part of the next sum. So the workers tell each other before every step who has an element. One that has
none takes part with no rows, until all of them are at the end. Nothing is told where the workers know, at the start of
a pass, that they have equally many.
"""

from __future__ import annotations

import numpy as np

from ... import tree
from ...backend.errors import InvalidArgumentError, explain
from ...core.tensor import Tensor
from ...data.dataset import Dataset
from ...data.stage import UNKNOWN, Cursor, Stage
from ...ops.shapes.creation import zeros


def in_step(dataset, group):
    """The dataset of a worker, with as many elements as the other workers' datasets have."""
    return Dataset(InStep(dataset.stage, group)) if group.size > 1 else dataset


class InStep(Stage):
    """The elements of a worker's pipeline, and empty ones as long as other workers have some.

    source: the worker's own elements.   group: the workers.
    """

    def __init__(self, source, group):
        self.sources = (source,)
        self.element_spec = source.element_spec
        self.group = group

    def cardinality(self):
        return self.sources[0].cardinality()

    def start(self):
        numbers = [int(each[0]) for each in self.group.all_gather(np.array([self.cardinality()]))]
        source = self.sources[0].begin()
        return source if len(set(numbers)) == 1 and UNKNOWN not in numbers else InStepCursor(source, self)


class InStepCursor(Cursor):
    """ended: whether all workers are at the end."""

    remembers = ("ended",)

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage
        self.ended = False
        self._last = None  # an element, of which an empty one can be made

    def next(self):
        if self.ended:
            raise StopIteration
        leaves = next(iter(self.above[0].several(1)), None)
        have = self._who_has(leaves is not None)
        if not any(have):
            self.ended = True
            raise StopIteration
        if not all(have):
            self._require_that_some_may_be_empty(have)
        self._last = leaves or self._last
        return leaves or self._empty()

    def _who_has(self, mine) -> list:
        """For each worker, whether it has an element."""
        group = self.stage.group
        own = np.zeros(group.size, np.int64)
        own[group.rank] = mine
        return group.all_reduce(own).tolist()  # with so few numbers a sum is faster than to gather

    def _require_that_some_may_be_empty(self, have):
        """Raise: InvalidArgumentError, on every worker, where the number of rows is always the same."""
        specs = [spec for spec in tree.flatten(self.stage.element_spec) if getattr(spec, "shape", None) is not None]
        if any(spec.shape.rank and spec.shape[0] for spec in specs):
            without = [rank for rank, has in enumerate(have) if not has]
            raise InvalidArgumentError(explain(
                "tf.distribute", f"ranks {without} have no more batches, the others have", "all workers must have "
                "equally many batches of a fixed size",
                "Batch with drop_remainder=False, or repeat the data and count steps"))

    def _empty(self) -> list:
        """An element without rows."""
        if self._last is not None:
            return [None if x is None else x[:0] for x in self._last]
        return [_empty_leaf(spec) for spec in tree.flatten(self.stage.element_spec)]


def _empty_leaf(spec) -> Tensor:
    """A tensor without rows, where no element is there to be cut."""
    dims = [size or 0 for size in spec.shape.as_list()]
    return zeros([0, *dims[1:]], spec.dtype)
