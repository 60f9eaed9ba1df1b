"""interleave with num_parallel_calls: every open dataset is read ahead by a thread. Floor 5. Read `flatten.py` first.

The circle of open datasets, the hand that goes round and so the order are those of `interleave`. What differs is who
reads: the thread of a dataset makes some elements ahead, while others have their turn. That pays where reading waits,
for a disk or another computer. So AUTOTUNE times the first elements, and does without threads if they are quick.
"""

from __future__ import annotations

import threading
import time

from ..stage import Cursor, Stage
from .flatten import dataset_function
from .parallel_map import WORTH_A_THREAD
from .prefetch import PrefetchCursor

TRIALS = 16  # elements that are timed before AUTOTUNE decides
AUTOTUNED = -1  # elements that may wait in the buffer of a dataset: it finds out


class ParallelInterleave(Stage):
    """`cycle_length` datasets open at a time, `block_length` elements of each in turn, and a thread for each.

    parallel_calls: how many threads read at a time; -1 (AUTOTUNE) for all of them, or none.
    deterministic: whether the order is that of `Interleave`; otherwise a dataset that is not ready loses its turn.
    Source: tf.data.Dataset.interleave with num_parallel_calls.
    """

    def __init__(self, source, function, cycle_length, block_length, parallel_calls, deterministic=True):
        self.sources = (source,)
        self.function = dataset_function("interleave", function, source)
        self.element_spec = self.function.element_spec.element_spec
        self.cycle_length = cycle_length
        self.block_length = block_length
        self.parallel_calls = parallel_calls
        self.deterministic = deterministic

    def start(self):
        return ParallelInterleaveCursor(self.sources[0].begin(), self)


class ParallelInterleaveCursor(Cursor):
    """slots: for each place in the circle None, or a `OneDataset`, which may be read ahead.

    i: how many datasets were opened. trials: how many elements are still to be timed, which took `spent` seconds.
    """

    remembers = ("hand", "taken", "ended", "i", "trials", "spent", "threaded")

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage
        self.turns = threading.Semaphore(stage.parallel_calls if stage.parallel_calls > 0 else stage.cycle_length)
        self.slots: list = [None] * stage.cycle_length
        self.hand = self.taken = self.i = 0
        self.ended = False
        self.threaded = stage.parallel_calls > 0
        self.trials = 0 if self.threaded else TRIALS
        self.spent = 0.0

    def next(self):
        while True:
            self._fill_circle()
            if not any(self.slots):
                raise StopIteration
            self._choose()
            try:
                leaves = self._timed() if self.trials else self.slots[self.hand].next()
            except StopIteration:
                self._close_slot(self.hand)
                self._advance()
                continue
            self.taken += 1
            if self.taken == self.stage.block_length:
                self._advance()
            return leaves

    def _fill_circle(self):
        """Open a dataset at every free place, the hand's first: then all threads have something to do."""
        for place in self._from_hand():
            if self.slots[place] is None and not self.ended:
                try:
                    leaves = self.above[0].next()
                except StopIteration:
                    self.ended = True
                    return
                self._open(place, self.i, leaves)
                self.i += 1

    def _open(self, place, number, leaves):
        slot = OneDataset(self.stage.function, number, leaves, self.turns)
        self.slots[place] = self._read_ahead(slot) if self.threaded else slot

    def _read_ahead(self, slot):
        ahead = PrefetchCursor(slot, AUTOTUNED)
        ahead.wake()
        return ahead

    def _choose(self):
        """Move the hand to a dataset that is open; and to one that is ready, where order is free and there is one."""
        places = [place for place in self._from_hand() if self.slots[place]]
        ready = [] if self.stage.deterministic else [p for p in places if self.threaded and self.slots[p].is_ready()]
        chosen = (ready or places)[0]
        if chosen != self.hand:
            self.hand, self.taken = chosen, 0

    def _from_hand(self):
        size = len(self.slots)
        return [(self.hand + i) % size for i in range(size)]

    def _timed(self):
        """An element that is made here and timed; the last of these decides whether there will be threads."""
        started = time.perf_counter()
        leaves = self.slots[self.hand].next()
        self.spent += time.perf_counter() - started
        self.trials -= 1
        if self.trials == 0 and self.spent / TRIALS > WORTH_A_THREAD:
            self.threaded = True
            self.slots = [slot and self._read_ahead(slot) for slot in self.slots]
        return leaves

    def _advance(self):
        self.hand, self.taken = (self.hand + 1) % len(self.slots), 0

    # --- the place ---------------------------------------------------------------------------------------------------
    def save(self):
        return {**super().save(), "slots": [slot and _saved(slot) for slot in self.slots]}

    def restore(self, state):
        self._close_slots()
        super().restore(state)
        for place, saved in enumerate(state["slots"]):
            if saved:
                slot = OneDataset(self.stage.function, saved["number"], saved["leaves"], self.turns)
                slot = PrefetchCursor(slot, AUTOTUNED) if self.threaded else slot
                slot.restore(saved["inner"])
                self.slots[place] = slot

    def close(self):
        self._close_slots()
        super().close()

    def _close_slots(self):
        for place in range(len(self.slots)):
            self._close_slot(place)

    def _close_slot(self, place):
        if self.slots[place] is not None:
            self.slots[place].close()
        self.slots[place] = None


def _saved(slot) -> dict:
    """What it takes to open a dataset again, and how far it has come."""
    inner = slot.save()
    one = slot.above[0] if isinstance(slot, PrefetchCursor) else slot
    return {"number": one.number, "leaves": one.leaves, "inner": inner}


class OneDataset(Cursor):
    """The dataset that the function makes of one element: opened by whoever reads first, and read in turns.

    Where that fails, the error comes when the dataset has its turn.
    """

    def __init__(self, function, number, leaves, turns):
        self.function = function
        self.number = number
        self.leaves = leaves
        self.turns = turns
        self.inner = None

    def next(self):
        with self.turns:
            return self._opened().next()

    def _opened(self):
        if self.inner is None:
            self.inner = self.function.at("interleave", self.number, self.leaves)[0].stage.begin()
        return self.inner

    def save(self):
        return {"inner": self.inner and self.inner.save()}

    def restore(self, state):
        self.close()
        if state["inner"] is not None:
            self._opened().restore(state["inner"])

    def close(self):
        if self.inner is not None:
            self.inner.close()
        self.inner = None
