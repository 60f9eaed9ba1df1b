"""Reading the arguments that are structure, not data: axes, sizes, flags. Floor 2. Used by all other files of ops.

`axis`, `perm` and the like are attributes: plain Python values that name what is computed. A program may still pass
them as a list, a NumPy integer or a constant tensor; these helpers make plain ints of them all.
"""

from __future__ import annotations

import operator
from numbers import Real

import numpy as np

from ..backend.errors import InvalidArgumentError, RuleError, did_you_mean, explain
from ..core.literals import short
from ..core.tensor import Tensor, is_tensor


def known(value):
    """The value of a tensor in a graph that is being built, if it is known already; anything else as it is."""
    found = value._known_value() if isinstance(value, Tensor) else None
    return value if found is None else found


def is_unknown(x) -> bool:
    """Whether `x` is a tensor in a graph whose value is not known yet."""
    return isinstance(x, Tensor) and x._known_value() is None


def as_int(value, name="axis") -> int:
    """A plain int from an int, a NumPy integer or an integer tensor without axes.

        >>> as_int(np.int64(-1))
        -1

    Raises: TypeError for anything else, True and False among them.
    """
    try:
        if not isinstance(value, bool):
            return operator.index(known(value))
        raise TypeError
    except TypeError:
        raise TypeError(
            explain(name, f"{name} is {value!r}", "it must be an integer", "Pass a plain int")
        ) from None


def as_flag(value, name) -> bool:
    """A plain bool from a bool, 0 or 1, or None, which means False.

        >>> as_flag(np.bool_(True), "keepdims"), as_flag(None, "keepdims")
        (True, False)

    Raises: TypeError for anything else: that "False" counts as true is rarely what was meant.
    """
    if value is None or isinstance(value, (bool, np.bool_)) or (isinstance(value, int) and value in (0, 1)):
        return bool(value)
    raise TypeError(explain(name, f"{name} is {short(value)}", "it must be True or False"))


def as_number(value, name) -> float:
    """A plain float from a number, or from a tensor or array without axes.

        >>> as_number(np.float32(0.5), "alpha")
        0.5

    Raises: TypeError for anything else.
    """
    if isinstance(value, Real) or (is_tensor(value) and value.shape.rank == 0):
        return float(known(value))
    raise TypeError(explain(name, f"{name} is {short(value)}", "it must be a number"))


def as_choice(value, choices, where, name):
    """`value`, which must be one of `choices`, a tuple of strings.

        >>> as_choice("xy", ("xy", "ij"), "meshgrid", "indexing")
        'xy'

    Raises: ValueError where it is not.
    """
    if isinstance(value, str) and value in choices:
        return value
    rule = f"it must be {' or '.join(map(repr, choices))}"
    raise ValueError(explain(where, f"{name} is {short(value)}", rule, did_you_mean(value, choices)))


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
    if is_unknown(axis):
        raise TypeError(explain(name, f"{name} is {axis!r}", "its value must be known here", "Pass plain ints"))
    values = np.asarray(known(axis))
    if values.dtype.kind not in "iu" and values.size:
        raise TypeError(explain(name, f"{name} is {axis!r}", "it must be an integer or a list of integers"))
    if values.ndim > 1:
        raise InvalidArgumentError(
            explain(name, f"{name} is {axis!r}", "it must have at most one axis itself")
        )
    return tuple(int(a) for a in values.reshape(-1))


def one_number(spec, name):
    """The value >= 0 of an input that is a count, or None where it is not known yet.

    Raises: RuleError where it has axes, or is less than 0.
    """
    if spec.rank not in (0, None):
        raise RuleError(f"{name} must be one number, without axes")
    if spec.value is None:
        return None
    count = int(spec.value)
    if count < 0:
        raise RuleError(f"{name} is {count} and must be >= 0")
    return count


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
