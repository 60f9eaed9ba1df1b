"""BatchingRunner: runs tasks of several clients together. Floor 8. Read `merging.py` and `queue.py` first.

One product of a matrix with 32 rows takes hardly longer than one with a single row, and all that surrounds it is done
once and not 32 times. The price is that the first request waits for others.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field

from ...backend.errors import OpError
from ..deadline import Deadline
from ..inference.predict import Arrays
from ..inference.tasks import Task
from ..running import shielded
from .merging import merged, parted, rows_of
from .parameters import BatchingParameters
from .queue import Scheduler

LONGEST = threading.TIMEOUT_MAX  # seconds that a thread can wait, some centuries


@dataclass(slots=True)
class Waiting:
    """A task in a batch: how many rows it has, until when it is wanted, and where its outputs go."""

    task: Task
    rows: int
    deadline: Deadline
    outputs: Future = field(default_factory=Future)


class BatchingRunner:
    """Runs tasks together.   parameters: sizes and times."""

    def __init__(self, parameters: BatchingParameters) -> None:
        self._parameters = parameters
        self._scheduler = Scheduler(self._run_batch, parameters)

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
        """The same for asyncio."""
        return await asyncio.wrap_future(self._submit(task, deadline))

    def stop(self) -> None:
        """Take no more tasks, and return when all are done."""
        self._scheduler.stop()

    def _submit(self, task: Task, deadline: Deadline) -> Future:
        task.signature.require_fitting(task.inputs)
        deadline.require()
        waiting = Waiting(task, rows_of(task.inputs), deadline)
        self._scheduler.add(self._key(task), waiting, waiting.rows)
        return waiting.outputs

    def _key(self, task: Task) -> Hashable:
        """What two tasks must have in common to be run together."""
        if self._parameters.pad_variable_length_inputs:
            return task.signature
        return task.signature, tuple(array.shape[1:] for array in task.inputs.values())

    # --- in the threads of the scheduler -----------------------------------------------------------------------------
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
        outputs = batch[0].task.signature(merged([waiting.task.inputs for waiting in batch], size))
        return parted(outputs, rows, size)


def settle(future: Future, result: Arrays | OpError) -> None:
    """Give a future its result, unless its owner has left."""
    if not future.set_running_or_notify_cancel():
        return
    if isinstance(result, OpError):
        future.set_exception(result)
    else:
        future.set_result(result)
