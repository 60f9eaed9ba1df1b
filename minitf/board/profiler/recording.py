"""Recording: what ran between start and stop. Floor 5. Read next: `table.py`.

It stands in front of every kernel (`core/watching.py`) and of every program (`graph/timing.py`) while it is on. In a
program it sees the lines. Kernels that a line or another kernel calls are part of that.
"""

from __future__ import annotations

import threading
import time
from typing import NamedTuple

import numpy as np

from ...core.watching import leave_kernels, watch_kernels
from ...graph.program import leave_programs, watch_programs
from ...graph.timing import timed
from .memory import Memory

MOST_EVENTS = 1_000_000  # about 200 MB; what comes after them is counted, not kept
OP, FUNCTION, BLOCK = "op", "function", "block"
clock = time.perf_counter_ns


class Event(NamedTuple):
    """Something that ran.

    name: of the op, the function or the block.   kind: OP, FUNCTION or BLOCK.   thread: its number.
    began, ended: in nanoseconds, from any moment on.
    made: bytes of memory that its results take, where they are new.
    live: bytes of all results that were there when it ended.
    detail: the name of the node, or what a block was told about itself.
    """

    name: str
    kind: str
    thread: int
    began: int
    ended: int
    made: int = 0
    live: int = 0
    detail: object = ""


class Recording:
    """Notes every op, function and block while it is on.

    events: in the order in which they ended.   dropped: how many there were after the first MOST_EVENTS.
    """

    def __init__(self):
        self.events: list[Event] = []
        self.dropped = 0
        self.is_on = False
        self.memory = Memory()
        self.wall_time = time.time()
        self._thread = threading.local()  # inside: whether the thread is within an op or a program

    def start(self):
        """Stand in front of all kernels and programs."""
        self.is_on = True
        self.began = self.ended = clock()
        watch_kernels(self.around_kernel)
        watch_programs(self.around_program, innermost=True)

    def stop(self):
        """Leave; whoever is in the middle of something is not heard any more."""
        leave_programs(self.around_program)
        leave_kernels()
        self.ended = clock()
        self.is_on = False
        self.memory.forget()

    # --- what runs in the place of a kernel, and of a program ---------------------------------------------------------
    def around_kernel(self, op, kernel):
        """The kernel, and a note about it."""
        here, name = self._thread, op.__name__

        def watched(xp, *arrays, **attrs):
            if not self.is_on or getattr(here, "inside", False):
                return kernel(xp, *arrays, **attrs)
            here.inside, began = True, clock()
            try:
                result = kernel(xp, *arrays, **attrs)
            finally:
                here.inside = False
            self.ended_op(name, "", began, result if isinstance(result, (tuple, list)) else (result,), arrays)
            return result

        return watched

    def around_program(self, program, run):
        """The program with a clock on every line. It is made when the program first runs."""
        here, made = self._thread, []

        def watched(xp, *values):
            if not self.is_on:
                return run(xp, *values)
            if not made:
                made.append(timed(program, clock, self.ended_op))
            before, here.inside, began = getattr(here, "inside", False), True, clock()
            try:
                return made[0](xp, *values)
            finally:
                here.inside = before
                self.note(program.name, FUNCTION, began)

        return watched

    # --- notes --------------------------------------------------------------------------------------------------------
    def ended_op(self, name, node, began, made, inputs):
        """An op has come to an end.   made: its arrays. A GPU may still be at work on them, and is waited for."""
        for array in made:
            if not isinstance(array, np.ndarray) and hasattr(getattr(array, "device", None), "synchronize"):
                array.device.synchronize()
        ended = clock()
        size = sum([self.memory.took(array, inputs) for array in made])
        self._keep(Event(name, OP, threading.get_ident(), began, ended, size, self.memory.live, node))

    def note(self, name, kind, began, detail=""):
        """A function or a block has come to an end."""
        self._keep(Event(name, kind, threading.get_ident(), began, clock(), 0, self.memory.live, detail))

    def _keep(self, event):
        if not self.is_on:
            return
        if len(self.events) < MOST_EVENTS:
            self.events.append(event)
        else:
            self.dropped += 1
