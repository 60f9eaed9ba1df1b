"""How tasks are run: each by itself, in the thread that asks for it. Floor 8. `batching/runner.py` is the other way."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, Protocol, TypeVar
from weakref import WeakKeyDictionary

from ..backend.errors import OpError, ResourceExhaustedError, UnknownError
from .deadline import Deadline
from .inference.predict import Arrays
from .inference.tasks import Task
from .models.signature import Signature

QUICK = 5e-4  # seconds
THREADS = 4  # for asyncio: the work inside is NumPy's, which gives the interpreter back while it computes


class Pace(NamedTuple):
    """How long a signature took for its last inputs.   size: of these, in bytes."""

    size: int
    seconds: float


def size_of(inputs: Arrays) -> int:
    """How many bytes inputs have."""
    return sum(array.nbytes for array in inputs.values())


In = TypeVar("In")
Out = TypeVar("Out")


class Runner(Protocol):
    """Runs tasks."""

    def run(self, task: Task, deadline: Deadline) -> Arrays:
        """The outputs of the task's signature."""

    async def run_async(self, task: Task, deadline: Deadline) -> Arrays:
        """The same for asyncio."""

    def stop(self) -> None:
        """Take no more tasks, and return when all are done."""


class DirectRunner:
    """Runs every task by itself.

    To hand a task to another thread and back takes a tenth of a millisecond. So asyncio's own thread runs those that
    are known to take no longer than a few such times; the others would keep it from its other clients.
    """

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, "serving")
        self._paces: WeakKeyDictionary[Signature, Pace] = WeakKeyDictionary()

    def run(self, task: Task, deadline: Deadline) -> Arrays:
        task.signature.require_fitting(task.inputs)
        deadline.require()
        start = time.perf_counter()
        outputs = shielded(task.signature, task.inputs)
        self._note(task, time.perf_counter() - start)
        deadline.require()
        return outputs

    def _note(self, task: Task, seconds: float) -> None:
        """Remember how long a task took; a single one that others held up counts for little."""
        before = self._paces.get(task.signature)
        if before is not None:
            seconds = min(seconds, 2 * before.seconds)
        self._paces[task.signature] = Pace(size_of(task.inputs), seconds)

    async def run_async(self, task: Task, deadline: Deadline) -> Arrays:
        pace = self._paces.get(task.signature)
        if pace is not None and pace.seconds < QUICK and size_of(task.inputs) <= 2 * pace.size:
            return self.run(task, deadline)
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.run, task, deadline)

    def stop(self) -> None:
        self._threads.shutdown()


def shielded(function: Callable[[In], Out], inputs: In) -> Out:
    """What a function gives that runs a model.

    Raises: an OpError, whatever went wrong inside of the model.
    """
    try:
        return function(inputs)
    except OpError:
        raise
    except MemoryError as error:
        raise ResourceExhaustedError(f"out of memory while the model ran: {error}") from None
    except Exception as error:
        raise UnknownError(f"{type(error).__name__}: {error}") from error
