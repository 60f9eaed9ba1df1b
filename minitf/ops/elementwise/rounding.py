"""Rounding, elementwise: floor, ceil, round, rint. Floor 2.

Each is flat between its steps, so no gradient flows through.
"""

from __future__ import annotations

from ...backend.dtypes import COMPLEX, FLOATING, SIGNED
from ...core.composite import dispatched
from ...core.convert import convert_to_tensor
from ...core.fast import execute_unary
from ...core.op import Op, no_gradient
from .arithmetic import same


class Floor(Op):
    """y = the largest integer <= x.   x: float [...]  ->  y: same."""

    T = FLOATING

    infer = same

    def kernel(xp, x):
        return xp.floor(x)

    gradient = no_gradient


def floor(x, name=None):
    """The largest integer that is not larger than x, elementwise, as a float.   x: float [...].

        >>> import minitf as tf
        >>> tf.floor([1.7, -1.2]).numpy()
        array([ 1., -2.], dtype=float32)

    Source: tf.floor.
    """
    return execute_unary(Floor, x)


class Ceil(Op):
    """y = the smallest integer >= x.   x: float [...]  ->  y: same."""

    T = FLOATING

    infer = same

    def kernel(xp, x):
        return xp.ceil(x)

    gradient = no_gradient


def ceil(x, name=None):
    """The smallest integer that is not smaller than x, elementwise, as a float.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.ceil([1.2, -1.7]).numpy()
        array([ 2., -1.], dtype=float32)

    Source: tf.math.ceil.
    """
    return execute_unary(Ceil, x)


class Round(Op):
    """y = the nearest integer, of two the even one.   x: real [...]  ->  y: same."""

    T = SIGNED - COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.rint(x)

    gradient = no_gradient


@dispatched
def round_(x, name=None):
    """The nearest integer, elementwise, and halfway the even one.   x: real [...]; integers come back as they are.

        >>> import minitf as tf
        >>> tf.round([0.5, 1.5, 2.6]).numpy()
        array([0., 2., 3.], dtype=float32)

    Source: tf.round.
    """
    x = convert_to_tensor(x)
    return x if x.dtype.is_integer else execute_unary(Round, x)


class Rint(Op):
    """y = the nearest integer, of two the even one.   x: float [...]  ->  y: same."""

    T = FLOATING

    infer = same

    def kernel(xp, x):
        return xp.rint(x)

    gradient = no_gradient


def rint(x, name=None):
    """The nearest integer, elementwise, and halfway the even one.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.rint([-1.7, 0.5, 2.5]).numpy()
        array([-2.,  0.,  2.], dtype=float32)

    Source: tf.math.rint.
    """
    return execute_unary(Rint, x)
