"""Comparison, elementwise: == != < <= > >=. Floor 2. Read next: `logical.py`.

Every op here gives bools, and a bool does not change smoothly with what was compared: no gradient flows through.
"""

from __future__ import annotations

from ...backend.dtypes import HANDLES, QUANTIZED, REAL, bool_
from ...backend.errors import RuleError
from ...backend.shapes import broadcast
from ...core.convert import convert_to_tensor
from ...core.fast import execute_binary
from ...core.op import Op, no_gradient
from ...core.tensor import is_tensor


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
    x, y = operands(x, y)
    return equal(x, y) if x.dtype != y.dtype or _broadcastable(x, y) else convert_to_tensor(False)


def operator_not_equal(x, y):
    """Python's `x != y`: as `not_equal`, but True where y is None or the shapes do not broadcast."""
    if y is None:
        return True
    x, y = operands(x, y)
    return not_equal(x, y) if x.dtype != y.dtype or _broadcastable(x, y) else convert_to_tensor(True)


def operands(x, y):
    """Both sides of an operator as tensors; the one that is a plain value must take the dtype of the other.

    Raises: TypeError where it cannot.
    """
    x = convert_to_tensor(x) if is_tensor(x) else convert_to_tensor(x, y.dtype)
    return x, convert_to_tensor(y) if is_tensor(y) else convert_to_tensor(y, x.dtype)


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
