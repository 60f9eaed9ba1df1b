"""Functions of `keras.ops` of two tensors, number by number, in the dtype in which they meet. Floor 7.

Read `promotion.py` first; the operators such as `add` stand in `numpy.py`.
"""

import math

from ...backend.dtypes import as_dtype, bool_
from ...graph.control.while_loop import while_loop
from ...ops.elementwise import bitwise, exponential, extrema, magnitude, neighbours, no_nan, powers, trigonometry
from ...ops.elementwise.finite import is_nan
from ...ops.indexing import selection
from ...ops.nn.sigmoid import softplus
from ...ops.reductions.reduction import reduce_all, reduce_any
from ...ops.shapes.broadcasting import broadcast_to
from ...ops.shapes.creation import ones_like, zeros_like
from ...ops.shapes.layout import shape
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from .promotion import alike


@on_symbols_too
def maximum(x1, x2):
    """The greater of two."""
    return extrema.maximum(*alike(x1, x2))


@on_symbols_too
def minimum(x1, x2):
    """The lesser of two."""
    return extrema.minimum(*alike(x1, x2))


@on_symbols_too
def fmax(x1, x2):
    """The greater of two; where one is NaN, the other."""
    x1, x2 = alike(x1, x2)
    return _but_nan(extrema.maximum(x1, x2), x1, x2)


@on_symbols_too
def fmin(x1, x2):
    """The lesser of two; where one is NaN, the other."""
    x1, x2 = alike(x1, x2)
    return _but_nan(extrema.minimum(x1, x2), x1, x2)


def _but_nan(y, x1, x2):
    if not y.dtype.is_floating:
        return y
    return selection.where(is_nan(x1), x2, selection.where(is_nan(x2), x1, y))


@on_symbols_too
def clip(x, x_min, x_max):
    """x, but at least `x_min` and at most `x_max`."""
    x = as_tensor(x)
    x = as_tensor(x, as_dtype("int32")) if x.dtype.is_bool else x
    return minimum(maximum(x, x_min), x_max)


@on_symbols_too
def where(condition, x1=None, x2=None):
    """x1 where the condition holds, else x2; without them, where it holds: one index for each axis."""
    condition = as_tensor(condition, bool_)
    if x1 is None and x2 is None:
        return selection.where(condition)
    return selection.where(condition, *alike(x1, x2))


@on_symbols_too
def select(condlist, choicelist, default=0):
    """The choice of the first condition that holds, else the default."""
    *choices, result = alike(*choicelist, default)
    for condition, choice in zip(reversed(condlist), reversed(choices), strict=True):
        result = selection.where(as_tensor(condition, bool_), choice, result)
    return result


# --- floats -----------------------------------------------------------------------------------------------------------
@on_symbols_too
def arctan2(x1, x2):
    """The angle of the point (x2, x1)."""
    return trigonometry.atan2(*alike(x1, x2, floating=True))


@on_symbols_too
def hypot(x1, x2):
    """The length of the vector (x1, x2)."""
    x1, x2 = (magnitude.abs_(x) for x in alike(x1, x2, floating=True))
    large, small = extrema.maximum(x1, x2), extrema.minimum(x1, x2)
    ratio = no_nan.divide_no_nan(small, large)
    return large * powers.sqrt(1 + ratio * ratio)


@on_symbols_too
def logaddexp(x1, x2):
    """ln(exp(x1) + exp(x2)), without overflow."""
    x1, x2 = alike(x1, x2, floating=True)
    return extrema.maximum(x1, x2) + softplus(-magnitude.abs_(x1 - x2))


@on_symbols_too
def logaddexp2(x1, x2):
    """log2(2 ** x1 + 2 ** x2), without overflow."""
    x1, x2 = alike(x1, x2, floating=True)
    return extrema.maximum(x1, x2) + softplus(-magnitude.abs_(x1 - x2) * math.log(2)) / math.log(2)


@on_symbols_too
def divide_no_nan(x1, x2):
    """x1 / x2, and 0 where x2 is 0."""
    return no_nan.divide_no_nan(*alike(x1, x2, floating=True))


