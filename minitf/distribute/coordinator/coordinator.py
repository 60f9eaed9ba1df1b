"""ClusterCoordinator: a queue of functions, and workers that take the next one. Floor 6. Read `values.py` first.

A worker that is lost takes nothing with it: what it was at work on is given to another one. An error of the program's
own is different: it ends what is still in the queue, and the program hears of it where it calls next.
"""

from __future__ import annotations

import threading
from collections import deque

from ... import tree
from ...backend.errors import AbortedError, CancelledError, UnavailableError, explain
from ..parameter_server import ParameterServerStrategy
from .values import PerWorkerValue, RemoteValue, of_worker

LOST = UnavailableError, AbortedError  # what a worker raises that is lost, or whose server is


class ClusterCoordinator:
    """Hands out functions to the workers of a ParameterServerStrategy.

        >>> import minitf as tf
        >>> cluster = tf.train.ClusterSpec({"worker": ["a:1", "b:2"]})
        >>> resolver = tf.distribute.cluster_resolver.SimpleClusterResolver(cluster)
        >>> coordinator = ClusterCoordinator(ParameterServerStrategy(resolver))
        >>> squares = [coordinator.schedule(lambda x: x * x, args=(i,)) for i in range(4)]
        >>> coordinator.join()
        >>> coordinator.fetch(squares)
        [0, 1, 4, 9]

    Raises: ValueError for another strategy.
    Source: tf.distribute.coordinator.ClusterCoordinator. Differs: workers are threads of this process.
    """

    def __init__(self, strategy):
        if not isinstance(strategy, ParameterServerStrategy):
            raise ValueError(explain("ClusterCoordinator", f"received {strategy!r}",
                                     "it must be a ParameterServerStrategy"))
        self.strategy = strategy
        self._queue: deque = deque()
        self._idle = set(range(strategy.num_workers))
        self._changed = threading.Condition()
        self._error = None

    def schedule(self, fn, args=None, kwargs=None) -> RemoteValue:
        """Put a function into the queue; a worker will call it.

        args, kwargs: its arguments; of a PerWorkerValue the worker gets its own.
        Returns: what it will return.
        Raises: what a function has raised that was scheduled before.
        """
        if not callable(fn):
            raise TypeError(explain("ClusterCoordinator.schedule", f"fn is {fn!r}", "it must be a function"))
        found = RemoteValue()
        with self._changed:
            self._raise_error()
            self._queue.append((fn, args or (), kwargs or {}, found))
            if self._idle:
                worker = self._idle.pop()
                threading.Thread(target=self._work, args=(worker,), daemon=True).start()
        return found

    def join(self) -> None:
        """Wait until all that was scheduled is done.  Raises: what a function has raised."""
        with self._changed:
            self._changed.wait_for(self._is_done)
            self._raise_error()

    def done(self) -> bool:
        """Whether all that was scheduled is done.  Raises: what a function has raised."""
        with self._changed:
            self._raise_error()
            return self._is_done()

    def fetch(self, val):
        """A structure with the results, as arrays, in place of the RemoteValues."""
        return tree.map_structure(lambda x: x.fetch() if isinstance(x, RemoteValue) else x, val)

    def create_per_worker_dataset(self, dataset_fn) -> PerWorkerValue:
        """A dataset for each worker.   dataset_fn: a function that makes one, or a dataset for all of them."""
        made = dataset_fn if callable(dataset_fn) else lambda: dataset_fn
        return PerWorkerValue(made() for _ in range(self.strategy.num_workers))

    # --- the workers -------------------------------------------------------------------------------------------------
    def _work(self, worker):
        """What a worker's thread does: one function after the other, until there is none."""
        while (task := self._next_task(worker)) is not None:
            fn, args, kwargs, found = task
            try:
                found._set(fn(*of_worker(args, worker), **of_worker(kwargs, worker)))
            except LOST:
                with self._changed:
                    self._queue.appendleft(task)  # another worker, or this one when it is back
            except Exception as error:
                self._end(found, error)

    def _next_task(self, worker):
        with self._changed:
            if self._queue:
                return self._queue.popleft()
            self._idle.add(worker)
            self._changed.notify_all()
            return None

    def _end(self, found, error):
        """A function has failed: what is in the queue will not run."""
        with self._changed:
            found._set(error=error)
            self._error = self._error or error
            while self._queue:
                cancelled = explain("ClusterCoordinator", "a function that did not run", f"another failed: {error!r}")
                self._queue.popleft()[3]._set(error=CancelledError(cancelled))

    def _is_done(self) -> bool:
        return not self._queue and len(self._idle) == self.strategy.num_workers

    def _raise_error(self):
        """Raise the first error that nobody has heard of."""
        error, self._error = self._error, None
        if error is not None:
            raise error
