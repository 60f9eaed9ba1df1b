"""map with num_parallel_calls: several elements at a time, on threads. Floor 5. Read `map.py` first.

NumPy lets other threads run while it works on large arrays, and so do files and sleeping functions; a function of many
small steps gains nothing. So the first calls are timed: as long as one takes less than a switch of threads is worth, it
is made right here. That is so for AUTOTUNE, and for a given number of calls where the function only computes: one that
runs Python, or keeps something, may wait for what another call does.
"""

from __future__ import annotations

import os
import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

from ..stage import Cursor, Stage
from ..user_function import UserFunction

WORTH_A_THREAD = 200e-6  # seconds
TRIALS = 8  # calls that are timed before it is decided, or two that are long


class ParallelMap(Stage):
    """function(element) for every element, `parallel_calls` at a time; -1 (AUTOTUNE) for a number found here.

    deterministic: whether results come in the order of the elements.
    Source: tf.data.Dataset.map with num_parallel_calls.
    """

    def __init__(self, source, function, parallel_calls, deterministic=True):
        self.sources = (source,)
        self.function = UserFunction(function, source.element_spec)
        self.element_spec = self.function.element_spec
        self.parallel_calls = parallel_calls
        self.deterministic = deterministic

    def cardinality(self):
        return self.sources[0].cardinality()

    def start(self):
        return ParallelMapCursor(self.sources[0].begin(), self)


class ParallelMapCursor(Cursor):
    """calls: those that have begun, in order. i: how many that were. ended: whether the source has no more elements."""

    remembers = ("i", "ended")

    def __init__(self, source, stage):
        self.above = (source,)
        self.stage = stage
        self.width = stage.parallel_calls if stage.parallel_calls > 0 else os.cpu_count() or 1
        self.measures = stage.parallel_calls < 0 or stage.function.only_computes
        self.trials = TRIALS if self.measures else 0
        self.fastest = float("inf")
        self.calls: deque = deque()
        self.i = 0
        self.ended = False
        self._pool = None

    def next(self):
        if self.trials or (self.measures and self.fastest < WORTH_A_THREAD and not self.calls):
            return self._timed()
        self._begin_calls()
        if not self.calls:
            raise StopIteration
        return self._finished().result()

    def _timed(self):
        """One call, made here and timed."""
        leaves = self.above[0].next()
        started = time.perf_counter()
        result = self.stage.function.at("map", self._number(), leaves)
        self.fastest = min(self.fastest, time.perf_counter() - started)
        is_long = self.fastest >= WORTH_A_THREAD and self.trials < TRIALS
        self.trials = 0 if is_long else max(0, self.trials - 1)
        return result

    def _begin_calls(self):
        while len(self.calls) < self.width and not self.ended:
            try:
                leaves = self.above[0].next()
            except StopIteration:
                self.ended = True
                self._shut_down()
                return
            if self._pool is None:
                self._pool = ThreadPoolExecutor(self.width, thread_name_prefix="tf.data map")
            call = self._pool.submit(self.stage.function.at, "map", self._number(), leaves)
            self.calls.append(call)

    def _number(self) -> int:
        """The number of the element that is next, from 0."""
        self.i += 1
        return self.i - 1

    def _finished(self):
        """The call whose result comes next: the first that began, or, where order is free, the first that is done."""
        if not self.stage.deterministic:
            done = wait(self.calls, return_when=FIRST_COMPLETED).done
            call = next(call for call in self.calls if call in done)
            self.calls.remove(call)
            return call
        return self.calls.popleft()

    def save(self):
        """The place, with the results of the calls that have begun."""
        return {**super().save(), "results": [call.result() for call in self.calls]}

    def restore(self, state):
        self.close()
        super().restore(state)
        self.calls = deque(Done(leaves) for leaves in state["results"])

    def close(self):
        for call in self.calls:
            call.cancel()
        self.calls.clear()
        self._shut_down()
        super().close()

    def _shut_down(self):
        if self._pool is not None:
            self._pool.shutdown(wait=False)
            self._pool = None


class Done:
    """A call that was finished before the place was saved."""

    def __init__(self, leaves):
        self._leaves = leaves

    def result(self):
        return self._leaves

    def cancel(self):
        """Nothing is left to do."""
