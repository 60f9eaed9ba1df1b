"""Sums and products of integers that stand for real numbers, pair by pair. Floor 8. Read `numbers.py` first.

To add numbers of two scales, both are brought to twice the larger one, with 20 bits to spare, added, and brought to
the scale of the result. A byte has 256 values, so the first step is a look-up; and a pair of bytes has 65,536, so of
many pairs all is one look-up. Read next: `quantizing.py`.
"""

from __future__ import annotations

import numpy as np

from .elementwise import activation_of
from .numbers import limits_of, multiplier_of, narrowed, rescaled
from .registry import integer_kernel

SPARE = {1: 20, 2: 15}  # bits, for integers of so many bytes
MANY = 1 << 14  # pairs of bytes: for more of them, it pays to compute all 65,536 once, and to look up


def finished(call, sums, real):
    """The result: sums, times a real number, around the zero point, cut off."""
    t = call.outputs[0]
    y = rescaled(sums, *multiplier_of(real))
    y += t.zero_point[0]
    return narrowed(y, t.dtype, *limits_of(t, activation_of(call)))


def lifted(call, i, array, unit):
    """Input `i` in steps of unit / 2**SPARE: int64."""
    t = call.inputs[i]
    spare, scaling = SPARE[array.dtype.itemsize], multiplier_of(np.float64(t.scale[0]) / unit)

    def lift(x):
        return rescaled((x.astype(np.int64) - t.zero_point[0]) << spare, *scaling)

    if array.dtype.itemsize > 1:
        return lift(array)
    low = np.iinfo(array.dtype).min
    table = call.once(("lifted", i), lambda: np.roll(lift(np.arange(low, low + 256)), low))
    return table[array.view(np.uint8)]


def by_pairs(function):
    """A kernel of two inputs that looks up the results of bytes, where there are many."""

    def combined(call, x, y):
        if {x.dtype.itemsize, y.dtype.itemsize} != {1} or max(x.size, y.size) < MANY:
            return function(call, x, y)

        def table():
            rows, columns = (np.arange(256, dtype=np.uint8).view(a.dtype) for a in (x, y))
            return function(call, rows[:, None], columns[None, :]).reshape(-1)

        pairs = x.view(np.uint8).astype(np.uint16)
        pairs <<= 8
        return np.take(call.once("pairs", table), pairs | y.view(np.uint8))

    return combined


def added(call, x, y, sign):
    """x + sign y."""
    unit = 2 * max(np.float64(t.scale[0]) for t in call.inputs)
    sums = lifted(call, 0, x, unit) + sign * lifted(call, 1, y, unit)
    return finished(call, sums, unit / (2.0 ** SPARE[x.dtype.itemsize] * np.float64(call.outputs[0].scale[0])))


@integer_kernel("ADD")
@by_pairs
def add(call, x, y):
    """x + y."""
    return added(call, x, y, 1)


@integer_kernel("SUB")
@by_pairs
def sub(call, x, y):
    """x - y."""
    return added(call, x, y, -1)


@integer_kernel("MUL")
@by_pairs
def mul(call, x, y):
    """x * y."""
    a, b = call.inputs
    products = (x.astype(np.int64) - a.zero_point[0]) * (y.astype(np.int64) - b.zero_point[0])
    return finished(call, products, np.float64(a.scale[0]) * np.float64(b.scale[0]) / np.float64(
        call.outputs[0].scale[0]))
