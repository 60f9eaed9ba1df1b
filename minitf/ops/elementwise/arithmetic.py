"""Arithmetic, elementwise: + - * / // %, negative, square, squared_difference. Floor 2.

The file to read first: each op is its shape rule, its kernel and its gradient, and nothing else. All that two inputs
of different shapes need is the word `sum_to` in the gradient (see `shapes/broadcasting.py`). Read next:
`exponential.py`.
"""

from __future__ import annotations

from ...backend.dtypes import COMPLEX, FLOATING, INTEGER, NUMERIC, REAL, SIGNED, float32, float64, int32, int64, string
from ...backend.errors import RuleError, explain
from ...backend.shapes import broadcast
from ...core.composite import composite_among
from ...core.execute import as_tensors
from ...core.fast import execute_binary, execute_unary
from ...core.op import Op, no_gradient
from ...core.tensor import Tensor
from ..shapes.broadcasting import sum_to
from ..shapes.identity import cast, conj


def same(x):
    """The shape rule of an elementwise op of one input."""
    return x


def broadcasted(x, y):
    """The shape rule of an elementwise op of two inputs."""
    return x.with_dims(broadcast(x.dims, y.dims))


# --- + - * ------------------------------------------------------------------------------------------------------
class AddV2(Op):
    """z = x + y.   x, y: numeric, broadcastable  ->  z: the broadcast shape."""

    T = NUMERIC | {string}
    lenient = True

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.add(x, y)

    def gradient(call, dz):
        x, y = call.inputs
        return [sum_to(dz, x) if call.needs[0] else None, sum_to(dz, y) if call.needs[1] else None]


def add(x, y, name=None):
    """x + y, elementwise.

    x, y: numeric or string, of one dtype, shapes broadcastable. A Python number takes the other's dtype.

        >>> import minitf as tf
        >>> tf.add([1, 2], 3).numpy()
        array([4, 5], dtype=int32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.add.
    """
    return execute_binary(AddV2, x, y)


class Sub(Op):
    """z = x - y.   x, y: numeric, broadcastable  ->  z: the broadcast shape."""

    T = NUMERIC

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.subtract(x, y)

    def gradient(call, dz):
        x, y = call.inputs
        return [sum_to(dz, x) if call.needs[0] else None, sum_to(-dz, y) if call.needs[1] else None]


def subtract(x, y, name=None):
    """x - y, elementwise.

    x, y: numeric, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.subtract([5, 7], [1, 2]).numpy()
        array([4, 5], dtype=int32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.subtract.
    """
    return execute_binary(Sub, x, y)


class Mul(Op):
    """z = x * y.   x, y: numeric, broadcastable  ->  z: the broadcast shape."""

    T = NUMERIC

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.multiply(x, y)

    def gradient(call, dz):
        x, y = call.inputs
        return [
            sum_to(dz * conj(y), x) if call.needs[0] else None,
            sum_to(dz * conj(x), y) if call.needs[1] else None,
        ]


def multiply(x, y, name=None):
    """x * y, elementwise.

    x, y: numeric, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.multiply([1., 2.], 3.).numpy()
        array([3., 6.], dtype=float32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.multiply.
    """
    return execute_binary(Mul, x, y)


# --- / // % -----------------------------------------------------------------------------------------------------
class RealDiv(Op):
    """z = x / y.   x, y: float or complex, broadcastable  ->  z: the broadcast shape."""

    T = FLOATING | COMPLEX

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.divide(x, y)

    def gradient(call, dz):
        x, y = call.inputs
        return [
            sum_to(dz / conj(y), x) if call.needs[0] else None,
            sum_to(-dz * conj(call.output / y), y) if call.needs[1] else None,
        ]


def divide(x, y, name=None):
    """x / y, elementwise, with Python's meaning: integers give floats.

    x, y: numeric, of one dtype, shapes broadcastable. 8- and 16-bit integers give float32, wider ones float64.

        >>> import minitf as tf
        >>> tf.divide([3, 4], 2).numpy()
        array([1.5, 2. ])

    Raises: TypeError where dtypes differ or are not numeric; InvalidArgumentError where shapes do not broadcast.
    Source: tf.divide, tf.math.truediv. Division of a float by zero gives inf or nan, as in IEEE arithmetic.
    """
    return execute_binary(RealDiv, *divisible("divide", x, y))


