"""flat_map and interleave: a dataset for every element, and their elements as one. Floor 5. Read next: `window.py`."""

from __future__ import annotations

from ...backend.errors import explain
from ..specs import DatasetSpec
from ..stage import Cursor, Stage
from ..user_function import UserFunction


def dataset_function(where, function, source):
    """The function, which must return a dataset.  Raises: TypeError where it returns something else."""
    made = UserFunction(function, source.element_spec)
    if not isinstance(made.element_spec, DatasetSpec):
        raise TypeError(explain(f"Dataset.{where}", f"`map_func` returns {made.element_spec!r}",
                                "`map_func` must return a `Dataset` object", "Use map for what returns tensors"))
    return made


class FlatMap(Stage):
    """The elements of function(element), one dataset after the other.  Source: tf.data.Dataset.flat_map."""

    def __init__(self, source, function):
        self.sources = (source,)
        self.function = dataset_function("flat_map", function, source)
        self.element_spec = self.function.element_spec.element_spec

    def start(self):
        return FlatMapCursor(self.sources[0].begin(), self.function)


class FlatMapCursor(Cursor):
    """inner: the cursor of the dataset that is open, made for the element `leaves`, which came as number i."""

    remembers = ("i",)

    def __init__(self, source, function):
        self.above = (source,)
        self.function = function
        self.leaves = None  # of the element whose dataset is open
        self.inner = None
        self.i = -1

    def next(self):
        while True:
            if self.inner is None:
                leaves = self.above[0].next()
                self.i += 1
                self._open(leaves)
            try:
                return self.inner.next()
            except StopIteration:
                self._close_inner()

    def _open(self, leaves):
        self.leaves = leaves
        self.inner = self.function.at("flat_map", self.i, leaves)[0].stage.begin()

    def save(self):
        state = super().save()
        if self.inner is not None:
            state["leaves"], state["inner"] = self.leaves, self.inner.save()
        return state

    def restore(self, state):
        super().restore(state)
        self._close_inner()
        if "inner" in state:
            self._open(state["leaves"])
            self.inner.restore(state["inner"])

    def close(self):
        super().close()
        self._close_inner()

    def _close_inner(self):
        if self.inner is not None:
            self.inner.close()
        self.inner = None


class Interleave(Stage):
    """`cycle_length` datasets open at a time, `block_length` elements of each in turn.

    Source: tf.data.Dataset.interleave.
    """

    def __init__(self, source, function, cycle_length, block_length):
        self.sources = (source,)
        self.function = dataset_function("interleave", function, source)
        self.element_spec = self.function.element_spec.element_spec
        self.cycle_length = cycle_length
        self.block_length = block_length

    def start(self):
        return InterleaveCursor(self.sources[0].begin(), self)


class InterleaveCursor(Cursor):
    """A circle of open datasets; a hand goes round, and stays for a block at each.

    i: how many elements have come.
    slots: for each place in the circle None, or (the leaves of the element, the cursor of its dataset).
    """

    remembers = ("hand", "taken", "ended", "i")

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage
        self.slots: list = [None] * stage.cycle_length
        self.hand = self.taken = self.i = 0
        self.ended = False

    def next(self):
        while True:
            if self.slots[self.hand] is None:
                self._open_next()
            if self.slots[self.hand] is not None:
                try:
                    leaves = self.slots[self.hand][1].next()
                except StopIteration:
                    self._close_slot(self.hand)
                    self._advance()
                    continue
                self.taken += 1
                if self.taken == self.stage.block_length:
                    self._advance()
                return leaves
            if not any(self.slots):
                raise StopIteration
            self._advance()

    def _advance(self):
        self.hand, self.taken = (self.hand + 1) % len(self.slots), 0

    def _open_next(self):
        if self.ended:
            return
        try:
            leaves = self.above[0].next()
        except StopIteration:
            self.ended = True
            return
        self.i += 1
        self.slots[self.hand] = leaves, self._cursor_for(leaves)

    def _cursor_for(self, leaves):
        return self.stage.function.at("interleave", self.i - 1, leaves)[0].stage.begin()

    def save(self):
        open_ = [slot and {"leaves": slot[0], "inner": slot[1].save()} for slot in self.slots]
        return {**super().save(), "slots": open_}

    def restore(self, state):
        super().restore(state)
        self._close_slots()
        self.slots = [saved and (saved["leaves"], self._cursor_for(saved["leaves"])) for saved in state["slots"]]
        for slot, saved in zip(self.slots, state["slots"]):
            if slot:
                slot[1].restore(saved["inner"])

    def close(self):
        super().close()
        self._close_slots()

    def _close_slots(self):
        for i in range(len(self.slots)):
            self._close_slot(i)

    def _close_slot(self, i):
        if self.slots[i] is not None:
            self.slots[i][1].close()
        self.slots[i] = None
