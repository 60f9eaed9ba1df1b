"""Logic on the bits of integers, elementwise: and, or, xor, invert, shifts. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import INTEGER, int4, uint4
from ...core.fast import execute_binary, execute_unary
from ...core.op import Op, no_gradient
from .arithmetic import broadcasted, same

BITS = INTEGER - {int4, uint4}


class BitwiseAnd(Op):
    """z = the bits that x and y both have.   x, y: integer, broadcastable  ->  z: the broadcast shape."""

    T = BITS

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.bitwise_and(x, y)

    gradient = no_gradient


def bitwise_and(x, y, name=None):
    """The bits that are 1 in both x and y, elementwise.   x, y: integer, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.bitwise.bitwise_and([0b1100, 7], [0b1010, 2]).numpy()
        array([8, 2], dtype=int32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.bitwise.bitwise_and.
    """
    return execute_binary(BitwiseAnd, x, y)


class BitwiseOr(Op):
    """z = the bits that x or y have.   x, y: integer, broadcastable  ->  z: the broadcast shape."""

    T = BITS

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.bitwise_or(x, y)

    gradient = no_gradient


def bitwise_or(x, y, name=None):
    """The bits that are 1 in x or y or both, elementwise.   x, y: integer, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.bitwise.bitwise_or([0b1100, 4], [0b1010, 2]).numpy()
        array([14,  6], dtype=int32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.bitwise.bitwise_or.
    """
    return execute_binary(BitwiseOr, x, y)


class BitwiseXor(Op):
    """z = the bits that differ between x and y.   x, y: integer, broadcastable  ->  z: the broadcast shape."""

    T = BITS

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.bitwise_xor(x, y)

    gradient = no_gradient


def bitwise_xor(x, y, name=None):
    """The bits that are 1 in exactly one of x and y, elementwise.   x, y: integer, of one dtype, broadcastable.

        >>> import minitf as tf
        >>> tf.bitwise.bitwise_xor([0b1100, 7], [0b1010, 2]).numpy()
        array([6, 5], dtype=int32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.bitwise.bitwise_xor.
    """
    return execute_binary(BitwiseXor, x, y)


class Invert(Op):
    """y = every bit of x flipped.   x: integer [...]  ->  y: same."""

    T = BITS

    infer = same

    def kernel(xp, x):
        return xp.invert(x)

    gradient = no_gradient


def invert(x, name=None):
    """Every bit flipped, elementwise; for a signed integer that is -x - 1.   x: integer [...].

        >>> import minitf as tf
        >>> tf.bitwise.invert([0, 5]).numpy()
        array([-1, -6], dtype=int32)

    Raises: InvalidArgumentError for an input that is not an integer.
    Source: tf.bitwise.invert.
    """
    return execute_unary(Invert, x)


def shift_by(xp, x, y):
    """y cut to the shifts that x has bits for: what lies beyond, the processor would not define."""
    return xp.clip(y, 0, 8 * x.dtype.itemsize - 1)


class LeftShift(Op):
    """z = x 2^y, what does not fit dropped.   x, y: integer, broadcastable  ->  z: the broadcast shape."""

    T = BITS

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.left_shift(x, shift_by(xp, x, y))

    gradient = no_gradient


def left_shift(x, y, name=None):
    """The bits of x moved y places up, elementwise.   x, y: integer, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.bitwise.left_shift([1, 5], [3, 1]).numpy()
        array([ 8, 10], dtype=int32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.bitwise.left_shift. A y outside [0, bits of the dtype) is moved to the nearer end.
    """
    return execute_binary(LeftShift, x, y)


class RightShift(Op):
    """z = floor(x / 2^y).   x, y: integer, broadcastable  ->  z: the broadcast shape."""

    T = BITS

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.right_shift(x, shift_by(xp, x, y))

    gradient = no_gradient


def right_shift(x, y, name=None):
    """The bits of x moved y places down, elementwise; the sign stays.   x, y: integer, of one dtype, broadcastable.

        >>> import minitf as tf
        >>> tf.bitwise.right_shift([8, -8], [2, 1]).numpy()
        array([ 2, -4], dtype=int32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.bitwise.right_shift. A y outside [0, bits of the dtype) is moved to the nearer end.
    """
    return execute_binary(RightShift, x, y)
