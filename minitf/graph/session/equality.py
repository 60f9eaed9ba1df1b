"""What `==` asks of tensors: whether elements are equal, or, as in TensorFlow 1, whether both are one. Floor 4."""

from __future__ import annotations

from operator import is_, is_not

from ...core.operand import operators
from ...ops.variables.variable import Variable

_BY_ELEMENTS = {"equal": operators.equal, "not_equal": operators.not_equal}
_BY_IDENTITY = {"equal": is_, "not_equal": is_not}
_REFUSING = Variable.__hash__  # what `==` compares by its elements can be in no set


def disable_tensor_equality() -> None:
    """From here on, `x == y` says whether both are the same tensor or variable, and a set can hold variables.

    Source: tf.compat.v1.disable_tensor_equality.
    """
    vars(operators).update(_BY_IDENTITY)
    Variable.__hash__ = object.__hash__  # type: ignore[method-assign]


def enable_tensor_equality() -> None:
    """From here on, `x == y` compares elements, as it does from the start.

    Source: tf.compat.v1.enable_tensor_equality.
    """
    vars(operators).update(_BY_ELEMENTS)
    Variable.__hash__ = _REFUSING  # type: ignore[method-assign]
