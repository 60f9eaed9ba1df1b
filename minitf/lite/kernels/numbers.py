"""Integers that stand for real numbers, and arithmetic with integers alone. Floor 8. Read next: `products.py`.

    real = scale * (integer - zero_point)

A product of such numbers has the scale of both; to give it the scale of the result, it is multiplied by

    scale_x * scale_w / scale_y  =  multiplier / 2**31 * 2**shift,      2**30 <= multiplier < 2**31

and that needs no floats: multiply by an integer, round, and shift. Every device then finds the same bits.

Source: Jacob et al., "Quantization and training of neural networks for efficient integer-arithmetic-only inference",
2018; the two roundings are those of TensorFlow Lite's reference kernels.
"""

from __future__ import annotations

import numpy as np

from ..options import NONE, RELU, RELU6, RELU_N1_TO_1, SIGN_BIT, TANH

BITS = 31
LENGTH = 1 << 11  # numbers of an inner loop
BOUNDS = {RELU: (0.0, np.inf), RELU_N1_TO_1: (-1.0, 1.0), RELU6: (0.0, 6.0)}


def multiplier_of(real):
    """(multiplier, shift) of positive real numbers: int64 arrays.

    >>> multiplier_of([0.75])
    (array([1610612736]), array([0]))
    """
    fraction, shift = np.frexp(np.asarray(real, np.float64))
    multiplier = np.rint(np.ldexp(fraction, BITS)).astype(np.int64)
    over = multiplier == 1 << BITS
    return np.where(over, multiplier >> 1, multiplier), (shift + over).astype(np.int64)


def rescaled(x, multiplier, shift):
    """x * multiplier / 2**31 * 2**shift, rounded: first the product to 32 bits, then what is shifted out of them.

    x: integers [..., C].   multiplier, shift: one of each, or [C].   ->  int64 like x.
    """
    left, right = np.maximum(shift, 0), np.maximum(-shift, 0)
    y = x.astype(np.int64)
    if left.any():
        y <<= left
    if right.all():
        return rounded_twice(y, multiplier, right)
    return np.where(right > 0, rounded_twice(y, multiplier, right), rounded_product(y, multiplier))


def rounded_product(x, multiplier):
    """x * multiplier / 2**31, rounded; halves up."""
    y = x * multiplier
    y += 1 << BITS - 1
    y >>= BITS
    return y


def rounded_twice(x, multiplier, right):
    """The same, shifted to the right and rounded again; halves away from zero.   right: > 0."""
    y = rounded_product(x, multiplier)
    y += y >> 63  # -1 where y < 0
    y += (1 << right) >> 1
    y >>= right
    return y


def dequantized(x, tensor):
    """The real numbers that an array stands for: float32 like x.   tensor: the LiteTensor that it is the value of."""
    scale, zero_point = along(tensor.scale, tensor, x.ndim), along(tensor.zero_point, tensor, x.ndim)
    y = x.astype(np.float32)
    if zero_point.any():
        y -= zero_point.astype(np.float32)
    y *= scale
    return y


def quantized(x, tensor):
    """The integers that stand for real numbers.   x: float [...].   tensor: the LiteTensor that they are to be."""
    y = np.asarray(x / along(tensor.scale, tensor, x.ndim))
    y += np.copysign(np.float32(0.5), y)
    np.trunc(y, out=y)
    y += along(tensor.zero_point, tensor, x.ndim).astype(y.dtype)
    limits = np.iinfo(tensor.dtype)
    np.copyto(y, limits.min, where=y != y)  # NaN: the least
    np.clip(y, y.dtype.type(limits.min), y.dtype.type(limits.max), out=y)
    return y.astype(tensor.dtype)


def narrowed(y, dtype, low=None, high=None, out=None):
    """y cut off at the ends of a dtype of integers, or at nearer ones."""
    limits = np.iinfo(dtype)
    low, high = limits.min if low is None else low, limits.max if high is None else high
    np.clip(y, low, high, out=y)
    if out is None:
        return y.astype(dtype)
    out[...] = y
    return out


def along(values, tensor, rank):
    """The scales or zero points of a tensor, so that they meet the axis that they are for."""
    if len(values) == 1 or rank == 0:
        return values[0]
    shape = [1] * rank
    shape[tensor.dimension] = len(values)
    return values.reshape(shape)


def activated(y, activation):
    """y, floats or plain integers, after the function that is fused to an operation; y is overwritten."""
    if activation == TANH:
        return np.tanh(y, out=y)
    if activation == SIGN_BIT:
        return np.signbit(y).astype(y.dtype)
    if activation in BOUNDS:
        low, high = BOUNDS[activation]
        limit(y, np.maximum, low)
        if high < np.inf:
            limit(y, np.minimum, high)
    return y


def limit(y, function, number):
    """y = function(y, number), in place, for np.maximum or np.minimum.

    NumPy compares two arrays four times as fast as an array and a number: so the number is repeated in a row.
    """
    number = y.dtype.type(number)
    if not y.flags.c_contiguous:
        function(y, number, out=y)
        return
    whole = y.size // LENGTH * LENGTH
    rows, rest = y.reshape(-1)[:whole].reshape(-1, LENGTH), y.reshape(-1)[whole:]
    function(rows, np.full(LENGTH, number), out=rows)
    function(rest, number, out=rest)


def limits_of(tensor, activation):
    """The least and the greatest integer that a result may have: RELU cuts at the zero point."""
    limits, scale, zero_point = np.iinfo(tensor.dtype), float(tensor.scale[0]), int(tensor.zero_point[0])
    low, high = (-np.inf, np.inf) if activation == NONE else BOUNDS[activation]
    return (limits.min if low == -np.inf else max(limits.min, zero_point + round(low / scale)),
            limits.max if high == np.inf else min(limits.max, zero_point + round(high / scale)))
