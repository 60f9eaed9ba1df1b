"""Deadline: until when the answer to a request is worth anything. Floor 8."""

from __future__ import annotations

import math
import time

from ..backend.errors import CancelledError, DeadlineExceededError


class Deadline:
    """A point in time after which nobody waits any more, or none; and whether the caller has given up before it.

    NumPy cannot be stopped in the middle of a product, so a deadline is looked at before work begins: a request that
    nobody waits for any more takes no time from the others.

        >>> Deadline().left(), Deadline(0.0).left()
        (inf, 0.0)
    """

    __slots__ = ("_cancelled", "_end")

    def __init__(self, seconds: float | None = None) -> None:
        """seconds: from now; None for no end."""
        self._end = math.inf if seconds is None else time.monotonic() + seconds
        self._cancelled = False

    def left(self) -> float:
        """Seconds that are left, at least 0; infinity for no end."""
        return max(self._end - time.monotonic(), 0.0)

    def cancel(self) -> None:
        """The caller has given up."""
        self._cancelled = True

    def require(self) -> None:
        """Raise CancelledError or DeadlineExceededError where nobody waits any more."""
        if self._cancelled:
            raise CancelledError("The request was cancelled by the client.")
        if self._end <= time.monotonic():
            raise DeadlineExceededError("The deadline of the request was exceeded before it could be "
                                        "answered.")
