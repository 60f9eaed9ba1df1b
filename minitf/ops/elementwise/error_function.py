"""The error function erf, and erfc = 1 - erf, elementwise. Floor 2. Read next: `nn/gelu.py`, which is made of it.

erf(x) is the chance that a normal number of variance 1/2 lies in [-x, x]. No finite formula gives it. But smooth
functions are polynomials, nearly: near 0 the smooth one is erf(x) / x, farther out e^(x^2) erfc(x), and both are
interpolated here at Chebyshev's points, where Python's own `math.erf` gives the values once.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from ...backend.blocks import blockwise
from ...backend.dtypes import FLOATING
from ...core.fast import execute_unary
from ...core.op import Op
from ..indexing.selection import blend
from .arithmetic import same, square
from .exponential import exp

SPLIT = 0.5  # |x| below it goes through `near_zero`, from there on through `far_out`
SHIFT = 3.0  # t = 1 - 2 (SPLIT + SHIFT) / (x + SHIFT) runs from -1 at SPLIT to 1 at infinity
END = 30.0  # erfc(30) is 0 in every dtype
DEGREES = {4: (5, 9), 8: (9, 19)}  # by bytes of the dtype: as many as its digits need


def near_zero(t):
    """erf(x) / x, as a function of t in [-1, 1]."""
    x = SPLIT * math.sqrt((t + 1) / 2)
    return math.erf(x) / x


def far_out(t):
    """e^(x^2) erfc(x) (x + SHIFT), as a function of t in [-1, 1]."""
    x = 2 * (SPLIT + SHIFT) / (1 - t) - SHIFT
    if x < 20:
        head = round(16 * x) / 16  # see `erfc_above_split`
        return math.exp(head * head) * math.exp((x - head) * (x + head)) * math.erfc(x) * (x + SHIFT)
    series, term = 1.0, 1.0  # beyond, erfc is too small for a float, but a few terms of its asymptotic series suffice
    for k in range(1, 12):
        term *= -(2 * k - 1) / (2 * x * x)
        series += term
    return series / (x * math.sqrt(math.pi)) * (x + SHIFT)


@cache
def chebyshev(f, degree):
    """The coefficients c of sum c[k] T_k(t), the polynomial of `degree` through f at Chebyshev's points of [-1, 1]."""
    n = degree + 1
    values = [f(math.cos(math.pi * (j + 0.5) / n)) for j in range(n)]
    waves = [[math.cos(math.pi * (k * (2 * j + 1) % (4 * n)) / (2 * n)) for j in range(n)] for k in range(n)]
    sums = [math.fsum(v * w for v, w in zip(values, wave)) for wave in waves]
    return [sums[0] / n, *(2 * s / n for s in sums[1:])]


@cache
def powers_of(f, degree):
    """The same polynomial as coefficients of 1, t, t^2, ...: they fall fast enough to lose no digits by it."""
    return np.polynomial.chebyshev.cheb2poly(chebyshev(f, degree)).tolist()


def horner(xp, c, t):
    """c[0] + t (c[1] + t (c[2] + ...)), as a new array."""
    y = xp.multiply(t, c[-1])
    for ck in c[-2:0:-1]:
        y += ck
        y *= t
    y += c[0]
    return y


def erf_below_split(xp, size):
    """erf(size) where size < SPLIT; anything elsewhere."""
    near = xp.minimum(size, SPLIT)
    return near * horner(xp, powers_of(near_zero, DEGREES[size.dtype.itemsize][0]), 2 / SPLIT**2 * near * near - 1)


def erfc_above_split(xp, size):
    """erfc(size) where size >= SPLIT, with all its digits; anything elsewhere."""
    far = xp.clip(size, SPLIT, END)
    scale = 1 / (far + SHIFT)
    y = horner(xp, powers_of(far_out, DEGREES[size.dtype.itemsize][1]), 1 - 2 * (SPLIT + SHIFT) * scale)
    y *= scale
    head = xp.rint(16 * far)  # e^(-x^2) in two factors, since x^2 itself would lose digits to rounding
    head /= 16
    scale = xp.multiply(head - far, head + far, out=scale)
    y *= xp.exp(scale, out=scale)
    scale = xp.multiply(head, -head, out=scale)
    y *= xp.exp(scale, out=scale)
    return y


def in_range(xp, f, x):
    """f(xp, x) block by block; numbers of 16 bits are computed with in 32.

    TensorFlow makes one pass over the numbers. These are fifty, each over a block in the cache, and for a million
    elements five to ten times as long: an array operation is the least that NumPy does at once.
    """
    wide = xp.atleast_1d(x.astype(xp.float32) if x.dtype.itemsize == 2 else x)
    y = blockwise(lambda block: f(xp, block), wide)
    return y.astype(x.dtype, copy=False).reshape(x.shape)


def erf_values(xp, x):
    """erf of an array of float32 or float64, with at least one axis."""
    size = xp.abs(x)
    near, far = erf_below_split(xp, size), 1 - erfc_above_split(xp, size)
    blend(xp, size < SPLIT, near, far, near)
    return xp.copysign(near, x)


def erfc_values(xp, x):
    """1 - erf of an array of float32 or float64, with at least one axis; exact where that is tiny."""
    size = xp.abs(x)
    near, far = 1 - erf_below_split(xp, size), erfc_above_split(xp, size)
    blend(xp, size < SPLIT, near, far, near)
    side = xp.copysign(x.dtype.type(1), x)
    return (1 - side) + side * near  # 2 - y for x < 0


class Erf(Op):
    """y = 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x.   x: float [...]  ->  y: same."""

    T = FLOATING

    infer = same

    def kernel(xp, x):
        return in_range(xp, erf_values, x)

    def gradient(call, dy):
        return [2 / math.sqrt(math.pi) * dy * exp(-square(call.inputs[0]))]


class Erfc(Op):
    """y = 1 - erf(x).   x: float [...]  ->  y: same."""

    T = FLOATING

    infer = same

    def kernel(xp, x):
        return in_range(xp, erfc_values, x)

    def gradient(call, dy):
        return [-2 / math.sqrt(math.pi) * dy * exp(-square(call.inputs[0]))]


def erf(x, name=None):
    """The error function, elementwise: from -1 at -inf to 1 at inf.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.erf([0., 0.5, 3.]).numpy().round(4)
        array([0.    , 0.5205, 1.    ], dtype=float32)

    Source: tf.math.erf.
    """
    return execute_unary(Erf, x)


def erfc(x, name=None):
    """1 - erf(x), elementwise, with all digits where erf(x) is nearly 1.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.erfc(tf.constant([0., 10.], tf.float64)).numpy()
        array([1.00000000e+00, 2.08848758e-45])

    Source: tf.math.erfc.
    """
    return execute_unary(Erfc, x)