def divisible(where, x, y):
    """Both as tensors that divide: integers of up to 16 bits as float32, wider ones as float64."""
    if type(x) is not Tensor or type(y) is not Tensor:
        if composite_among((x, y)) is not None:
            return x, y
        x, y = as_tensors(RealDiv, (x, y))
    dtype = x.dtype
    if dtype is not y.dtype or dtype not in NUMERIC:
        raise TypeError(explain(where, f"x is {dtype.name}, y is {y.dtype.name}", "both must be numeric and have the "
                                "same dtype", "Use tf.cast on one of the two"))
    if dtype not in INTEGER:
        return x, y
    wide = float32 if dtype.size <= 2 else float64
    return cast(x, wide), cast(y, wide)


truediv = divide


class FloorDiv(Op):
    """z = floor(x / y).   x, y: real, broadcastable  ->  z: the broadcast shape."""

    T = REAL

    infer = broadcasted

    def kernel(xp, x, y):
        refuse_integer_zero(xp, y)
        return xp.floor_divide(x, y) if y.dtype.kind in "iu" else xp.floor(xp.divide(x, y))

    gradient = no_gradient


def refuse_integer_zero(xp, y):
    """Raise RuleError where integers would be divided by zero: no integer can say 'infinity'."""
    if y.dtype.kind in "iu" and not y.all():
        raise RuleError("integer division by zero", "Check the divisor, or divide floats")


def floordiv(x, y, name=None):
    """The quotient rounded towards minus infinity, elementwise: Python's `//`.

        >>> import minitf as tf
        >>> tf.math.floordiv([-7, 7], 2).numpy()
        array([-4,  3], dtype=int32)

    Raises: InvalidArgumentError for an integer divisor of zero.
    Source: tf.math.floordiv. It has no gradient.
    """
    return execute_binary(FloorDiv, x, y)


class FloorMod(Op):
    """z = x - floor(x / y) * y.   x, y: real, broadcastable  ->  z: the broadcast shape."""

    T = REAL

    infer = broadcasted

    def kernel(xp, x, y):
        refuse_integer_zero(xp, y)
        return xp.remainder(x, y)

    def gradient(call, dz):
        x, y = call.inputs
        return [sum_to(dz, x), sum_to(-dz * floordiv(x, y), y)]


def floormod(x, y, name=None):
    """The remainder with the sign of the divisor, elementwise: Python's `%`.

        >>> import minitf as tf
        >>> tf.math.floormod([-7, 7], 3).numpy()
        array([2, 1], dtype=int32)

    Raises: InvalidArgumentError for an integer divisor of zero.
    Source: tf.math.floormod.
    """
    return execute_binary(FloorMod, x, y)


mod = floormod


# --- one input --------------------------------------------------------------------------------------------------
class Neg(Op):
    """y = -x.   x: signed [...]  ->  y: same."""

    T = SIGNED

    infer = same

    def kernel(xp, x):
        return xp.negative(x)

    def gradient(call, dy):
        return [-dy]


def negative(x, name=None):
    """-x, elementwise.

        >>> import minitf as tf
        >>> tf.negative([1, -2]).numpy()
        array([-1,  2], dtype=int32)

    Source: tf.negative.
    """
    return execute_unary(Neg, x)


class Square(Op):
    """y = x * x.   x: numeric [...]  ->  y: same."""

    T = NUMERIC

    infer = same

    def kernel(xp, x):
        return xp.square(x)

    def gradient(call, dy):
        return [dy * conj(2 * call.inputs[0])]


def square(x, name=None):
    """x * x, elementwise.

        >>> import minitf as tf
        >>> tf.square([1., -3.]).numpy()
        array([1., 9.], dtype=float32)

    Source: tf.square.
    """
    return execute_unary(Square, x)


class SquaredDifference(Op):
    """z = |x - y|^2.   x, y: float, complex, int32 or int64, broadcastable  ->  z: the broadcast shape."""

    T = FLOATING | COMPLEX | {int32, int64}

    infer = broadcasted

    def kernel(xp, x, y):
        d = xp.asarray(xp.subtract(x, y))
        return xp.multiply(xp.conj(d), d, out=d) if d.dtype.kind == "c" else xp.square(d, out=d)

    def gradient(call, dz):
        x, y = call.inputs
        step = 2 * dz * (x - y)
        return [sum_to(step, x) if call.needs[0] else None, sum_to(-step, y) if call.needs[1] else None]


def squared_difference(x, y, name=None):
    """(x - y) squared, elementwise; for complex numbers the square of their distance.

    x, y: float, complex, int32 or int64, of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.math.squared_difference([1., 5.], 2.).numpy()
        array([1., 9.], dtype=float32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.math.squared_difference.
    """
    return execute_binary(SquaredDifference, x, y)
