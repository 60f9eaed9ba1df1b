"""Group: workers that train together, one process each; and the group of one. Floor 6. Read next: `collective.py`."""

from __future__ import annotations


class Group:
    """A worker's view of all workers. Every worker calls the same methods in the same order.

    rank: this worker's number, in [0, size).   size: how many there are.
    pack: bytes that gradients fill before they travel; None for what `buckets.py` holds for right.
    compression: the dtype, "float16" or "bfloat16", that float32 gradients have on their way; None for their own.
    """

    rank = 0
    size = 1
    pack: int | None = None
    compression: str | None = None

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
