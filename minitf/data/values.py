"""What a program passes to a transformation beside datasets and functions: sizes and counts. Floor 5."""

from __future__ import annotations

from ..backend.errors import InvalidArgumentError, explain
from ..core.tensor import Tensor
from ..ops.variables.variable import Variable


class Open(int):
    """A number that is not known yet: a tensor of a function that is being traced. It counts as 1."""


def as_int(value, where="tf.data", name="value", least=None):
    """A Python int for an int, a NumPy integer, or a tensor of one.

    least: the smallest number that is allowed.
    Raises: TypeError for what is no integer; InvalidArgumentError where it is too small.
    """
    if isinstance(value, Variable):
        value = value.value()
    if isinstance(value, Tensor) and value._known_value() is None:
        return Open(1)
    if isinstance(value, Tensor):
        value = value.numpy()
    if isinstance(value, float) or not hasattr(value, "__index__"):
        raise TypeError(explain(where, f"{name} is {value!r}", "it must be an integer"))
    number = int(value)
    if least is not None and number < least:
        raise InvalidArgumentError(explain(where, f"{name} is {number}", f"{name} must be at least {least}"))
    return number
