"""Axis arguments of functions on ragged tensors. Floor 2."""

from __future__ import annotations

from ...backend.errors import explain


def ragged_axis(axis, rank, name="axis") -> int:
    """`axis` counted from the front.

        >>> ragged_axis(-1, 3)
        2

    Raises: ValueError for one out of range.
    """
    if not -rank <= axis < rank:
        raise ValueError(explain(name, f"{name} is {axis}", f"it must be in [{-rank}, {rank})"))
    return axis % rank
