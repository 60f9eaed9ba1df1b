"""The incomplete gamma functions P(a, x) and Q = 1 - P, elementwise: igamma, igammac. Floor 2.

P(a, x) = 1 / Gamma(a) times the integral of t^(a - 1) e^-t from 0 to x: the chance that a gamma-distributed number
stays below x. Where x is small, P is a short series; where it is large, Q is a continued fraction. Both have the factor
x^a e^-x / Gamma(a + 1). Read next: `incomplete_beta.py`.

The slope with respect to a has no formula of its own. But a smooth f at a + ih, h tiny, is f(a) + ih f'(a), to all
digits: the same series and the same fraction, given complex numbers, compute the slope in their imaginary part.
"""

from __future__ import annotations

import math

from ...backend.dtypes import float32, float64
from ...core.fast import execute_binary
from ...core.op import Op
from ..elementwise.arithmetic import broadcasted
from ..elementwise.exponential import exp, log
from ..shapes.broadcasting import sum_to
from .gamma import digamma_values, lgamma, log_gamma_values, stirling_rest
from .iterating import until_settled
from .tables import elementwise

STEP = 1e-100  # of the imaginary part: its square is 0 beside 1
FEW = 10.0  # from here on the factor goes through Stirling's series


def common_factor(tables, a, x):
    """x^a e^-x / Gamma(a + 1) for a, x > 0.

    For large a the powers cancel: with m = x / a - 1 the factor is e^(-a (m - ln(1 + m))) / sqrt(2 pi a), nearly.
    """
    xp = tables.xp

    def small(a, x):
        return xp.exp(a * xp.log(x) - x - log_gamma_values(tables, a + 1))

    def large(a, x):
        m = (x - a) / a
        return xp.exp(-a * (m - xp.log1p(m)) - stirling_rest(tables, a)) / xp.sqrt(2 * math.pi * a)

    return tables.split(a < FEW, small, large, a, x)


def lower_series(tables, a, x):
    """P(a, x) / factor: 1 + x / (a + 1) + x^2 / ((a + 1) (a + 2)) + ...   (https://dlmf.nist.gov/8.7)."""

    def step(n, a, x, total, term):
        term = term * x / (a + n)
        return total + term, a, x, total + term, term

    one = tables.xp.ones_like(a)
    return until_settled(tables, step, one, (a, x, one, one))


def upper_fraction(tables, a, x):
    """Q(a, x) / (a factor): 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / (x + 5 - a - ...)))

    from the top down, by Lentz's method: https://dlmf.nist.gov/8.9 and https://dlmf.nist.gov/3.10.
    """

    def step(n, a, b, c, d, value):
        numerator = n * (a - n)
        b = b + 2
        d = 1 / (numerator * d + b)
        c = b + numerator / c
        value = value * (c * d)
        return value, a, b, c, d, value

    b = x + 1 - a
    d = 1 / b
    return until_settled(tables, step, d, (a, b, tables.xp.full_like(b, 1e300), d, d))


def regular(xp, a, x):
    """Where both functions are computed, rather than known: 0 < a and 0 < x, both finite."""
    return (a > 0) & (x > 0) & xp.isfinite(a) & xp.isfinite(x)


def from_series(x, a):
    """Where P comes from its series; elsewhere Q from its fraction."""
    return (x <= 1) | (x <= a)


def lower_values(tables, a, x):
    """P(a, x)."""
    known = tables.xp.where((x == 0) | tables.xp.isinf(a), 0.0, 1.0)
    return guarded(tables, a, x, known, lambda a, x: tables.split(
        from_series(x, a),
        lambda a, x: common_factor(tables, a, x) * lower_series(tables, a, x),
        lambda a, x: 1 - a * common_factor(tables, a, x) * upper_fraction(tables, a, x), a, x))  # fmt: skip


def upper_values(tables, a, x):
    """Q(a, x) = 1 - P(a, x), with all its digits where that is tiny."""
    known = tables.xp.where((x == 0) | (tables.xp.isinf(a) & tables.xp.isfinite(x)), 1.0, 0.0)
    return guarded(tables, a, x, known, lambda a, x: tables.split(
        from_series(x, a),
        lambda a, x: 1 - common_factor(tables, a, x) * lower_series(tables, a, x),
        lambda a, x: a * common_factor(tables, a, x) * upper_fraction(tables, a, x), a, x))  # fmt: skip


