"""Memory: how many bytes of results there are at a moment. Floor 5. Read next: `recording.py`.

Python frees an array when nobody refers to it any more. A weak reference hears of that without keeping the array.
"""

from __future__ import annotations

import threading
import weakref


class Memory:
    """Counts the memory of arrays from when they are first seen until they are freed.

    live: bytes now.   peak: the most that there were.

        >>> import numpy as np
        >>> memory = Memory()
        >>> x = np.zeros(100)
        >>> memory.took(x, ()), memory.took(x[:10], [x])   # a view has no memory of its own
        (800, 0)
        >>> del x
        >>> memory.live, memory.peak
        (0, 800)
    """

    def __init__(self):
        self.live = self.peak = 0
        self._lock = threading.RLock()  # an array may be freed at any moment, even while another is counted
        self._there: dict = {}  # id of an array that owns memory -> a reference that tells of its end

    def took(self, array, inputs) -> int:
        """The bytes of new memory that hold an array; 0 where that is memory of an input, or was seen before."""
        array = owner(array)
        if not hasattr(array, "nbytes") or any(owner(x) is array for x in inputs):
            return 0
        key, size = id(array), array.nbytes
        with self._lock:
            if key in self._there:
                return 0
            try:
                self._there[key] = weakref.ref(array, lambda _: self._gone(key, size))
            except TypeError:  # a number, or a handle
                return 0
            self.live += size
            self.peak = max(self.peak, self.live)
        return size

    def forget(self):
        """Listen no more."""
        with self._lock:
            self._there.clear()

    def _gone(self, key, size):
        with self._lock:
            if self._there.pop(key, None) is not None:
                self.live -= size


def owner(array):
    """The array whose memory this one is a view of; itself, where it has its own."""
    while isinstance(base := getattr(array, "base", None), type(array)):
        array = base
    return array
