"""Scheduler: batches that fill up, wait, and are run by a few threads. Floor 8. Read `parameters.py` first.

A request joins the last batch of its queue, or opens a new one. A batch may be run when it is full, or when its first
request has waited long enough. Each queue is for what fits into one batch; the threads serve them in turns.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from ...backend.errors import InvalidArgumentError, UnavailableError
from .parameters import BatchingParameters


@dataclass
class Batch:
    """Items that are run together.   ready_at: when it may be run though it is not full, in seconds."""

    ready_at: float
    items: list[Any] = field(default_factory=list)
    rows: int = 0
    full: bool = False


class Scheduler:
    """Gathers items into batches, and runs these.

    run: a function of a list of items, which does not raise.   parameters: sizes and times.
    threads: how many run batches, those of the parameters unless said; with 0, somebody else has to `take` them.
    """

    def __init__(self, run: Callable[[list[Any]], None], parameters: BatchingParameters,
                 threads: int | None = None) -> None:
        self._run, self._parameters = run, parameters
        self._queues: OrderedDict[Hashable, deque[Batch]] = OrderedDict()  # none is empty; the next one first
        self._changed = threading.Condition()
        self._stopped = False
        self._threads = [threading.Thread(target=self._work, name=f"serving-batch-{i}", daemon=True)
                         for i in range(parameters.num_batch_threads if threads is None else threads)]
        for thread in self._threads:
            thread.start()

    def add(self, key: Hashable, item: Any, rows: int) -> None:
        """Let an item be run with others of the same key.

        Raises: InvalidArgumentError where it is larger than a batch; UnavailableError where too many
        batches wait, or after `stop`.
        """
        limit = self._parameters.max_batch_size
        if rows > limit:
            raise InvalidArgumentError(f"Task size {rows} is larger than maximum input batch size "
                                       f"{limit}")
        with self._changed:
            if self._stopped:
                raise UnavailableError("The server is shutting down")
            queue = self._queues.get(key)
            last = queue[-1] if queue else None
            if last is None or last.full or last.rows + rows > limit:
                last = self._opened(key, queue)
            last.items.append(item)
            last.rows += rows
            last.full = last.rows >= limit
            self._changed.notify()

    def _opened(self, key: Hashable, queue: deque[Batch] | None) -> Batch:
        """A new batch at the end of a queue."""
        most = self._parameters.max_enqueued_batches
        if queue is None:
            queue = self._queues[key] = deque()
        elif len(queue) >= most:
            raise UnavailableError("The batch scheduling queue to which this task was submitted is full; currently "
                                   f"{len(queue)} batches enqueued and max_enqueued_batches is {most}")
        else:
            queue[-1].full = True
        queue.append(Batch(time.monotonic() + self._parameters.batch_timeout_micros / 1e6))
        return queue[-1]

    def stop(self) -> None:
        """Take nothing more, and return when all that waits has run."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def take(self) -> tuple[Batch | None, float | None]:
        """(a batch that may be run, None), or (None, seconds until there is one, or None for unknown)."""
        with self._changed:
            return self._ready()

    # --- in the threads ----------------------------------------------------------------------------------------------
    def _work(self) -> None:
        while (batch := self._next()) is not None:
            self._run(batch.items)

    def _next(self) -> Batch | None:
        """Wait for a batch that may be run; None when there will be none any more."""
        with self._changed:
            while True:
                batch, wait = self._ready()
                if batch is not None or (self._stopped and not self._queues):
                    return batch
                self._changed.wait(wait)

    def _ready(self) -> tuple[Batch | None, float | None]:
        """(a batch that may be run, None), or (None, seconds until there is one, or None for unknown)."""
        now, wait = time.monotonic(), None
        for key, queue in self._queues.items():
            first = queue[0]
            if first.full or first.ready_at <= now or self._stopped:
                queue.popleft()
                self._queues.move_to_end(key)
                if not queue:
                    del self._queues[key]
                return first, None
            wait = first.ready_at - now if wait is None else min(wait, first.ready_at - now)
        return None, wait
