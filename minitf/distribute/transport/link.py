"""Link: a worker's two neighbours in the ring, over TCP. Floor 6. Read next: `sockets.py`, which makes it.

What travels is framed: a kind, a length, and so many bytes. Besides data there are two kinds. A worker that waits says
so to the next one, again and again: whoever neither sends data nor says that it waits is the one that hangs, and the
worker behind it can name it. An error goes once around the ring, so that all workers end with the same message.
"""

from __future__ import annotations

import contextlib
import queue
import socket
import struct
import threading
import time

import numpy as np

from ...backend.errors import UnavailableError, explain

HEADER = struct.Struct("<BQ")  # kind, length in bytes
DATA, WAITING, FAILED = range(3)
PULSE = 1.0                    # seconds between two words of a worker that waits
LAST_WORDS = 10.0              # seconds to send what is left at the end
MOST_TEXT = 1 << 16            # bytes of a message


class Link:
    """Frames from the worker before, and to the next one.

    rank, names: this worker's number, and what all workers are called in messages.
    before, after: connected sockets.
    timeout: seconds without a word after which a worker counts as hanging.
    """

    def __init__(self, rank, names, before, after, timeout):
        self.rank, self.names, self.timeout = rank, names, timeout
        self.doing = "starts"
        self._before, self._after = before, after
        self._failed = None
        before.settimeout(PULSE)
        self._outgoing: queue.SimpleQueue = queue.SimpleQueue()
        self._sender = threading.Thread(target=self._send_all, daemon=True)
        self._sender.start()

    # --- sending ---------------------------------------------------------------------------------------------------
    def send(self, data, kind=DATA) -> None:
        """Let bytes go to the next worker; they must not change before it has answered."""
        self._outgoing.put((kind, bytes_of(data)))

    def _send_all(self):
        """What the sending thread does. If the next worker has gone, the ring tells this one, too."""
        while (item := self._outgoing.get()) is not None:
            kind, data = item
            try:
                self._after.sendall(HEADER.pack(kind, data.nbytes))
                self._after.sendall(data)
            except OSError:
                return

    # --- receiving -------------------------------------------------------------------------------------------------
    def receive(self) -> bytearray:
        """The next frame of data, whatever its length."""
        data = bytearray(self._next_length())
        self._fill(memoryview(data))
        return data

    def receive_into(self, data) -> None:
        """The next frame of data, as long as a buffer.  Raises: UnavailableError where it is not."""
        view = bytes_of(data)
        length = self._next_length()
        if length != view.nbytes:
            raise self.failure(f"worker {self._name(-1)} sent {length} bytes, where {view.nbytes} were due",
                               "all workers must exchange arrays of one shape")
        self._fill(view)

    def _next_length(self):
        while True:
            header = bytearray(HEADER.size)
            self._fill(memoryview(header))
            kind, length = HEADER.unpack(header)
            if kind == DATA:
                return length
            text = bytearray(min(length, MOST_TEXT))
            self._fill(memoryview(text))
            if kind == FAILED:
                self._pass_on(bytes(text))
                raise UnavailableError(text.decode(errors="replace"))

    def _fill(self, view):
        """Fill a buffer with what comes."""
        deadline = time.monotonic() + self.timeout
        while view.nbytes:
            try:
                count = self._before.recv_into(view)
            except TimeoutError:
                self.send(b"", WAITING)
                if time.monotonic() > deadline:
                    raise self.failure(f"worker {self._name(-1)} has not said a word for {self.timeout:g} seconds, "
                                       f"while worker {self._name(0)} {self.doing}", "it hangs, or computes for longer "
                                       "than the time-out", "Look at that worker, or set "
                                       "CommunicationOptions(timeout_seconds=...)") from None
                continue
            except OSError:
                count = 0
            if count == 0:
                raise self.failure(f"worker {self._name(-1)} has left, while worker {self._name(0)} {self.doing}",
                                   "all workers must take the same steps to the end",
                                   "Look at that worker's own message; give all workers equally many batches")
            view = view[count:]

    # --- failing ---------------------------------------------------------------------------------------------------
    def failure(self, received, rule, fix=None):
        """The error that this worker has found, after the others have been told."""
        text = explain("tf.distribute", received, rule, fix)
        self._pass_on(text.encode()[:MOST_TEXT])
        return UnavailableError(text)

    def _pass_on(self, text):
        """Tell the next worker, unless it has been told."""
        if self._failed is None:
            self._failed = text
            self.send(text, FAILED)

    def _name(self, offset):
        number = (self.rank + offset) % len(self.names)
        return f"{number} ({self.names[number]})"

    def close(self) -> None:
        """Send what is left, for which the others may wait, and end."""
        self._outgoing.put(None)
        self._sender.join(min(self.timeout, LAST_WORDS))
        for each in (self._after, self._before):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_WR)
            each.close()


def bytes_of(data) -> memoryview:
    """The memory of an array, or of bytes, without what they mean: 16-bit floats have no name in Python.

    >>> bytes_of(np.array([[1, 2]], np.int16)).tolist()
    [1, 0, 2, 0]
    """
    return data.reshape(-1).view(np.uint8).data if isinstance(data, np.ndarray) else memoryview(data).cast("B")
