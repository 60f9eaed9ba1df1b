"""prefetch: a thread that makes the next elements while the program uses this one. Floor 5. Read next: `../dataset.py`.

The thread fills a buffer up to `buffer_size` and then waits. An error travels through the buffer like an element, and
is raised where that element would have been. The thread never outlives its cursor: it holds the buffer, not the
cursor, and the buffer is closed when the cursor is, or when nobody holds it any more.
"""

from __future__ import annotations

import threading
import weakref
from collections import deque

from ..stage import Cursor, Stage


class Room:
    """How many elements may wait in a buffer.

    Where the size is AUTOTUNE, it is 2 to begin with, which is enough as long as making and using an element take
    equally long every time. A buffer that was full and is found empty later was too small to even out the differences:
    then its size is doubled, as long as the elements are few and small.
    """

    LARGEST, MOST_BYTES = 64, 1 << 28

    def __init__(self, size):
        self.size = size if size > 0 else 2
        self._grows = size < 0
        self._was_full = False

    def note(self, waiting, leaves=()):
        """So many elements wait, as someone comes for one; `leaves` are those of the last."""
        if waiting >= self.size:
            self._was_full = True
        elif waiting == 0 and self._was_full and self._grows:
            self._was_full = False
            if 2 * self.size <= self.LARGEST and 2 * self.size * bytes_of(leaves) <= self.MOST_BYTES:
                self.size *= 2


def bytes_of(leaves) -> int:
    """How much memory the tensors of an element take."""
    return sum(getattr(getattr(x, "_array", None), "nbytes", 0) for x in leaves)


class Prefetch(Stage):
    """The same elements, made ahead.  Source: tf.data.Dataset.prefetch.

    buffer_size: how many elements may wait; -1 (AUTOTUNE) for a number found here.
    """

    def __init__(self, source, buffer_size):
        self.sources = (source,)
        self.element_spec = source.element_spec
        self.buffer_size = buffer_size

    def cardinality(self):
        return self.sources[0].cardinality()

    def start(self):
        source = self.sources[0].begin()
        return source if self.buffer_size == 0 else PrefetchCursor(source, self.buffer_size)

    def addressed(self):
        return self.sources[0].addressed()


class PrefetchCursor(Cursor):
    """buffer: the thread and what it has made, from the first element on."""

    def __init__(self, source, size):
        self.above = (source,)
        self.size = size
        self.buffer = None
        self._waiting: list = []  # what was in the buffer of a saved place

    def next(self):
        if self._waiting:
            return self._waiting.pop(0)
        self.wake()
        return self.buffer.take()

    def wake(self):
        """Let the thread begin, where none runs."""
        if self.buffer is None:
            self.buffer = Buffer(self.above[0], self.size)
            weakref.finalize(self, self.buffer.close)

    def is_ready(self) -> bool:
        """Whether `next` would not have to wait."""
        return bool(self._waiting or (self.buffer is not None and self.buffer.ready))

    def save(self):
        """The place of the thread, and what it has made ahead."""
        if self.buffer is None:
            return {**super().save(), "waiting": list(self._waiting)}
        with self.buffer.paused() as elements:
            return {**super().save(), "waiting": [*self._waiting, *elements]}

    def restore(self, state):
        self._stop()
        super().restore(state)
        self._waiting = list(state["waiting"])

    def close(self):
        self._stop()
        super().close()

    def _stop(self):
        if self.buffer is not None:
            self.buffer.close()
            self.buffer = None


class Buffer:
    """A thread, and the elements that it has made. The condition guards all but the source.

    The thread alone pulls from the source, while it holds `pulling`.
    """

    def __init__(self, source, size):
        self.source = source
        self.room = Room(size)
        self.ready: deque = deque()  # (leaves, None), or (None, the error) that came instead
        self.last: list | tuple = ()  # the leaves that were taken last
        self.closed = False
        self.changed = threading.Condition()
        self.pulling = threading.Lock()
        self.thread = threading.Thread(target=self._work, name="tf.data prefetch", daemon=True)
        self.thread.start()

    def take(self):
        """The leaves of the next element; waits for it.  Raises: what making it raised."""
        with self.changed:
            self.room.note(len(self.ready), self.last)
            while not self.ready:
                if not self.thread.is_alive():
                    raise StopIteration
                self.changed.wait(1.0)
            leaves, error = self.ready[0]
            if isinstance(error, StopIteration):
                raise StopIteration  # a new one: the one that stays must not hold those who asked
            self.ready.popleft()
            self.last = leaves or ()
            self.changed.notify_all()
        if error is not None:
            raise error
        return leaves

    def _work(self):
        while self._has_room():
            with self.pulling:
                try:
                    made = self.source.next(), None
                except Exception as error:  # it belongs to whoever asks for this element
                    made = None, error
                with self.changed:
                    self.ready.append(made)
                    self.changed.notify_all()
            if isinstance(made[1], StopIteration):
                return

    def _has_room(self) -> bool:
        """Waits for room in the buffer.  Returns: False when it is closed."""
        with self.changed:
            self.changed.wait_for(lambda: self.closed or len(self.ready) < self.room.size)
            return not self.closed

    def paused(self):
        """A block in which the thread pulls nothing; it gives the leaves that are ready."""
        return _Paused(self)

    def close(self):
        """Ends the thread, after the element that it is making."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()
        if self.thread is not threading.current_thread():
            self.thread.join()


class _Paused:
    def __init__(self, buffer):
        self.buffer = buffer

    def __enter__(self):
        self.buffer.pulling.acquire()
        return [leaves for leaves, error in self.buffer.ready if error is None]

    def __exit__(self, *exc):
        self.buffer.pulling.release()
