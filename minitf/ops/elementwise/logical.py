"""Logic on bools, elementwise: and, or, xor, not. Floor 2. Read `bitwise.py` too, the same on the bits of integers.

Python's operators & | ^ ~ stand for both: for logic between bools, and for logic between bits.
"""

from __future__ import annotations

from ...backend.dtypes import bool_
from ...core.fast import execute_binary, execute_unary
from ...core.op import Op, no_gradient
from .arithmetic import broadcasted, same
from .bitwise import bitwise_and, bitwise_or, bitwise_xor, invert
from .comparison import operands


class LogicalAnd(Op):
    """z = x and y.   x, y: bool, broadcastable  ->  z: bool, the broadcast shape."""

    T = frozenset({bool_})

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.logical_and(x, y)

    gradient = no_gradient


def logical_and(x, y, name=None):
    """Whether both x and y are True, elementwise.   x, y: bool, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.logical_and([True, False], [True, True]).numpy()
        array([ True, False])

    Raises: InvalidArgumentError for inputs that are not bool.
    Source: tf.logical_and.
    """
    return execute_binary(LogicalAnd, x, y)


class LogicalOr(Op):
    """z = x or y.   x, y: bool, broadcastable  ->  z: bool, the broadcast shape."""

    T = frozenset({bool_})

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.logical_or(x, y)

    gradient = no_gradient


def logical_or(x, y, name=None):
    """Whether x or y, or both, are True, elementwise.   x, y: bool, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.logical_or([True, False], [False, False]).numpy()
        array([ True, False])

    Raises: InvalidArgumentError for inputs that are not bool.
    Source: tf.logical_or.
    """
    return execute_binary(LogicalOr, x, y)


class LogicalNot(Op):
    """y = not x.   x: bool [...]  ->  y: same."""

    T = frozenset({bool_})

    infer = same

    def kernel(xp, x):
        return xp.logical_not(x)

    gradient = no_gradient


def logical_not(x, name=None):
    """Whether x is False, elementwise.   x: bool [...].

        >>> import minitf as tf
        >>> tf.logical_not([True, False]).numpy()
        array([False,  True])

    Raises: InvalidArgumentError for an input that is not bool.
    Source: tf.logical_not.
    """
    return execute_unary(LogicalNot, x)


def logical_xor(x, y, name="LogicalXor"):
    """Whether exactly one of x and y is True, elementwise.   x, y: bool, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.math.logical_xor([True, False], [True, True]).numpy()
        array([False,  True])

    Raises: InvalidArgumentError for inputs that are not bool.
    Source: tf.math.logical_xor.
    """
    return logical_and(logical_or(x, y), logical_not(logical_and(x, y)))


# --- & | ^ ~ ----------------------------------------------------------------------------------------------------
def operator_and(x, y):
    """Python's `x & y`.  Raises: TypeError where a plain value does not take the other's dtype."""
    x, y = operands(x, y)
    return logical_and(x, y) if x.dtype == bool_ else bitwise_and(x, y)


def operator_or(x, y):
    """Python's `x | y`.  Raises: TypeError where a plain value does not take the other's dtype."""
    x, y = operands(x, y)
    return logical_or(x, y) if x.dtype == bool_ else bitwise_or(x, y)


def operator_xor(x, y):
    """Python's `x ^ y`.  Raises: TypeError where a plain value does not take the other's dtype."""
    x, y = operands(x, y)
    return logical_xor(x, y) if x.dtype == bool_ else bitwise_xor(x, y)


def operator_invert(x):
    """Python's `~x`."""
    return logical_not(x) if x.dtype == bool_ else invert(x)
