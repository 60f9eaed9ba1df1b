"""Functions of two tensors, element by element, in the dtype that both meet in. Floor 2. Read `arrays.py` first."""

from __future__ import annotations

import math

from ...backend.dtypes import bool_, int8, int32
from ...backend.errors import explain
from ...core.tensor import Tensor
from ..elementwise import arithmetic, bitwise, comparison, extrema, logical, neighbours, powers, trigonometry
from ..indexing.selection import where
from ..nn.rectifiers import relu
from ..reductions.reduction import reduce_all, reduce_any
from ..shapes.broadcasting import broadcast_to
from ..shapes.dynamic_shapes import broadcast_dynamic_shape
from ..shapes.identity import cast
from ..shapes.layout import shape
from . import elementwise, promotion
from .arrays import as_bool, asarray, floating, promoted, promoted_pair


def numbers_of(x1, x2, dtype):
    """Both in the dtype that they meet in; bools in `dtype` instead."""
    x1, x2 = promoted_pair(x1, x2)
    return (cast(x1, dtype), cast(x2, dtype)) if x1.dtype == bool_ else (x1, x2)


def add(x1, x2):
    """x1 + x2; of bools, whether one of them.

        >>> import minitf as tf
        >>> tf.experimental.numpy.add(tf.constant([1, 2]), 0.5)
        <tf.Tensor: shape=(2,), dtype=float64, numpy=array([1.5, 2.5])>

    Source: np.add.
    """
    x1, x2 = promoted_pair(x1, x2)
    return logical.logical_or(x1, x2) if x1.dtype == bool_ else arithmetic.add(x1, x2)


def subtract(x1, x2):
    """x1 - x2.   Source: np.subtract."""
    return arithmetic.subtract(*promoted_pair(x1, x2))


def multiply(x1, x2):
    """x1 times x2; of bools, whether both.   Source: np.multiply."""
    x1, x2 = promoted_pair(x1, x2)
    return logical.logical_and(x1, x2) if x1.dtype == bool_ else arithmetic.multiply(x1, x2)


def true_divide(x1, x2):
    """x1 / x2; integers are divided as floats.   Source: np.true_divide."""
    return arithmetic.truediv(*numbers_of(x1, x2, promotion.default_float()))


def divide(x1, x2):
    """The same as `true_divide`.   Source: np.divide."""
    return true_divide(x1, x2)


def floor_divide(x1, x2):
    """x1 / x2, rounded down.   Source: np.floor_divide."""
    return arithmetic.floordiv(*numbers_of(x1, x2, int8))


def mod(x1, x2):
    """What is left of x1 / x2 rounded down; it has the sign of x2.   Source: np.mod."""
    return arithmetic.floormod(*numbers_of(x1, x2, int8))


def remainder(x1, x2):
    """The same as `mod`.   Source: np.remainder."""
    return mod(x1, x2)


def divmod_(x1, x2):
    """(floor_divide(x1, x2), mod(x1, x2)).   Source: np.divmod."""
    return floor_divide(x1, x2), mod(x1, x2)


def maximum(x1, x2):
    """The larger of both; of bools, whether one of them.   Source: np.maximum."""
    if promotion.is_number(x2) and x2 == 0 and isinstance(x1, Tensor) and x1.dtype != bool_:
        return relu(x1)  # its slope at 0 is 0, where that of the larger of two equals is shared
    x1, x2 = promoted_pair(x1, x2)
    return logical.logical_or(x1, x2) if x1.dtype == bool_ else extrema.maximum(x1, x2)


def minimum(x1, x2):
    """The smaller of both; of bools, whether both.   Source: np.minimum."""
    x1, x2 = promoted_pair(x1, x2)
    return logical.logical_and(x1, x2) if x1.dtype == bool_ else extrema.minimum(x1, x2)


def clip(a, a_min, a_max):
    """`a`, but nowhere below a_min or above a_max; one of these may be None.

    Raises: ValueError where both are None.
    Source: np.clip.
    """
    if a_min is None and a_max is None:
        raise ValueError(explain("clip", "a_min and a_max are None", "one of them may be None, not both"))
    if a_min is None or a_max is None:
        return minimum(a, a_max) if a_min is None else maximum(a, a_min)
    a, a_min, a_max = promoted(a, a_min, a_max)
    return extrema.minimum(extrema.maximum(a, a_min), a_max)


def power(x1, x2):
    """x1 to the power of x2.   Source: np.power."""
    return powers.pow_(*promoted_pair(x1, x2))


def float_power(x1, x2):
    """The same as `power`.   Source: np.float_power."""
    return power(x1, x2)


def arctan2(x1, x2):
    """The angle in radians of the point (x2, x1), in [-pi, pi].   Source: np.arctan2."""
    return trigonometry.atan2(*promoted_pair(x1, x2))


def nextafter(x1, x2):
    """The float beside x1 on the way to x2.   Source: np.nextafter."""
    return neighbours.nextafter(*promoted_pair(x1, x2))


def heaviside(x1, x2):
    """0 below 0, 1 above 0, and x2 at 0.   Source: np.heaviside."""
    x1, x2 = promoted_pair(x1, x2)
    y = where(x1 < 0, cast(0, x2.dtype), where(x1 > 0, cast(1, x2.dtype), x2))
    return floating(y)


def hypot(x1, x2):
    """The square root of x1 squared and x2 squared.   Source: np.hypot."""
    return elementwise.sqrt(add(elementwise.square(x1), elementwise.square(x2)))


