"""How tasks are run: each by itself, in the thread that asks for it. Floor 8. `batching/runner.py` is the other way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from ..backend.errors import OpError, ResourceExhaustedError, UnknownError
from .deadline import Deadline
from .inference.predict import Arrays
from .inference.tasks import Task

THREADS = 4  # for asyncio: the work inside is NumPy's, which gives the interpreter back while it computes


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
    """Runs every task by itself."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, "serving")

    def run(self, task: Task, deadline: Deadline) -> Arrays:
        task.signature.require_fitting(task.inputs)
        deadline.require()
        outputs = shielded(task.signature, task.inputs)
        deadline.require()
        return outputs

    async def run_async(self, task: Task, deadline: Deadline) -> Arrays:
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
