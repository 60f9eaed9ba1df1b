"""Quotient and remainder cut towards zero, as C and processors have them: truncatediv, truncatemod; realdiv. Floor 2.

Python's `//` and `%` round towards minus infinity instead: see `arithmetic.py`.
"""

from __future__ import annotations

from ...backend.dtypes import REAL, float32, float64, int4, int32, int64, uint4
from ...core.fast import execute_binary
from ...core.op import Op, no_gradient
from .arithmetic import RealDiv, broadcasted, refuse_integer_zero


def truncated_quotient(xp, x, y):
    """x / y without its fraction. Integers: the quotient rounded down, and 1 more where that rounded a negative one."""
    if x.dtype.kind not in "iu":
        return xp.trunc(xp.divide(x, y))
    quotient = xp.floor_divide(x, y)
    if x.dtype.kind == "u":
        return quotient
    rounded = (quotient < 0) & (quotient * y != x)
    return quotient + rounded.astype(x.dtype)


class TruncateDiv(Op):
    """z = x / y, cut towards zero.   x, y: real, broadcastable  ->  z: the broadcast shape."""

    T = REAL - {int4, uint4}

    infer = broadcasted

    def kernel(xp, x, y):
        refuse_integer_zero(xp, y)
        return truncated_quotient(xp, x, y)

    gradient = no_gradient


class TruncateMod(Op):
    """z = x - truncatediv(x, y) y, with the sign of x.   x, y: float or int32, int64, broadcastable  ->  z."""

    T = frozenset({float32, float64, int32, int64})

    infer = broadcasted

    def kernel(xp, x, y):
        refuse_integer_zero(xp, y)
        return xp.fmod(x, y)


def truncatediv(x, y, name=None):
    """The quotient cut towards zero, elementwise, as in C.   x, y: real, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.truncatediv([-7, 7], 2).numpy()
        array([-3,  3], dtype=int32)

    Raises: InvalidArgumentError for an integer divisor of zero.
    Source: tf.truncatediv. It has no gradient.
    """
    return execute_binary(TruncateDiv, x, y)


def truncatemod(x, y, name=None):
    """The remainder with the sign of x, elementwise, as in C.   x, y: float or int32, int64, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.truncatemod([-7, 7], 3).numpy()
        array([-1,  1], dtype=int32)

    Raises: InvalidArgumentError for an integer divisor of zero.
    Source: tf.truncatemod. As in TensorFlow it has no gradient. About 3 times its time at a million floats: NumPy's
    fmod is exact, and takes one element at a time.
    """
    return execute_binary(TruncateMod, x, y)


def realdiv(x, y, name=None):
    """x / y, elementwise.   x, y: float or complex, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.realdiv([1., 3.], 2.).numpy()
        array([0.5, 1.5], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.realdiv. Differs: TensorFlow calls integers a NotFoundError.
    """
    return execute_binary(RealDiv, x, y)
