"""From sums of products to integers of eight bits: the Requantizer. Floor 8. Read `numbers.py` first.

The exact way multiplies integers of 64 bits, which is slow in NumPy. So it is taken only where it matters: floats say
what each result is, but for those so close to a half that one must know exactly on which side. Of a thousand results
that are two or three, and they are computed again with integers. The bits are the same. Read next: `products.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .elementwise import activation_of
from .numbers import limits_of, multiplier_of, narrowed, rescaled

LARGEST = 1 << 24  # a float32 holds every integer up to here
SLACK = 2.0**-13  # that three roundings of a float32 below 2**9 can be off, and more
LEAST_SHIFT = 4  # with fewer bits shifted out, too many results are doubtful


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
    """

    def __init__(self, real, offset, y, activation):
        self.offset = np.asarray(offset, np.int64)
        self.multiplier, self.shift = (np.broadcast_to(a, self.offset.shape) for a in multiplier_of(real))
        self.zero_point, self.dtype = int(y.zero_point[0]), y.dtype
        self.low, self.high = limits_of(y, activation)
        self.real, self.near = real.astype(np.float32), self.offset.astype(np.float32)
        shifted = -self.shift.max(initial=-31)
        self.certain = np.float32(0.5 - 0.5 * 2.0**-shifted - SLACK)
        self.is_quick = (self.dtype.itemsize == 1 and shifted >= LEAST_SHIFT
                         and np.abs(self.offset).max(initial=0) < LARGEST)

    def __call__(self, sums, out=None):
        """sums: [..., N], of any dtype that holds integers.   ->  integers of the result's dtype."""
        out = np.empty(sums.shape, self.dtype) if out is None else out
        if not self.is_quick or sums.dtype != np.float32:
            return narrowed(self.exactly(sums.astype(np.int64) + self.offset, self.multiplier, self.shift),
                            self.dtype, self.low, self.high, out)
        y = self.quickly(sums)
        np.clip(y, np.float32(self.low), np.float32(self.high), out=y)
        np.copyto(out, y, casting="unsafe")
        return out

    def exactly(self, sums, multiplier, shift):
        """The results, not cut off: int64 like sums."""
        y = rescaled(sums, multiplier, shift)
        y += self.zero_point
        return y

    def quickly(self, sums):
        """The results, not cut off: float32 that holds integers.   sums: float32 [..., N]."""
        y = sums + self.near
        y *= self.real
        found = np.rint(y)
        y -= found
        np.abs(y, out=y)
        found += np.float32(self.zero_point)
        doubtful = np.flatnonzero(y > self.certain)
        if doubtful.size:
            channel = doubtful % len(self.offset)
            again = sums.reshape(-1)[doubtful].astype(np.int64) + self.offset[channel]
            scaling = self.multiplier[channel], self.shift[channel]
            found.reshape(-1)[doubtful] = self.exactly(again, *scaling)
        return found


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
