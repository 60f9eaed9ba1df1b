"""Hurwitz's zeta function, the sum of (q + k)^-x over k = 0, 1, 2 ..., elementwise. Floor 2. Read next: `gamma.py`."""

from __future__ import annotations

from ...backend.dtypes import float32, float64
from ...core.fast import execute_binary
from ...core.op import Op
from ..elementwise.arithmetic import broadcasted
from ..shapes.broadcasting import sum_to
from .tables import elementwise

# Bernoulli's numbers B_2, B_4, B_6 ...: https://dlmf.nist.gov/24.2
BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510, 43867 / 798, -174611 / 330,
             854513 / 138, -236364091 / 2730)  # fmt: skip
DIRECT = 10  # terms added one by one before the rest is estimated


def positive_zeta(xp, x, q):
    """The zeta function for x > 1, q > 0: the first terms themselves, the rest as an integral with corrections.

    The sum of a smooth f over a, a + 1, ... is the integral from a, plus f(a) / 2, minus the sum of
    B_2j / (2j)! times the (2j - 1)-st derivative of f at a (Euler and Maclaurin, https://dlmf.nist.gov/2.10).
    """
    total = xp.power(q, -x)
    for k in range(1, DIRECT):
        total += xp.power(q + k, -x)
    a = q + DIRECT
    power = xp.power(a, -x)
    factor = xp.where(power == 0, 0, power * x / a)   # of the term j: x (x + 1) ... (x + 2j - 2) a^(1 - x - 2j)
    rest = power * (a / (x - 1) + 0.5)
    for j, b in enumerate(BERNOULLI, 1):
        factor = factor / ((2 * j - 1) * (2 * j))
        rest += b * factor
        factor = factor * (x + 2 * j - 1) * (x + 2 * j) / (a * a)
    return total + xp.where(power == 0, 0, rest)


def negative_zeta(xp, x, q):
    """The zeta function for whole x > 1 and q < 0, without a walk from q to 0.

    With r in (0, 1) the fraction of q, the sum over all of r + Z is zeta(x, r) + (-1)^x zeta(x, 1 - r); what lies
    below q is (-1)^x zeta(x, 1 - q).
    """
    r = q - xp.floor(q)
    sign = 1 - 2 * xp.remainder(x, 2)
    return positive_zeta(xp, x, r) + sign * (positive_zeta(xp, x, 1 - r) - positive_zeta(xp, x, 1 - q))


def zeta_values(tables, x, q):
    """The zeta function of flat float64 arrays, with all its corners."""
    xp = tables.xp
    whole_x, whole_q = x == xp.floor(x), q == xp.floor(q)
    y = tables.split(~(q < 0), lambda x, q: positive_zeta(xp, x, q), lambda x, q: negative_zeta(xp, x, q), x, q)
    y = xp.where((q < 0) & ~whole_x, xp.nan, y)
    pole = (q <= 0) & whole_q
    y = xp.where(pole, xp.where(whole_x & (xp.remainder(x, 2) == 1), xp.nan, xp.inf), y)
    y = xp.where(x == 1, xp.inf, xp.where(x < 1, xp.nan, y))
    return xp.where(xp.isnan(x) | xp.isnan(q), xp.nan, y)


class Zeta(Op):
    """z = sum of (q + k)^-x over k = 0, 1, 2 ...   x, q: float32 or float64, broadcastable  ->  z: broadcast shape."""

    T = frozenset({float32, float64})

    def infer(x, q):
        return broadcasted(x, q)

    def kernel(xp, x, q):
        return elementwise(xp, zeta_values, x, q)

    def gradient(call, dz):
        x, q = call.inputs
        return [None, sum_to(dz * -x * zeta(x + 1, q), q) if call.needs[1] else None]


def zeta(x, q, name=None):
    """Hurwitz's zeta function, elementwise: the sum of (q + k)^-x over k = 0, 1, 2 ...

    x: float32 or float64 [...], > 1; inf at 1, nan below.
    q: of x's dtype, broadcastable. Where q < 0, x must be whole, else the result is nan.

        >>> import minitf as tf
        >>> tf.math.zeta(tf.constant(2., tf.float64), 1.).numpy().round(12)       # pi^2 / 6
        np.float64(1.644934066848)

    Raises: InvalidArgumentError for another dtype, or shapes that do not broadcast.
    Source: tf.math.zeta; the method: https://dlmf.nist.gov/25.11. As in TensorFlow there is no gradient for x.
    About twice TensorFlow's time at a million elements, since all take the same number of terms.
    """
    return execute_binary(Zeta, x, q)
