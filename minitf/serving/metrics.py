"""Metrics: what a server counts, under the names of TensorFlow Serving's. Floor 8."""

from __future__ import annotations

import asyncio
import math
import threading
import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ..backend.errors import CANCELLED
from .models.states import code_of

MOST_ROWS = 10_000  # of a metric: who asks for ever new models must not fill the memory
CODES = ("OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
         "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED",
         "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED")


class Metric:
    """Numbers that only grow, one row for each combination of labels.

    name: as TensorFlow Serving's, with slashes.   help: a sentence.   labels: names.
    bounds: upper bounds of the bins of a histogram, increasing; () for a plain counter.
    """

    def __init__(self, name: str, help: str, labels: Sequence[str], bounds: Sequence[float] = ()) -> None:
        self.name, self.help, self.labels = name, help, tuple(labels)
        self.bounds = (*bounds, math.inf) if bounds else ()
        self._lock = threading.Lock()
        self._rows: dict[tuple[str, ...], list[float]] = {}  # (total, and the count of each bin)

    def add(self, labels: tuple[str, ...], value: float = 1.0) -> None:
        """Count `value` in the row of these labels."""
        with self._lock:
            row = self._rows.get(labels)
            if row is None:
                if len(self._rows) >= MOST_ROWS:
                    return
                row = self._rows[labels] = [0.0] * (1 + len(self.bounds))
            row[0] += value
            if self.bounds:
                row[1 + bisect_left(self.bounds, value)] += 1

    def rows(self) -> dict[tuple[str, ...], list[float]]:
        """A copy: labels -> the total, and for a histogram the count of each bin."""
        with self._lock:
            return {labels: list(row) for labels, row in self._rows.items()}


def powers(first: float, factor: float, count: int) -> list[float]:
    """Bounds that grow by a factor.

    >>> powers(10, 2, 3)
    [10, 20, 40]
    """
    return [first * factor**i for i in range(count)]


class Metrics:
    """All that a server counts; `all` lists it."""

    def __init__(self) -> None:
        times = powers(10, 1.8, 33)  # microseconds, up to 20 minutes
        self.requests = Metric("/tensorflow/serving/request_count", "The total number of requests.",
                               ["model_name", "status"])
        self.request_latency = Metric("/tensorflow/serving/request_latency", "Distribution of wall time (in "
                                      "microseconds) for Tensorflow Serving request.",
                                      ["model_name", "API", "entrypoint"], times)
        self.runtime_latency = Metric("/tensorflow/serving/runtime_latency", "Distribution of wall time (in "
                                      "microseconds) for Tensorflow runtime.", ["model_name", "API", "runtime"], times)
        self.all = [self.requests, self.request_latency, self.runtime_latency]

    @contextmanager
    def request(self, model: str, api: str, entrypoint: str) -> Iterator[None]:
        """Around a request: counts it, with the status that it ends with and the time that it takes.

        entrypoint: "REST" or "GRPC".
        """
        start = time.perf_counter()
        try:
            yield
        except BaseException as error:
            code = CANCELLED if isinstance(error, asyncio.CancelledError) else code_of(error)
            self.requests.add((model, CODES[code]))
            raise
        self.requests.add((model, "OK"))
        self.request_latency.add((model, api, entrypoint), (time.perf_counter() - start) * 1e6)
