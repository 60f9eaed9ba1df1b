"""LoopBatches: batches of quick models, run by asyncio's own thread. Floor 8. Read `queue.py` first; next: `runner.py`.

To hand work to another thread and the outputs back costs more than a quick model's share of a batch, and two threads
of Python hold each other up. So the thread that reads the requests runs such a batch itself, once it has read all that
came in the same turn of its loop: the more there is to do, the more requests are read in a turn, the larger is the
batch.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from typing import Any

from .parameters import BatchingParameters
from .queue import Scheduler


class LoopBatches:
    """Gathers items of one loop into batches, and runs these in its thread.

    run: a function of a list of items, which does not raise.   parameters: sizes and times.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, run: Callable[[list[Any]], None],
                 parameters: BatchingParameters) -> None:
        self._loop, self._run = loop, run
        self._batches = Scheduler(run, parameters, threads=0)
        self._soon = False  # whether the next turn looks at the batches
        self._later: asyncio.TimerHandle | None = None

    def add(self, key: Hashable, item: Any, rows: int) -> None:
        """Let an item be run with others of the same key.  Raises: as `Scheduler.add`."""
        self._batches.add(key, item, rows)
        self._look_soon()

    def stop(self) -> None:
        """Take nothing more; what waits is run when its time comes."""
        self._batches.stop()

    def _look_soon(self) -> None:
        if not self._soon:
            self._soon = True
            self._loop.call_soon(self._look)

    def _look(self) -> None:
        """Run a batch that may be run: one in each turn, so that answers leave and requests come in between."""
        self._soon = False
        if self._later is not None:
            self._later.cancel()
            self._later = None
        batch, wait = self._batches.take()
        if batch is not None:
            self._look_soon()
            self._run(batch.items)
        elif wait is not None:
            self._later = self._loop.call_later(wait, self._look)