@on_symbols_too
def fmod(x1, x2):
    """What is left of x1 / x2, with the sign of x1."""
    x1, x2 = alike(x1, x2)
    left = magnitude.abs_(x1) % magnitude.abs_(x2)
    return selection.where(x1 < 0, -left, left)


@on_symbols_too
def heaviside(x1, x2):
    """0 where x1 is negative, 1 where it is positive, x2 where it is 0."""
    x1, x2 = alike(x1, x2, floating=True)
    return selection.where(x1 < 0, zeros_like(x1), selection.where(x1 > 0, ones_like(x1), x2))


@on_symbols_too
def ldexp(x1, x2):
    """x1 * 2 ** x2."""
    x1, x2 = alike(x1, x2, floating=True)
    return x1 * exponential.exp(x2 * math.log(2)) if x1.dtype.is_complex else x1 * powers.pow_(ones_like(x2) * 2, x2)


@on_symbols_too
def nextafter(x1, x2):
    """The number next to x1 on the way to x2."""
    return neighbours.nextafter(*alike(x1, x2, floating=True))


@on_symbols_too
def isclose(x1, x2, rtol=1e-5, atol=1e-8, equal_nan=False):
    """Whether |x1 - x2| <= atol + rtol * |x2|."""
    x1, x2 = alike(x1, x2, floating=True)
    close = (x1 == x2) | (magnitude.abs_(x1 - x2) <= atol + rtol * magnitude.abs_(x2))
    close = close & ~(_infinite(x1) ^ _infinite(x2))
    return close | (is_nan(x1) & is_nan(x2)) if equal_nan else close


def _infinite(x):
    return magnitude.abs_(x) == math.inf


@on_symbols_too
def allclose(x1, x2, rtol=1e-5, atol=1e-8, equal_nan=False):
    """Whether `isclose` holds everywhere."""
    return reduce_all(isclose(x1, x2, rtol, atol, equal_nan))


# --- integers ---------------------------------------------------------------------------------------------------------
@on_symbols_too
def gcd(x1, x2):
    """The greatest common divisor, by Euclid."""
    x1, x2 = (magnitude.abs_(x) for x in alike(x1, x2))
    both = shape(x1 + x2)
    x1, x2 = broadcast_to(x1, both), broadcast_to(x2, both)

    def step(a, b):
        safe = selection.where(b == 0, ones_like(b), b)
        return selection.where(b == 0, a, b), selection.where(b == 0, b, a % safe)

    return while_loop(lambda _, b: reduce_any(b != 0), step, (x1, x2))[0]


@on_symbols_too
def lcm(x1, x2):
    """The least common multiple; 0 where one of them is 0."""
    x1, x2 = (magnitude.abs_(x) for x in alike(x1, x2))
    divisor = gcd(x1, x2)
    return x1 // selection.where(divisor == 0, ones_like(divisor), divisor) * x2


@on_symbols_too
def bitwise_and(x, y):
    """x & y, bit by bit."""
    return bitwise.bitwise_and(*alike(x, y))


@on_symbols_too
def bitwise_or(x, y):
    """x | y, bit by bit."""
    return bitwise.bitwise_or(*alike(x, y))


@on_symbols_too
def bitwise_xor(x, y):
    """x ^ y, bit by bit."""
    return bitwise.bitwise_xor(*alike(x, y))


@on_symbols_too
def bitwise_not(x):
    """~x, bit by bit."""
    return bitwise.invert(as_tensor(x))


@on_symbols_too
def bitwise_invert(x):
    """The same as `bitwise_not`."""
    return bitwise.invert(as_tensor(x))


@on_symbols_too
def left_shift(x, y):
    """x * 2 ** y, of integers."""
    return bitwise.left_shift(*alike(x, y))


@on_symbols_too
def bitwise_left_shift(x, y):
    """The same as `left_shift`."""
    return bitwise.left_shift(*alike(x, y))


@on_symbols_too
def right_shift(x, y):
    """x // 2 ** y, of integers."""
    return bitwise.right_shift(*alike(x, y))


@on_symbols_too
def bitwise_right_shift(x, y):
    """The same as `right_shift`."""
    return bitwise.right_shift(*alike(x, y))