def slope_values(tables, a, x):
    """dP / da, by a complex step; 0 at the ends."""
    xp = tables.xp

    def below(a, x):
        series = lower_series(tables, a + 1j * STEP, x + 0j)
        rate = xp.log(x) - digamma_values(tables, a + 1)           # of the factor's logarithm
        return common_factor(tables, a, x) * (rate * series.real + series.imag / STEP)

    def above(a, x):
        fraction = upper_fraction(tables, a + 1j * STEP, x + 0j)
        rate = xp.log(x) - digamma_values(tables, a)
        return -a * common_factor(tables, a, x) * (rate * fraction.real + fraction.imag / STEP)

    return guarded(tables, a, x, xp.zeros_like(a), lambda a, x: tables.split(from_series(x, a), below, above, a, x))


def guarded(tables, a, x, known, compute):
    """compute(a, x) where both are ordinary numbers; `known` at the ends; nan for a <= 0, x < 0 and nan."""
    xp = tables.xp
    value = tables.split(regular(xp, a, x), lambda a, x, known: compute(a, x), lambda a, x, known: known, a, x, known)
    return xp.where((a > 0) & (x >= 0), value, xp.nan)


class Igamma(Op):
    """z = P(a, x), the lower regularized incomplete gamma function.   a, x: float32 or float64, broadcastable."""

    T = frozenset({float32, float64})

    def infer(a, x):
        return broadcasted(a, x)

    def kernel(xp, a, x):
        return elementwise(xp, lower_values, a, x)

    def gradient(call, dz):
        return slopes(call, dz)


class Igammac(Op):
    """z = 1 - P(a, x), the upper regularized incomplete gamma function.   a, x: float32 or float64, broadcastable."""

    T = frozenset({float32, float64})

    def infer(a, x):
        return broadcasted(a, x)

    def kernel(xp, a, x):
        return elementwise(xp, upper_values, a, x)

    def gradient(call, dz):
        return slopes(call, -dz)


def slopes(call, dz):
    """The gradients of P for a and x; that for x is the density of the gamma distribution."""
    a, x = call.inputs
    da = dx = None
    if call.needs[0]:
        da = sum_to(dz * execute_binary(IgammaGradA, a, x), a)
    if call.needs[1]:
        dx = sum_to(dz * density(a, x), x)
    return [da, dx]


def density(a, x):
    """x^(a - 1) e^-x / Gamma(a), of tensors."""
    return exp((a - 1) * log(x) - x - lgamma(a))


class IgammaGradA(Op):
    """z = dP(a, x) / da.   a, x: float32 or float64, broadcastable  ->  z: the broadcast shape."""

    T = frozenset({float32, float64})

    def infer(a, x):
        return broadcasted(a, x)

    def kernel(xp, a, x):
        return elementwise(xp, slope_values, a, x)


def igamma(a, x, name=None):
    """P(a, x), the lower regularized incomplete gamma function, elementwise: from 0 at x = 0 to 1 at infinity.

    a: float32 or float64 [...], > 0.
    x: of a's dtype, broadcastable, >= 0. Elsewhere the result is nan.

        >>> import minitf as tf
        >>> tf.math.igamma(1., [0., 1., 2.]).numpy()          # 1 - e^-x
        array([0.        , 0.63212055, 0.86466473], dtype=float32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.math.igamma; https://dlmf.nist.gov/8.2. As in TensorFlow the slope for a has no gradient itself. About 3
    times TensorFlow's time at a million elements: every step of a series is a pass over memory here.
    """
    return execute_binary(Igamma, a, x)


def igammac(a, x, name=None):
    """Q(a, x) = 1 - P(a, x), the upper regularized incomplete gamma function, elementwise, exact where it is tiny.

    a, x: as in `tf.math.igamma`.

        >>> import minitf as tf
        >>> tf.math.igammac(1., [0., 1., 50.]).numpy()        # e^-x
        array([1.0000000e+00, 3.6787945e-01, 1.9287499e-22], dtype=float32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.math.igammac; https://dlmf.nist.gov/8.2. Time: see `tf.math.igamma`.
    """
    return execute_binary(Igammac, a, x)