def logaddexp(x1, x2):
    """log(exp(x1) + exp(x2)), without an overflow.   Source: np.logaddexp."""
    x1, x2 = (floating(x) for x in promoted_pair(x1, x2))
    apart = x1 - x2
    sum_ = maximum(x1, x2) + elementwise.log1p(elementwise.exp(-elementwise.abs_(apart)))
    return where(elementwise.isnan(apart), x1 + x2, sum_)


def logaddexp2(x1, x2):
    """log2(2**x1 + 2**x2), without an overflow.   Source: np.logaddexp2."""
    x1, x2 = (floating(x) for x in promoted_pair(x1, x2))
    apart = x1 - x2
    sum_ = maximum(x1, x2) + elementwise.log1p(elementwise.exp2(-elementwise.abs_(apart))) / math.log(2)
    return where(elementwise.isnan(apart), x1 + x2, sum_)


def gcd(x1, x2):
    """The largest integer that divides both, by Euclid's rule.

    Raises: ValueError for what is not an integer.
    Source: np.gcd.
    """
    x1, x2 = promoted_pair(x1, x2)
    if not x1.dtype.is_integer:
        raise ValueError(explain("gcd", f"dtype is {x1.dtype.name}", "both must be integers"))
    dims = broadcast_dynamic_shape(shape(x1), shape(x2))
    a, b = (broadcast_to(elementwise.abs_(x), dims) for x in (x1, x2))
    for _ in range(steps_of_euclid(x1.dtype)):
        divisor = where(comparison.equal(b, 0), cast(1, b.dtype), b)
        a, b = where(comparison.equal(b, 0), a, b), where(comparison.equal(b, 0), b, arithmetic.floormod(a, divisor))
    return a


def steps_of_euclid(dtype) -> int:
    """How often Euclid's rule must be used at most: two steps halve the larger number, and Fibonacci's are worst."""
    return math.ceil(dtype.size * 8 * math.log(2) / math.log((1 + math.sqrt(5)) / 2)) + 1


def lcm(x1, x2):
    """The smallest integer that both divide.   Raises: ValueError for no integers.   Source: np.lcm."""
    x1, x2 = promoted_pair(x1, x2)
    divisor = gcd(x1, x2)
    safe = where(comparison.equal(divisor, 0), cast(1, divisor.dtype), divisor)
    return elementwise.abs_(x1) * arithmetic.floordiv(elementwise.abs_(x2), safe)


def on_bits(function, x1, x2):
    """A function of bits; of bools it is computed with their 0 and 1."""
    x1, x2 = promoted_pair(x1, x2)
    if x1.dtype == bool_:
        return cast(function(cast(x1, int8), cast(x2, int8)), bool_)
    return function(x1, x2)


def bitwise_and(x1, x2):
    """The bits that both have.   Source: np.bitwise_and."""
    return on_bits(bitwise.bitwise_and, x1, x2)


def bitwise_or(x1, x2):
    """The bits that one has.   Source: np.bitwise_or."""
    return on_bits(bitwise.bitwise_or, x1, x2)


def bitwise_xor(x1, x2):
    """The bits that only one has.   Source: np.bitwise_xor."""
    return on_bits(bitwise.bitwise_xor, x1, x2)


def equal(x1, x2):
    """Whether x1 == x2.   Source: np.equal."""
    return comparison.equal(*promoted_pair(x1, x2))


def not_equal(x1, x2):
    """Whether x1 != x2.   Source: np.not_equal."""
    return comparison.not_equal(*promoted_pair(x1, x2))


def greater(x1, x2):
    """Whether x1 > x2.   Source: np.greater."""
    return comparison.greater(*numbers_of(x1, x2, int32))


def greater_equal(x1, x2):
    """Whether x1 >= x2.   Source: np.greater_equal."""
    return comparison.greater_equal(*numbers_of(x1, x2, int32))


def less(x1, x2):
    """Whether x1 < x2.   Source: np.less."""
    return comparison.less(*numbers_of(x1, x2, int32))


def less_equal(x1, x2):
    """Whether x1 <= x2.   Source: np.less_equal."""
    return comparison.less_equal(*numbers_of(x1, x2, int32))


def logical_and(x1, x2):
    """Whether both are something other than 0.   Source: np.logical_and."""
    return logical.logical_and(as_bool(x1), as_bool(x2))


def logical_or(x1, x2):
    """Whether one is something other than 0.   Source: np.logical_or."""
    return logical.logical_or(as_bool(x1), as_bool(x2))


def logical_xor(x1, x2):
    """Whether exactly one is something other than 0.   Source: np.logical_xor."""
    return logical.logical_xor(as_bool(x1), as_bool(x2))


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether |a - b| <= atol + rtol |b|; integers must be equal.

    rtol, atol: at least 0, the differences allowed in proportion to b, and at all; equal_nan: whether nan equals nan.

    Source: np.isclose.
    """
    a, b = promoted_pair(a, b)
    if not promotion.is_inexact(a):
        return comparison.equal(a, b)
    allowed = cast(atol, a.dtype.real_dtype) + cast(rtol, a.dtype.real_dtype) * elementwise.abs_(b)
    near = elementwise.abs_(a - b) <= allowed
    return logical.logical_or(near, elementwise.isnan(a) & elementwise.isnan(b)) if equal_nan else near


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether all elements are close, as `isclose` says.   Source: np.allclose."""
    return reduce_all(isclose(a, b, rtol, atol, equal_nan))


def array_equal(a1, a2):
    """Whether both have the same shape and the same elements.   Source: np.array_equal."""
    a1, a2 = promoted_pair(a1, a2)
    if a1.shape.rank != a2.shape.rank or not a1.shape.is_compatible_with(a2.shape):
        return asarray(False)
    return logical.logical_not(reduce_any(comparison.not_equal(a1, a2)))
