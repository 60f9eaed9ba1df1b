"""Reading the arguments that are structure, not data: axes and sizes. Floor 2. Used by every other file of ops.

`axis`, `perm` and the like are attributes: plain Python values that name what is computed. A program may still pass
them as a list, a NumPy integer or a constant tensor; these helpers make plain ints of them all.
"""

from __future__ import annotations

import operator

import numpy as np

from ..backend.errors import InvalidArgumentError, explain


def as_int(value, name="axis") -> int:
    """A plain int from an int, a NumPy integer or an integer tensor without axes.

        >>> as_int(np.int64(-1))
        -1

    Raises: TypeError for anything else.
    """
    try:
        return operator.index(value)
    except TypeError:
        raise TypeError(
            explain(name, f"{name} is {value!r}", "it must be an integer", "Pass a plain int")
        ) from None


def as_axes(axis, name="axis"):
    """None, or a tuple of plain ints, from an axis argument in any of its forms.

        >>> as_axes(1), as_axes([0, -1]), as_axes(None)
        ((1,), (0, -1), None)

    Raises: TypeError for what is neither an integer nor a list of them.
    """
    if axis is None:
        return None
    if type(axis) is int:
        return (axis,)
    if isinstance(axis, (list, tuple, range)):
        return tuple(as_int(a, name) for a in axis)
    values = np.asarray(axis)
    if values.dtype.kind not in "iu" and values.size:
        raise TypeError(explain(name, f"{name} is {axis!r}", "it must be an integer or a list of integers"))
    if values.ndim > 1:
        raise InvalidArgumentError(
            explain(name, f"{name} is {axis!r}", "it must have at most one axis itself")
        )
    return tuple(int(a) for a in values.reshape(-1))


def checked_axis(axis, rank, where, name="axis") -> int:
    """`axis` counted from the front, for a function that needs it before its op can check it.

        >>> checked_axis(-1, 3, "gather")
        2

    Raises: InvalidArgumentError unless it is in [-rank, rank); TypeError for what is no integer.
    """
    axis = as_int(axis, name)
    if not -rank <= axis < rank:
        raise InvalidArgumentError(explain(where, f"{name} is {axis}", f"it must be in [{-rank}, {rank})"))
    return axis % rank
