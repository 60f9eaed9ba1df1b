"""What the coordinator holds of its workers: results to come, and values that each has for itself. Floor 6."""

from __future__ import annotations

import threading

from ... import tree
from ...core.tensor import is_tensor


class RemoteValue:
    """What a scheduled function is going to return.  Source: tf.distribute.coordinator.RemoteValue."""

    def __init__(self):
        self._done = threading.Event()
        self._result = self._error = None

    def get(self):
        """Wait for the result, and return it.  Raises: what the function has raised."""
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._result

    def fetch(self):
        """The same, with arrays in place of tensors."""
        return tree.map_structure(lambda x: x.numpy() if is_tensor(x) else x, self.get())

    def _set(self, result=None, error=None):
        self._result, self._error = result, error
        self._done.set()


class PerWorkerValue:
    """A value for each worker.   values: in the order of the workers.

    Source: tf.distribute.coordinator.PerWorkerValue. `iter` of one that holds datasets gives one of iterators.
    """

    def __init__(self, values):
        self.values = tuple(values)

    def __iter__(self):
        return PerWorkerIterator(map(iter, self.values))


class PerWorkerIterator(PerWorkerValue):
    """An iterator for each worker, to be passed to `schedule`."""

    def __iter__(self):
        return self

    def __next__(self):
        raise TypeError("PerWorkerIterator: next: each worker has its own next element. Pass the iterator to schedule, "
                        "and take the next element in the function.")


def of_worker(structure, i):
    """The structure as worker `i` sees it."""
    return tree.map_structure(lambda x: x.values[i] if isinstance(x, PerWorkerValue) else x, structure)
