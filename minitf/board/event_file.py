"""EventFile: a file of events, one record each. Floor 5. Read next: `plugins.py`.

An event is a moment: when it was, which step of the training, and what is to be told. TensorBoard reads all files of a
folder whose names hold `tfevents`, so several writers can share one.
"""

from __future__ import annotations

import os
import socket
import threading
import time
import weakref
from itertools import count

from ..wire import messages
from ..wire.gfile import as_path, told
from ..wire.records import framed

VERSION = "brain.Event:2"
_numbers = count()


class EventFile:
    """A new event file in a folder.

    logdir: the folder, made if need be.
    max_queue: int, how many events may wait in memory.   flush_millis: int, for how long, in milliseconds.
    filename_suffix: str, the end of the file's name.

    Raises: NotFoundError or PermissionDeniedError where the file cannot be made.
    """

    def __init__(self, logdir, max_queue=10, flush_millis=120_000, filename_suffix=".v2"):
        name = f"events.out.tfevents.{int(time.time()):010d}.{socket.gethostname()}.{os.getpid()}.{next(_numbers)}"
        self.path = os.path.join(as_path(logdir), name + filename_suffix)
        with told(logdir):
            os.makedirs(as_path(logdir), exist_ok=True)
            self._file = open(self.path, "wb", buffering=0)  # noqa: SIM115 (`close` closes it)
        self._lock = threading.Lock()
        self._waiting: list[bytes] = []
        self._max_queue, self._seconds, self._flushed = max_queue, flush_millis / 1000, time.monotonic()
        self._finalizer = weakref.finalize(self, _leave, self._file, self._waiting)
        source = messages.SourceMetadata(writer="minitf.board")
        self.add(messages.Event(wall_time=int(time.time()), file_version=VERSION, source_metadata=source))
        self.flush()

    def add(self, event):
        """Note an event.   event: an Event message."""
        record = framed(event.SerializeToString())
        with self._lock:
            self._waiting.append(record)
            due = len(self._waiting) > self._max_queue or time.monotonic() - self._flushed > self._seconds
        if due:
            self.flush()

    def flush(self):
        """Write what waits.

        Raises: ResourceExhaustedError where the disk is full. What it did not take is written by the next call.
        """
        with self._lock, told(self.path):
            _write(self._file, self._waiting)
            self._flushed = time.monotonic()

    def close(self):
        """Write what waits, and close the file."""
        with self._lock:
            self._finalizer()


def _write(file, waiting):
    """Write all of it; what a full disk did not take still waits, to go on in the middle of its record."""
    rest = memoryview(b"".join(waiting))
    waiting.clear()
    try:
        while rest:
            rest = rest[file.write(rest):]
    finally:
        if rest:
            waiting.append(bytes(rest))


def _leave(file, waiting):
    """The file of a writer that nobody uses any more, or of a program that ends."""
    _write(file, waiting)
    file.close()
