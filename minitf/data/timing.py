"""The own time of every stage of a pipeline, while it runs. Floor 5. Read `stage.py` first; then `draw.py`.

A stage spends most of its time in waiting for the stages above it. So a clock is put around every cursor, and what
passes there while a cursor above is at work is not counted. Each thread adds up its own: behind a `prefetch` the
stages run beside the program, and what is left for the prefetch itself is the time that the program had to wait.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from .stage import Cursor, slots


@dataclass
class OwnTime:
    """What a stage did: how many elements it gave, and how many seconds that took without the stages above it."""

    elements: int = 0
    seconds: float = 0.0

    @property
    def per_element(self) -> float:
        """In seconds; 0 for a stage that gave none."""
        return self.seconds / self.elements if self.elements else 0.0


def own_times(stage, count, seconds) -> dict:
    """Runs a pipeline for up to `count` elements, or about so many seconds.

    Returns: for the stages that ran, id -> OwnTime.
    """
    stages = stage.chain()
    places = [each.save() for each in stages]
    clock = Clock({id(each): OwnTime() for each in stages})
    before, slots.watch = slots.watch, clock.around
    try:
        cursor = stage.begin()
        try:
            _pull(cursor, count, time.perf_counter() + seconds)
        finally:
            cursor.close()
    finally:
        slots.watch = before
        for each, place in zip(stages, places):
            each.restore(place)
    return {key: spent for key, spent in clock.spent.items() if spent.elements}


def _pull(cursor, count, deadline):
    for _ in range(count):
        try:
            cursor.next()
        except StopIteration:
            return
        if time.perf_counter() > deadline:
            return


class Clock:
    """spent: id of a stage -> its OwnTime."""

    def __init__(self, spent):
        self.spent = spent
        self._threads = threading.local()  # elsewhere: seconds that passed in cursors above the one at work

    def around(self, stage, cursor):
        """A cursor that does the same and is timed; other pipelines are left alone."""
        spent = self.spent.get(id(stage))
        return cursor if spent is None else TimedCursor(cursor, spent, self)

    def timed(self, spent, function, *args):
        """function(*args), whose time is added to `spent`, except what passed in cursors above."""
        threads = self._threads
        outside = getattr(threads, "elsewhere", 0.0)
        threads.elsewhere = 0.0
        started = time.perf_counter()
        try:
            return function(*args)
        finally:
            passed = time.perf_counter() - started
            spent.seconds += passed - threads.elsewhere
            threads.elsewhere = outside + passed


class TimedCursor(Cursor):
    """A cursor with a clock around it."""

    def __init__(self, cursor, spent, clock):
        self.cursor = cursor
        self.spent = spent
        self.clock = clock

    def next(self):
        leaves = self.clock.timed(self.spent, self.cursor.next)
        self.spent.elements += 1
        return leaves

    def rows(self, n):
        block = self.clock.timed(self.spent, self.cursor.rows, n)
        self.spent.elements += block[0]
        return block

    def several(self, n):
        elements = self.clock.timed(self.spent, self.cursor.several, n)
        self.spent.elements += len(elements)
        return elements

    def skip(self, n):
        passed = self.clock.timed(self.spent, self.cursor.skip, n)
        self.spent.elements += passed
        return passed

    def save(self):
        return self.cursor.save()

    def restore(self, state):
        self.cursor.restore(state)

    def close(self):
        self.cursor.close()
