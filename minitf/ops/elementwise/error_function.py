"""The error function erf, and erfc = 1 - erf, elementwise. Floor 2. Read next: `nn/gelu.py`, which is made of it.

erf(x) is the chance that a normal number of variance 1/2 lies in [-x, x]. No finite formula gives it. But smooth
functions are polynomials, nearly: near 0 the smooth one is erf(x) / x, farther out e^(x^2) erfc(x), and both are
interpolated here at Chebyshev's points, where Python's own `math.erf` gives the values once.
"""

from __future__ import annotations

import math
from functools import cache

from ...backend.blocks import blockwise
from ...backend.dtypes import FLOATING
from ...core.fast import execute_unary
from ...core.op import Op
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
        head = round(16 * x) / 16  # see `both_ranges`
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


def clenshaw(xp, c, t):
    """sum c[k] T_k(t), without computing a T_k: Clenshaw's recurrence b[k] = c[k] + 2 t b[k+1] - b[k+2]."""
    twice = 2 * t
    later, latest, product = xp.zeros_like(t), xp.full_like(t, c[-1]), xp.empty_like(t)
    for ck in c[-2:0:-1]:
        xp.multiply(twice, latest, out=product)
        xp.subtract(product, later, out=later)
        later += ck
        later, latest = latest, later
    return c[0] + t * latest - later


def both_ranges(xp, x):
    """erf(x) where |x| < SPLIT, erfc(|x|) elsewhere, and where that is: 1 for the first, 0 for the second."""
    near_degree, far_degree = DEGREES[x.dtype.itemsize]
    near = xp.clip(x, -SPLIT, SPLIT)
    far = xp.clip(xp.abs(x), SPLIT, END)
    erf_near = near * clenshaw(xp, chebyshev(near_zero, near_degree), 2 * xp.square(near / SPLIT) - 1)
    factor = clenshaw(xp, chebyshev(far_out, far_degree), 1 - 2 * (SPLIT + SHIFT) / (far + SHIFT)) / (far + SHIFT)
    head = xp.round(16 * far) / 16  # e^(-x^2) in two factors, since x^2 itself would lose digits to rounding
    erfc_far = factor * xp.exp(-head * head) * xp.exp((head - far) * (head + far))
    return erf_near, erfc_far, (xp.abs(x) < SPLIT).astype(x.dtype)


def in_range(xp, f, x):
    """f(xp, x) block by block; numbers of 16 bits are computed with in 32."""
    wide = x.astype(xp.float32) if x.dtype.itemsize == 2 else x
    return blockwise(lambda block: f(xp, block), wide).astype(x.dtype, copy=False)


def erf_values(xp, x):
    """erf of an array of float32 or float64."""
    near, far, is_near = both_ranges(xp, x)
    return near * is_near + xp.copysign(1 - far, x) * (1 - is_near)


def erfc_values(xp, x):
    """1 - erf of an array of float32 or float64, exact where that is tiny."""
    near, far, is_near = both_ranges(xp, x)
    side = xp.copysign(1.0, x).astype(x.dtype)
    return (1 - near) * is_near + (1 - side + side * far) * (1 - is_near)


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
