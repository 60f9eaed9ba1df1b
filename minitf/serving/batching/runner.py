"""BatchingRunner: runs tasks of several clients together. Floor 8. Read `merging.py`, `queue.py`, `in_loop.py` first.

One product of a matrix with 32 rows takes hardly longer than one with a single row, and all that surrounds it is done
once and not 32 times. The price is that the first request waits for others.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar
from weakref import WeakKeyDictionary

from ...backend.errors import OpError
from ..deadline import Deadline
from ..inference.predict import Arrays
from ..inference.tasks import Task
from ..models.signature import Signature
from ..running import shielded, size_of
from .in_loop import LoopBatches
from .merging import merged, parted, rows_of
from .parameters import BatchingParameters
from .queue import Scheduler

QUICK = 4e-3  # seconds of a batch that may hold up asyncio's thread
SMALL = 1 << 16  # bytes of a request in such a batch
LONGEST = threading.TIMEOUT_MAX  # seconds that a thread can wait, some centuries
F = TypeVar("F", Future, asyncio.Future)


@dataclass(slots=True)
class Waiting:
    """A task in a batch: how many rows it has, until when it is wanted, and where its outputs go."""

    task: Task
    rows: int
    deadline: Deadline
    outputs: Future | asyncio.Future


class BatchingRunner:
    """Runs tasks together.   parameters: sizes and times."""

    def __init__(self, parameters: BatchingParameters) -> None:
        self._parameters = parameters
        self._scheduler = Scheduler(self._run_batch, parameters)
        self._in_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, LoopBatches] = WeakKeyDictionary()
        self._paces: WeakKeyDictionary[Signature, float] = WeakKeyDictionary()  # seconds of a batch, on the average

    def run(self, task: Task, deadline: Deadline) -> Arrays:
        """The outputs of a task.

        Raises: UnavailableError where too many wait; DeadlineExceededError, CancelledError; what the model raises.
        """
        future = self._submit(task, deadline)
        try:
            return future.result(min(deadline.left(), LONGEST))
        except TimeoutError:
            future.cancel()
            deadline.require()
            raise

    async def run_async(self, task: Task, deadline: Deadline) -> Arrays:
        """The same for asyncio, whose own thread runs the batches of a quick model."""
        if self._paces.get(task.signature, QUICK) >= QUICK or size_of(task.inputs) > SMALL:
            return await asyncio.wrap_future(self._submit(task, deadline))
        loop = asyncio.get_running_loop()
        batches = self._in_loop.get(loop)
        if batches is None:
            batches = self._in_loop[loop] = LoopBatches(loop, self._run_batch, self._parameters)
        return await self._submit_to(batches, task, deadline, loop.create_future())

    def stop(self) -> None:
        """Take no more tasks, and return when all are done."""
        for batches in list(self._in_loop.values()):
            batches.stop()
        self._scheduler.stop()

    def _submit(self, task: Task, deadline: Deadline) -> Future:
        return self._submit_to(self._scheduler, task, deadline, Future())

    def _submit_to(self, batches: Scheduler | LoopBatches, task: Task, deadline: Deadline, outputs: F) -> F:
        task.signature.require_fitting(task.inputs)
        deadline.require()
        waiting = Waiting(task, rows_of(task.inputs), deadline, outputs)
        batches.add(self._key(task), waiting, waiting.rows)
        return outputs

    def _key(self, task: Task) -> Hashable:
        """What two tasks must have in common to be run together."""
        if self._parameters.pad_variable_length_inputs:
            return task.signature
        return task.signature, tuple(array.shape[1:] for array in task.inputs.values())

    # --- in the threads that run batches -----------------------------------------------------------------------------
    def _run_batch(self, batch: list[Waiting]) -> None:
        wanted = [waiting for waiting in batch if self._is_wanted(waiting)]
        if not wanted:
            return
        try:
            results = shielded(self._outputs, wanted)
        except OpError as error:
            if len(wanted) > 1:  # nobody's request fails for what another one asked
                for waiting in wanted:
                    self._run_batch([waiting])
            else:
                settle(wanted[0].outputs, error)
            return
        for waiting, outputs in zip(wanted, results):
            settle(waiting.outputs, outputs)

    @staticmethod
    def _is_wanted(waiting: Waiting) -> bool:
        """Whether somebody still waits; where nobody does, it says so."""
        try:
            waiting.deadline.require()
        except OpError as error:
            settle(waiting.outputs, error)
            return False
        return not waiting.outputs.cancelled()

    def _outputs(self, batch: list[Waiting]) -> list[Arrays]:
        """The outputs of each task of a batch."""
        rows = [waiting.rows for waiting in batch]
        size = self._parameters.size_for(sum(rows))
        signature, inputs = batch[0].task.signature, merged([waiting.task.inputs for waiting in batch], size)
        start = time.thread_time()  # only its own time: others may hold this thread up
        outputs = signature(inputs)
        seconds = time.thread_time() - start
        self._paces[signature] = 0.9 * self._paces.get(signature, seconds) + 0.1 * seconds
        return parted(outputs, rows, size)


def settle(future: Future | asyncio.Future, result: Arrays | OpError) -> None:
    """Give a future its result, unless its owner has left."""
    left = future.done() if isinstance(future, asyncio.Future) else not future.set_running_or_notify_cancel()
    if left:
        return
    if isinstance(result, OpError):
        future.set_exception(result)
    else:
        future.set_result(result)
