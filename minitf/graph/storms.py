"""Storms of tracing: when nearly every call of a function makes a new trace, somebody should know. Floor 4.

A trace costs a thousand times what a call costs. Read next: `signature.py`, which says when one is made.
"""

from __future__ import annotations

import inspect
import weakref

from ..backend.log import get_logger

STORM, HISTORY, WARNINGS = 5, 10, 2  # so many traces in so many calls or fewer are worth a warning, so many times


class Storms:
    """The traces among the last calls of one Python function.

    Functions that are made of the same code, as inside a loop, are one here: that is the most frequent mistake.
    """

    def __init__(self):
        self._counts: list[int] = []  # for each trace, the calls from it to the next one
        self._warned = 0

    def traced(self, function, calls_before):
        """A call has made a trace; warn where there were too many.

        calls_before: how many calls before it made none, since the last trace.
        """
        if calls_before:
            self._counts = self._counts or [0]
            self._counts[-1] += calls_before
        self._counts.append(1)
        while sum(self._counts[1:]) > HISTORY:
            del self._counts[0]
        if len(self._counts) >= STORM and self._warned < WARNINGS:
            self._warned += 1
            get_logger().warning(
                f"{len(self._counts)} out of the last {sum(self._counts)} calls to {function!r} triggered tf.function "
                "retracing. Tracing is expensive. It is done for every new tf.function, for every new Python value, "
                "and for every new shape of a tensor. Make the tf.function once, outside of the loop; pass numbers "
                "that change as tensors; use reduce_retracing=True, or an input_signature, where shapes change.")


_storms: weakref.WeakKeyDictionary = weakref.WeakKeyDictionary()


def storms_of(function) -> Storms:
    """The storms of a Python function: by its code, or by itself where it has none."""
    function = inspect.unwrap(function)
    key = getattr(getattr(function, "__func__", function), "__code__", function)
    return _storms.setdefault(key, Storms())
