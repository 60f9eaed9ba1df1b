"""Powers, elementwise: sqrt, rsqrt, reciprocal, pow. Floor 2. Read next: `trigonometry.py`."""

from __future__ import annotations

from ...backend.blocks import BLOCK, filled
from ...backend.dtypes import COMPLEX, FLOATING, SIGNED, int4
from ...backend.errors import RuleError
from ...core.fast import execute_binary, execute_unary
from ...core.op import Op
from ..indexing.selection import where
from ..shapes.broadcasting import sum_to
from ..shapes.creation import ones_like, zeros_like
from ..shapes.identity import conj
from .arithmetic import broadcasted, same
from .comparison import greater, not_equal
from .exponential import log
from .no_nan import multiply_no_nan


class Sqrt(Op):
    """y = x^(1/2).   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.sqrt(x)

    def gradient(call, dy):
        return [multiply_no_nan(0.5 / conj(call.output), dy)]  # what nobody asks for is 0, also at 0, where it is inf


def sqrt(x, name=None):
    """The square root, elementwise; nan for a negative real number.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.sqrt([4., 2., -1.]).numpy()
        array([2.       , 1.4142135,       nan], dtype=float32)

    Source: tf.sqrt. The gradient at 0 is inf.
    """
    return execute_unary(Sqrt, x)


class Rsqrt(Op):
    """y = x^(-1/2).   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return filled(lambda x, y: xp.reciprocal(xp.sqrt(x, out=y), out=y), x)

    def gradient(call, dy):
        y = conj(call.output)
        return [multiply_no_nan(-0.5 * (y * y * y), dy)]


def rsqrt(x, name=None):
    """1 / sqrt(x), elementwise; inf at 0.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.math.rsqrt([4., 0.]).numpy()
        array([0.5, inf], dtype=float32)

    Source: tf.math.rsqrt.
    """
    return execute_unary(Rsqrt, x)


class Reciprocal(Op):
    """y = 1 / x.   x: float or complex [...]  ->  y: same."""

    T = FLOATING | COMPLEX

    infer = same

    def kernel(xp, x):
        return xp.reciprocal(x)

    def gradient(call, dy):
        y = conj(call.output)
        return [multiply_no_nan(-(y * y), dy)]


def reciprocal(x, name=None):
    """1 / x, elementwise; inf at 0.   x: float or complex [...].

        >>> import minitf as tf
        >>> tf.math.reciprocal([4., 0.]).numpy()
        array([0.25,  inf], dtype=float32)

    Source: tf.math.reciprocal.
    """
    return execute_unary(Reciprocal, x)


def whole_power(xp, x, y, out):
    """out = x^y for a whole number y, by way of |x|: NumPy is twenty times slower where a base is negative."""
    xp.power(xp.abs(x, out=out), y, out=out)
    if y % 2:
        xp.copysign(out, x, out=out)


class Pow(Op):
    """z = x^y.   x, y: numeric, broadcastable  ->  z: the broadcast shape."""

    T = SIGNED - {int4}

    infer = broadcasted

    def kernel(xp, x, y):
        if y.dtype.kind in "iu" and (y < 0).any():
            raise RuleError("an integer cannot be raised to a negative power", "Cast both to a float dtype first")
        if y.size == 1 and x.size > BLOCK and x.dtype.kind == "f" and float(y).is_integer():
            return filled(lambda *block: whole_power(xp, *block), x, y)
        return xp.power(x, y)

    def gradient(call, dz):
        x, y = call.inputs
        dx = dy = None
        if call.needs[0]:
            dx = sum_to(dz * conj(y * pow_(x, y - 1)), x)
        if call.needs[1]:
            dy = sum_to(dz * conj(call.output * log_of_base(x)), y)
        return [dx, dy]


def log_of_base(x):
    """ln x, and 0 where there is none: that is the factor by which x^y grows with y, where it grows at all."""
    has_log = not_equal(x, 0) if x.dtype in COMPLEX else greater(x, 0)
    return where(has_log, log(where(has_log, x, ones_like(x))), zeros_like(x))


def pow_(x, y, name=None):
    """x to the power y, elementwise.

    x, y: signed numbers of one dtype, shapes broadcastable.

        >>> import minitf as tf
        >>> tf.pow([2, 3], 2).numpy()
        array([4, 9], dtype=int32)

    Raises: InvalidArgumentError for an integer raised to a negative power.
    Source: tf.pow. A negative float to a fractional power is nan; 0 to the power 0 is 1.
    """
    return execute_binary(Pow, x, y)
