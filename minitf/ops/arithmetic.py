"""Arithmetic, elementwise: + - * / // % **, neg, square, abs, sign, maximum, minimum. Floor 2.

The file to read first: each op is its shape rule, its kernel and its gradient, and nothing else. All that two inputs
of different shapes need is the word `sum_to` in the gradient (see `broadcasting.py`). Read next: `transcendental.py`.
"""

from __future__ import annotations

from ..backend.dtypes import COMPLEX, FLOATING, INTEGER, NUMERIC, REAL, float32, float64, string
from ..backend.errors import RuleError
from ..backend.shapes import broadcast
from ..core.convert import convert_to_tensor
from ..core.fast import execute_binary, execute_unary
from ..core.op import Op, no_gradient
from .broadcasting import sum_to
from .identity import cast, conj


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

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.divide, tf.math.truediv. Division of a float by zero gives inf or nan, as in IEEE arithmetic.
    """
    x, y = _pair(x, y)
    if x.dtype in INTEGER and y.dtype == x.dtype:
        wide = float32 if x.dtype.size <= 2 else float64
        x, y = cast(x, wide), cast(y, wide)
    return execute_binary(RealDiv, x, y)


def _pair(x, y):
    """Both as tensors; the one that is a plain value takes the dtype of the other where it can."""
    if hasattr(x, "dtype") or not hasattr(y, "dtype"):
        x = convert_to_tensor(x)
        return x, convert_to_tensor(y, dtype_hint=x.dtype)
    y = convert_to_tensor(y)
    return convert_to_tensor(x, dtype_hint=y.dtype), y


def divide_no_nan(x, y, name=None):
    """x / y, and 0 wherever y is 0.

        >>> import minitf as tf
        >>> tf.math.divide_no_nan([1., 2.], [0., 4.]).numpy()
        array([0. , 0.5], dtype=float32)

    Source: tf.math.divide_no_nan.
    """
    return execute_binary(DivNoNan, *_pair(x, y))


class DivNoNan(Op):
    """z = x / y, and 0 where y is 0.   x, y: float or complex, broadcastable  ->  z: the broadcast shape."""

    T = FLOATING | COMPLEX

    infer = broadcasted

    def kernel(xp, x, y):
        zero = y == 0
        return xp.where(zero, x.dtype.type(0), x / xp.where(zero, x.dtype.type(1), y))

    def gradient(call, dz):
        x, y = call.inputs
        return [sum_to(divide_no_nan(dz, conj(y)), x), sum_to(-dz * conj(divide_no_nan(call.output, y)), y)]


class MulNoNan(Op):
    """z = x * y, and 0 where y is 0.   x, y: float or complex, broadcastable  ->  z: the broadcast shape."""

    T = FLOATING | COMPLEX

    infer = broadcasted

    def kernel(xp, x, y):
        return xp.where(y == 0, y.dtype.type(0), xp.multiply(x, y))

    def gradient(call, dz):
        x, y = call.inputs
        return [
            sum_to(multiply_no_nan(dz, conj(y)), x) if call.needs[0] else None,
            sum_to(multiply_no_nan(conj(x), dz), y) if call.needs[1] else None,
        ]


def multiply_no_nan(x, y, name=None):
    """x * y, and 0 wherever y is 0, even where x is infinite or nan.

        >>> import minitf as tf
        >>> tf.math.multiply_no_nan([2., float("nan")], [3., 0.]).numpy()
        array([6., 0.], dtype=float32)

    Source: tf.math.multiply_no_nan.
    """
    return execute_binary(MulNoNan, x, y)


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


# --- one input --------------------------------------------------------------------------------------------------
class Neg(Op):
    """y = -x.   x: numeric [...]  ->  y: same."""

    T = NUMERIC

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


class Abs(Op):
    """y = |x|.   x: real [...]  ->  y: same."""

    T = REAL

    infer = same

    def kernel(xp, x):
        return xp.abs(x)

    def gradient(call, dy):
        return [dy * sign(call.inputs[0])]


class ComplexAbs(Op):
    """y = |x|.   x: complex [...]  ->  y: real, of half the size."""

    T = COMPLEX

    def infer(x):
        return x.with_dtype(x.dtype.real_dtype)

    def kernel(xp, x):
        return xp.abs(x)

    def gradient(call, dy):
        x = call.inputs[0]
        return [cast(dy, x.dtype) * sign(x)]


def abs_(x, name=None):
    """|x|, elementwise; for a complex x its (real) length.

        >>> import minitf as tf
        >>> tf.abs([-2.25, 3.25]).numpy()
        array([2.25, 3.25], dtype=float32)

    Source: tf.abs. The gradient at 0 is 0.
    """
    x = convert_to_tensor(x)
    return execute_unary(ComplexAbs if x.dtype in COMPLEX else Abs, x)


class Sign(Op):
    """y = x / |x|, and 0 at 0.   x: numeric [...]  ->  y: same."""

    T = NUMERIC

    infer = same

    def kernel(xp, x):
        return xp.sign(x)

    def gradient(call, dy):
        return [dy * 0]


def sign(x, name=None):
    """-1, 0 or 1 by the sign of x, elementwise; x / |x| for a complex x.

        >>> import minitf as tf
        >>> tf.sign([-2., 0., 3.]).numpy()
        array([-1.,  0.,  1.], dtype=float32)

    Source: tf.sign. Its gradient is zero everywhere.
    """
    return execute_unary(Sign, x)
