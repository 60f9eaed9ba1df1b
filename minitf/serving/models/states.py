"""The states that the versions of models go through, and a board on which they are written. Floor 8.

    START -> LOADING -> AVAILABLE -> UNLOADING -> END

A version that cannot be loaded goes from LOADING to END, with the error.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from ...backend.errors import OK, UNKNOWN, DataLossError, NotFoundError, OpError


class State(IntEnum):
    """Where a version is in its life; the numbers are those of the protocol."""

    UNKNOWN = 0
    START = 10
    LOADING = 20
    AVAILABLE = 30
    UNLOADING = 40
    END = 50


@dataclass(frozen=True, slots=True)
class VersionStatus:
    """How one version is: its state, and the error that brought it there."""

    version: int
    state: State
    error_code: int = OK
    error_message: str = ""


def code_of(error: BaseException) -> int:
    """The protocol's code of an error.

    >>> code_of(FileNotFoundError("no such file")), code_of(ValueError("?"))
    (5, 2)
    """
    if isinstance(error, OpError):
        return error.error_code
    if isinstance(error, FileNotFoundError):
        return NotFoundError.error_code
    return DataLossError.error_code if isinstance(error, OSError) else UNKNOWN


class StateBoard:
    """The status of every version that a server has seen. Threads may write and read it at once."""

    def __init__(self) -> None:
        self._models: dict[str, dict[int, VersionStatus]] = {}
        self._changed = threading.Condition()

    def put(self, name: str, version: int, state: State, error: BaseException | None = None) -> None:
        """Write down a new state."""
        status = VersionStatus(version, state) if error is None else VersionStatus(
            version, state, code_of(error), str(error))
        with self._changed:
            self._models.setdefault(name, {})[version] = status
            self._changed.notify_all()

    def versions(self, name: str) -> list[VersionStatus]:
        """What is known of a model's versions, the newest first; [] for an unknown model."""
        with self._changed:
            return sorted(self._models.get(name, {}).values(), key=lambda status: -status.version)

    def get(self, name: str, version: int) -> VersionStatus | None:
        """What is known of one version; None for nothing."""
        return self._models.get(name, {}).get(version)

    def wake(self) -> None:
        """Let all who wait ask their conditions anew."""
        with self._changed:
            self._changed.notify_all()

    def wait(self, condition: Callable[[], bool], timeout: float | None = None) -> bool:
        """Wait until the condition holds, asked anew after every change; False after `timeout` seconds without."""
        with self._changed:
            return self._changed.wait_for(condition, timeout)
