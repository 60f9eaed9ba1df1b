"""Scratch: memory for what a kernel makes in between, kept for its next call. Floor 0. Read `memory.py` first.

A block of work that fits a core's cache is done in a fraction of a millisecond. Asking for new memory for each costs
as much again: it is cold, and at times comes from the operating system, zeroed, page by page.
"""

import threading
from math import prod

import numpy as np

KEPT = 32 << 20  # bytes; what is larger is made anew each time, and freed

_here = threading.local()  # each thread has scratch of its own, by name


def scratch(name, shape, dtype=np.float32):
    """An array of `shape`, with anything in it, which is the thread's own until it asks for this name again.

        >>> scratch("columns", (2, 3)).shape
        (2, 3)
        >>> np.shares_memory(scratch("columns", (2, 3)), scratch("columns", (4,)))
        True

    It must not outlive the kernel's call, and no kernel that runs in between may use the name.
    """
    size = prod(shape) * np.dtype(dtype).itemsize
    if size > KEPT:
        return np.empty(shape, dtype)
    memory = vars(_here).get(name)
    if memory is None or memory.size < size:
        memory = np.empty(size, np.uint8)
        setattr(_here, name, memory)
    return memory[:size].view(dtype).reshape(shape)
