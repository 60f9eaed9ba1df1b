"""Arena: the memory of a program's intermediate results. Floor 4. Read `passes/memory.py` first, which plans it.

It is made when a program first runs, and kept for the next call. A call that comes while another is under way, on
another thread or from inside of it, finds none, and makes its own.
"""

from __future__ import annotations

from math import prod

import numpy as np

from ..backend.memory import MACHINE_MEMORY

LARGEST = min(1 << 30, MACHINE_MEMORY // 8)  # bytes; a larger arena is not kept between calls


class Arena:
    """Hands out memory as a list of arrays, which may share bytes, and takes it back.

    places: for each array its first byte, dtype and dims.
    size: in bytes.
    """

    def __init__(self):
        self.places: list[tuple] = []
        self.size = 0
        self._free: list = []  # at most one: arrays that nobody uses; on the CPU

    def add(self, start, dtype, dims):
        """Reserve a place."""
        self.places.append((start, dtype, dims))

    def take(self, xp) -> list:
        """The arrays, with anything in them, for the caller alone."""
        if xp is np:
            try:
                return self._free.pop()
            except IndexError:  # the first call, or another one is under way
                pass
        memory = xp.empty(self.size, "uint8")
        return [memory[start : start + prod(dims) * dtype.itemsize].view(dtype).reshape(dims)
                for start, dtype, dims in self.places]

    def give(self, arrays):
        """Take the arrays back. Whoever fails in between does not give them back; Python then frees them."""
        if not self._free and self.size <= LARGEST and isinstance(arrays[0], np.ndarray):
            self._free.append(arrays)
