"""What a program passes to a transformation beside datasets and functions: sizes and counts. Floor 5."""

from __future__ import annotations

import numpy as np

from ..backend.errors import InvalidArgumentError, explain
from ..core.tensor import Tensor
from ..ops.variables.variable import Variable


class Open(int):
    """A number that is not known yet: the value of a tensor of a graph. It counts as 1 until `binding.py` binds it.

    tensor: the symbolic tensor. known: a function from its value to the number, with the checks that wait until then.
    """

    tensor: Tensor
    known: object


def is_open(number) -> bool:
    """Whether a number is not known yet."""
    return isinstance(number, Open)


def opened(tensor, known) -> Open:
    """The number that a symbolic tensor will be."""
    number = Open(1)
    number.tensor, number.known = tensor, known
    return number


def as_int(value, where="tf.data", name="value", least=None):
    """A Python int for an int, a NumPy integer, or a tensor of one.

    least: the smallest number that is allowed.
    Raises: TypeError for what is no integer; ValueError for None, or for a tensor that is not int64;
    InvalidArgumentError for what has axes, or is too small.
    """
    value = value.value() if isinstance(value, Variable) else value
    if isinstance(value, Tensor):
        if value.dtype.name != "int64":
            raise ValueError(explain(where, f"{name} is a {value.dtype.name} tensor", "an int64 one is needed",
                                     "Use tf.cast(x, tf.int64), or a Python integer"))
        array = value._known_value()
        if array is None:
            return opened(value, lambda tensor: as_int(tensor, where, name, least))
        value = np.asarray(array)
    if value is None:
        raise ValueError(explain(where, f"{name} is None", "it must be an integer"))
    if np.ndim(value) and not isinstance(value, str) and np.asarray(value).dtype.kind == "i":
        raise InvalidArgumentError(explain(where, f"{name} is {value!r}", f"{name} must be a scalar"))
    if isinstance(value, float) or not hasattr(value, "__index__"):
        raise TypeError(explain(where, f"{name} is {value!r}", "it must be an integer"))
    number = int(value)
    if least is not None and number < least:
        raise InvalidArgumentError(explain(where, f"{name} is {number}", f"{name} must be at least {least}"))
    return number
