"""Group: workers that train together, one process each; and the group of one. Floor 6. Read next: `collective.py`."""

from __future__ import annotations


class Group:
    """A worker's view of all workers. Every worker calls the same methods in the same order.

    rank: this worker's number, in [0, size).   size: how many there are.
    """

    rank = 0
    size = 1

    def all_reduce(self, array):
        """The elementwise sum of the arrays of all workers, of one shape and dtype: a new array."""
        return array.copy()

    def all_gather(self, array) -> list:
        """The arrays of all workers, in the order of their ranks; shapes may differ."""
        return [array]

    def broadcast(self, array):
        """The array of the worker with rank 0."""
        return array

    def barrier(self) -> None:
        """Wait until all workers are here."""

    def close(self) -> None:
        """Leave the group."""


ALONE = Group()
