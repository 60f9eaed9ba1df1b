"""Comparison, elementwise: == != < <= > >=, and the tests for nan and infinity. Floor 2. Read next: `logical.py`.

Every op here gives bools, and a bool does not change smoothly with what was compared: no gradient flows through.
"""

from __future__ import annotations

from ..backend.dtypes import FLOATING, HANDLES, QUANTIZED, REAL, bool_
from ..backend.errors import RuleError
from ..backend.shapes import broadcast
from ..core.convert import convert_to_tensor
from ..core.execute import as_tensors
from ..core.fast import execute_binary, execute_unary
from ..core.op import Op, no_gradient


def compared(x, y):
    """The shape rule of a comparison: bools in the broadcast shape."""
    return x.with_dims(broadcast(x.dims, y.dims)).with_dtype(bool_)


# --- equality, of every dtype -----------------------------------------------------------------------------------
class Equal(Op):
    """z = (x == y).   x, y: any, of one dtype, broadcastable  ->  z: bool, the broadcast shape."""

    T = Op.T - HANDLES - QUANTIZED

    infer = compared

    def kernel(xp, x, y):
        return xp.equal(x, y)

    gradient = no_gradient


def equal(x, y, name=None):
    """Whether x == y, elementwise.

    x, y: of one dtype, shapes broadcastable. A Python number takes the other's dtype.

        >>> import minitf as tf
        >>> tf.equal([1, 2], 2).numpy()
        array([False,  True])

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.equal.
    """
    return execute_binary(Equal, x, y)


class NotEqual(Op):
    """z = (x != y).   x, y: any, of one dtype, broadcastable  ->  z: bool, the broadcast shape."""

    T = Equal.T

    infer = compared

    def kernel(xp, x, y):
        return xp.not_equal(x, y)

    gradient = no_gradient


def not_equal(x, y, name=None):
    """Whether x != y, elementwise.

    x, y: of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.not_equal([1, 2], 2).numpy()
        array([ True, False])

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.not_equal.
    """
    return execute_binary(NotEqual, x, y)


def operator_equal(x, y):
    """Python's `x == y`: as `equal`, but False where y is None or the shapes do not broadcast.

    Programs ask `x == None`, and `x in [...]`, of tensors of all shapes; that question always has an answer.
    """
    if y is None:
        return False
    x, y = as_tensors(Equal, (x, y))
    return equal(x, y) if _broadcastable(x, y) else convert_to_tensor(False)


def operator_not_equal(x, y):
    """Python's `x != y`: as `not_equal`, but True where y is None or the shapes do not broadcast."""
    if y is None:
        return True
    x, y = as_tensors(NotEqual, (x, y))
    return not_equal(x, y) if _broadcastable(x, y) else convert_to_tensor(True)


def _broadcastable(x, y) -> bool:
    try:
        broadcast(x._shape_tuple(), y._shape_tuple())
    except RuleError:
        return False
    return True


# --- order, of real numbers -------------------------------------------------------------------------------------
class Less(Op):
    """z = (x < y).   x, y: real, broadcastable  ->  z: bool, the broadcast shape."""

    T = REAL

    infer = compared

    def kernel(xp, x, y):
        return xp.less(x, y)

    gradient = no_gradient


def less(x, y, name=None):
    """Whether x < y, elementwise.

    x, y: real, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.less([1, 2, 3], 2).numpy()
        array([ True, False, False])

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.less.
    """
    return execute_binary(Less, x, y)


class LessEqual(Op):
    """z = (x <= y).   x, y: real, broadcastable  ->  z: bool, the broadcast shape."""

    T = REAL

    infer = compared

    def kernel(xp, x, y):
        return xp.less_equal(x, y)

    gradient = no_gradient


def less_equal(x, y, name=None):
    """Whether x <= y, elementwise.

    x, y: real, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.less_equal([1, 2, 3], 2).numpy()
        array([ True,  True, False])

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.less_equal.
    """
    return execute_binary(LessEqual, x, y)


class Greater(Op):
    """z = (x > y).   x, y: real, broadcastable  ->  z: bool, the broadcast shape."""

    T = REAL

    infer = compared

    def kernel(xp, x, y):
        return xp.greater(x, y)

    gradient = no_gradient


def greater(x, y, name=None):
    """Whether x > y, elementwise.

    x, y: real, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.greater([1, 2, 3], 2).numpy()
        array([False, False,  True])

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.greater.
    """
    return execute_binary(Greater, x, y)


class GreaterEqual(Op):
    """z = (x >= y).   x, y: real, broadcastable  ->  z: bool, the broadcast shape."""

    T = REAL

    infer = compared

    def kernel(xp, x, y):
        return xp.greater_equal(x, y)

    gradient = no_gradient


def greater_equal(x, y, name=None):
    """Whether x >= y, elementwise.

    x, y: real, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.greater_equal([1, 2, 3], 2).numpy()
        array([False,  True,  True])

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.greater_equal.
    """
    return execute_binary(GreaterEqual, x, y)


# --- numbers that are none --------------------------------------------------------------------------------------
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
