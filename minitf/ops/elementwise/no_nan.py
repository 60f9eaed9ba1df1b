"""Products and quotients in which 0 wins: multiply_no_nan, divide_no_nan, reciprocal_no_nan. Floor 2.

In floating-point arithmetic 0 * inf is nan, and so is 0 / 0, and one nan spoils a whole sum. Where a 0 means "this one
does not count", these two say 0.
"""

from __future__ import annotations

from ...backend.blocks import filled
from ...backend.dtypes import COMPLEX, FLOATING
from ...core.convert import convert_to_tensor
from ...core.fast import execute_binary
from ...core.op import Op
from ..shapes.broadcasting import sum_to
from ..shapes.identity import conj
from .arithmetic import broadcasted, divisible


def without_nan(xp, combine, x, y):
    """combine(x, y), and 0 where y is 0."""
    if x.shape != y.shape and (x.size != 1 or x.ndim > y.ndim):
        x, y = xp.broadcast_arrays(x, y)

    def values(y, x, z):
        combine(x, y, out=z)
        zero = y == 0
        if zero.any():
            xp.copyto(z, z.dtype.type(0), where=zero)

    return filled(values, y, x)


class MulNoNan(Op):
    """z = x * y, and 0 where y is 0.   x, y: float or complex, broadcastable  ->  z: the broadcast shape."""

    T = FLOATING | COMPLEX

    infer = broadcasted

    def kernel(xp, x, y):
        return without_nan(xp, xp.multiply, x, y)

    def gradient(call, dz):
        x, y = call.inputs
        return [
            sum_to(multiply_no_nan(dz, conj(y)), x) if call.needs[0] else None,
            sum_to(multiply_no_nan(conj(x), dz), y) if call.needs[1] else None,
        ]


def multiply_no_nan(x, y, name=None):
    """x * y, and 0 wherever y is 0, even where x is infinite or nan.

    x, y: float or complex, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.math.multiply_no_nan([2., float("nan")], [3., 0.]).numpy()
        array([6., 0.], dtype=float32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.math.multiply_no_nan.
    """
    return execute_binary(MulNoNan, x, y)


class DivNoNan(Op):
    """z = x / y, and 0 where y is 0.   x, y: float or complex, broadcastable  ->  z: the broadcast shape."""

    T = FLOATING | COMPLEX

    infer = broadcasted

    def kernel(xp, x, y):
        return without_nan(xp, xp.divide, x, y)

    def gradient(call, dz):
        x, y = call.inputs
        return [
            sum_to(divide_no_nan(dz, conj(y)), x) if call.needs[0] else None,
            sum_to(-dz * conj(divide_no_nan(call.output, y)), y) if call.needs[1] else None,
        ]


def divide_no_nan(x, y, name=None):
    """x / y, and 0 wherever y is 0.

    x, y: numeric, of one dtype, shapes broadcastable. 8- and 16-bit integers give float32, wider ones float64.

        >>> import minitf as tf
        >>> tf.math.divide_no_nan([1., 2.], [0., 4.]).numpy()
        array([0. , 0.5], dtype=float32)

    Raises: TypeError where dtypes differ or are not numeric; InvalidArgumentError where shapes do not broadcast.
    Source: tf.math.divide_no_nan.
    """
    return execute_binary(DivNoNan, *divisible("divide_no_nan", x, y))


def reciprocal_no_nan(x, name=None):
    """1 / x, and 0 where x is 0.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.math.reciprocal_no_nan([0., 4.]).numpy()
        array([0.  , 0.25], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.reciprocal_no_nan.
    """
    x = convert_to_tensor(x)
    return execute_binary(DivNoNan, convert_to_tensor(1, x.dtype), x)
