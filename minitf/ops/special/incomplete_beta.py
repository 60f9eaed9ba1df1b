"""The incomplete beta function I_x(a, b), elementwise: betainc. Floor 2. Read `incomplete_gamma.py` first.

I_x(a, b) = 1 / B(a, b) times the integral of t^(a - 1) (1 - t)^(b - 1) from 0 to x: the chance that a beta-distributed
number stays below x.
"""

from __future__ import annotations

import math

from ...backend.dtypes import float32, float64
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op
from ..elementwise.exponential import exp, log, log1p
from ..shapes.broadcasting import sum_to
from .gamma import LARGE, lgamma, log_gamma_values, stirling_rest
from .iterating import until_settled
from .tables import elementwise


def log_beta(tables, a, b):
    """ln B(a, b) for a, b > 0: where both are large, by Stirling's series with the large terms already cancelled."""
    xp = tables.xp

    def small(a, b):
        return log_gamma_values(tables, a) + log_gamma_values(tables, b) - log_gamma_values(tables, a + b)

    def large(a, b):
        rest = stirling_rest(tables, a) + stirling_rest(tables, b) - stirling_rest(tables, a + b)
        sizes = (a - 0.5) * xp.log(a / (a + b)) + b * xp.log1p(-a / (a + b)) - 0.5 * xp.log(b)
        return 0.5 * math.log(2 * math.pi) + rest + sizes

    return tables.split((a < LARGE) | (b < LARGE), small, large, a, b)


def beta_fraction(tables, a, b, x):
    """The continued fraction of I_x(a, b), two of its terms a step: https://dlmf.nist.gov/8.17 (8.17.22)."""

    def step(n, a, b, x, c, d, value):
        even = n * (b - n) * x / ((a + 2 * n - 1) * (a + 2 * n))
        d = 1 / (1 + even * d)
        c = 1 + even / c
        value = value * (c * d)
        odd = -(a + n) * (a + b + n) * x / ((a + 2 * n) * (a + 2 * n + 1))
        d = 1 / (1 + odd * d)
        c = 1 + odd / c
        value = value * (c * d)
        return value, a, b, x, c, d, value

    d = 1 / (1 - (a + b) * x / (a + 1))
    return until_settled(tables, step, d, (a, b, x, tables.xp.ones_like(d), d, d))


def beta_values(tables, a, b, x):
    """I_x(a, b) of flat float64 arrays; nan outside a, b > 0 and 0 <= x <= 1."""
    xp = tables.xp

    def below(a, b, x, y):
        """x on the side where the fraction converges fast; y = 1 - x."""
        factor = xp.exp(a * xp.log(x) + b * xp.log(y) - log_beta(tables, a, b)) / a
        return factor * beta_fraction(tables, a, b, x)

    def inside(a, b, x):
        y = 1 - x
        is_below = x < (a + 1) / (a + b + 2)
        return tables.split(is_below, below, lambda a, b, x, y: 1 - below(b, a, y, x), a, b, x, y)

    y = tables.split((x > 0) & (x < 1) & xp.isfinite(a + b), inside, lambda a, b, x: x, a, b, x)
    return xp.where((a > 0) & (b > 0) & (x >= 0) & (x <= 1) & xp.isfinite(a + b), y, xp.nan)


class Betainc(Op):
    """z = I_x(a, b).   a, b, x: float32 or float64, of one shape, or without axes  ->  z: that shape."""

    T = frozenset({float32, float64})

    def infer(a, b, x):
        full = [s for s in (a, b, x) if s.rank != 0]
        known = next((s for s in full if s.dims is not None), a if not full else full[0])
        for other in full:
            if not may_equal(known.dims, other.dims):
                raise RuleError("the inputs that have axes must have the same shape", "Use tf.broadcast_to")
        return known if all(s.rank is not None for s in (a, b, x)) or known.rank else known.with_dims(None)

    def kernel(xp, a, b, x):
        return elementwise(xp, beta_values, a, b, x)

    def gradient(call, dz):
        a, b, x = call.inputs
        if not call.needs[2]:
            return [None, None, None]
        scale = lgamma(a) + lgamma(b) - lgamma(a + b)
        return [None, None, sum_to(dz * exp((b - 1) * log1p(-x) + (a - 1) * log(x) - scale), x)]


def betainc(a, b, x, name=None):
    """I_x(a, b), the regularized incomplete beta function, elementwise: from 0 at x = 0 to 1 at x = 1.

    a, b: float32 or float64 [...], > 0.
    x: of their dtype, in [0, 1]. Outside, the result is nan.
    All three have the same shape; one without axes counts for all elements.

        >>> import minitf as tf
        >>> tf.math.betainc(2., 1., [0., 0.5, 1.]).numpy()    # x^2
        array([0.  , 0.25, 1.  ], dtype=float32)

    Raises: InvalidArgumentError where dtypes or shapes differ.
    Source: tf.math.betainc. As in TensorFlow only x has a gradient. About 3 times TensorFlow's time at a
    million elements: every step of the fraction is a pass over memory here.
    """
    return execute(Betainc, a, b, x)
