"""Which numbers are finite, infinite, or none at all: is_finite, is_inf, is_nan, elementwise. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import FLOATING, bool_
from ...core.fast import execute_unary
from ...core.op import Op, no_gradient


def tested(x):
    """The shape rule of a test on each element: bools in the same shape."""
    return x.with_dtype(bool_)


class IsNan(Op):
    """y = whether x is not a number.   x: float [...]  ->  y: bool, same shape."""

    T = FLOATING

    infer = tested

    def kernel(xp, x):
        return xp.isnan(x)

    gradient = no_gradient


def is_nan(x, name=None):
    """Whether x is nan, elementwise.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.is_nan([1., float("nan"), float("inf")]).numpy()
        array([False,  True, False])

    Source: tf.math.is_nan.
    """
    return execute_unary(IsNan, x)


class IsInf(Op):
    """y = whether x is infinite.   x: float [...]  ->  y: bool, same shape."""

    T = FLOATING

    infer = tested

    def kernel(xp, x):
        return xp.isinf(x)

    gradient = no_gradient


def is_inf(x, name=None):
    """Whether x is inf or -inf, elementwise.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.is_inf([1., float("nan"), float("-inf")]).numpy()
        array([False, False,  True])

    Source: tf.math.is_inf.
    """
    return execute_unary(IsInf, x)


class IsFinite(Op):
    """y = whether x is neither infinite nor nan.   x: float [...]  ->  y: bool, same shape."""

    T = FLOATING

    infer = tested

    def kernel(xp, x):
        return xp.isfinite(x)

    gradient = no_gradient


def is_finite(x, name=None):
    """Whether x is neither infinite nor nan, elementwise.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.is_finite([1., float("nan"), float("inf")]).numpy()
        array([ True, False, False])

    Source: tf.math.is_finite.
    """
    return execute_unary(IsFinite, x)
