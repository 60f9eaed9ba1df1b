"""From sums of products to integers of eight bits: the Requantizer. Floor 8. Read `numbers.py` first.

The exact way multiplies integers of 64 bits, which is slow in NumPy. So it is taken only where it matters: floats say
what each result is, but for those so close to a half that one must know exactly on which side. Of ten thousand results
that are a few after a ReLU, else some tens, and they are computed again with integers. The bits are the same.
Read next: `products.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .elementwise import activation_of
from .numbers import LENGTH, limits_of, multiplier_of, narrowed, rescaled, rounded_twice

LARGEST = 1 << 24  # a float32 holds every integer up to here
ROUNDING = 2.0**-24  # that a float32 can be off, of its size
BYTE = 1 << 8  # integers that a byte can be
LEAST_CERTAIN = 0.46  # with less, too many results are doubtful


@dataclass(frozen=True)
class Factor:
    """Integers that are multiplied from the right, ready to be used.

    matrix: float32 [K, N].   sums: of its columns, int64 [N].
    fits: whether a float32 holds every sum of its products with bytes, whatever the bytes are.
    """

    matrix: Any
    sums: Any
    fits: bool


def factor_of(matrix) -> Factor:
    """The Factor of a matrix of integers [K, N]."""
    matrix = np.ascontiguousarray(matrix, np.float32)
    reach = 256 * np.abs(matrix).sum(0, dtype=np.float64).max(initial=0)
    return Factor(matrix, matrix.sum(0, dtype=np.float64).astype(np.int64), bool(reach <= LARGEST))


class Requantizer:
    """What makes results of sums of products: adds the bias, rescales, shifts to the zero point, and cuts off.

    real: float64 [1] or [N]: how many steps of the result are one of the sums.
    offset: int64 [N], added to the sums: the bias, and less what the zero point of what was multiplied contributed.
    y: the LiteTensor of the result.   activation: what is fused to the operator.

    Integers are rounded twice: to 2**shift of a step, and then to a step, halves away from the zero point. Both
    together round up from half a step less `early`, half of 2**shift, where the result is above the zero point. If it
    can be below too, all that lies within `early` of a half is doubtful.

    near: what is added to scaled sums.   certain: as far from an integer as this, a result is still sure.
    """

    def __init__(self, real, offset, y, activation):
        self.offset = np.asarray(offset, np.int64)
        self.multiplier, self.shift = (np.broadcast_to(a, self.offset.shape) for a in multiplier_of(real))
        self.zero_point, self.dtype = int(y.zero_point[0]), y.dtype
        self.low, self.high = limits_of(y, activation)
        early = np.ldexp(0.5, self.shift)
        is_above = self.low >= self.zero_point
        near = self.offset * real + self.zero_point + (early if is_above else 0)
        slack = 3 * ROUNDING * (BYTE + np.abs(near).max(initial=0))  # of `real`, its product, `near`, and the sum
        self.certain = np.float32(0.5 - slack - (0 if is_above else early.max(initial=0)))
        self.is_quick = bool(self.dtype.itemsize == 1 and near.size and self.certain > LEAST_CERTAIN
                             and self.shift.max() < 0)
        self.real, self.near = (np.broadcast_to(a, self.offset.shape).astype(np.float32) for a in (real, near))
        self.lines: dict[int, list] = {}  # what `repeated` gave

    def __call__(self, sums, out=None):
        """sums: [..., N], of any dtype that holds integers.   ->  integers of the result's dtype."""
        out = np.empty(sums.shape, self.dtype) if out is None else out
        if self.is_quick and sums.dtype == np.float32:
            np.copyto(out, self.quickly(sums), casting="unsafe")
            return out
        y = rescaled(sums.astype(np.int64) + self.offset, self.multiplier, self.shift)
        y += self.zero_point
        return narrowed(y, self.dtype, self.low, self.high, out)

    def quickly(self, sums):
        """The results, cut off: float32 that holds integers.   sums: float32 [..., N]."""
        real, near, low, high = self.repeated(sums.size // len(self.near))
        y = sums.reshape(-1, len(real)) * real
        y += near
        np.maximum(y, low, out=y)
        np.minimum(y, high, out=y)
        found = np.rint(y)
        y -= found
        np.abs(y, out=y)
        doubtful = np.flatnonzero(y > self.certain)
        if doubtful.size:
            channel = doubtful % len(self.offset)
            again = sums.reshape(-1)[doubtful].astype(np.int64) + self.offset[channel]
            exact = rounded_twice(again, self.multiplier[channel], -self.shift[channel])
            exact += self.zero_point
            found.reshape(-1)[doubtful] = np.minimum(np.maximum(exact, self.low), self.high)
        return found.reshape(sums.shape)

    def repeated(self, rows):
        """`real`, `near` and the limits, each for as many of the rows as make a good length of an inner loop: 4 of [L].

        The limits are arrays too: NumPy compares two arrays four times as fast as an array and a number.
        """
        if rows not in self.lines:
            width = len(self.near)
            times = next((n for n in range(LENGTH // width, 1, -1) if rows % n == 0), 1)
            limits = (np.full(times * width, limit, np.float32) for limit in (self.low, self.high))
            self.lines[rows] = [np.tile(self.real, times), np.tile(self.near, times), *limits]
        return self.lines[rows]


def requantizer_of(call, factor, bias, own=slice(None)):
    """The Requantizer of an operator with inputs x, w and bias, or of some of its channels.

    It is made once where all that it is made of never changes.
    """
    x, w, y = call.inputs[0], call.inputs[1], call.outputs[0]

    def make():
        offset = (0 if bias is None else bias[own].astype(np.int64)) - int(x.zero_point[0]) * factor.sums
        scales = w.scale if len(w.scale) == 1 else w.scale[own]
        real = np.float64(x.scale[0]) * scales.astype(np.float64) / np.float64(y.scale[0])
        return Requantizer(real, offset, y, activation_of(call))

    is_constant = call.is_constant(1) and (bias is None or call.is_constant(2))
    return call.once(("requantizer", own.start), make) if is_constant else make()
