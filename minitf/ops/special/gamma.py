"""The gamma function's logarithm and that one's derivatives: lgamma, digamma, polygamma; and lbeta. Floor 2.

Gamma(n) = (n - 1)! for whole numbers, and the smooth curve through them for all others. It grows so fast that only its
logarithm is of use. Large arguments go through Stirling's series, negative ones through the reflection
Gamma(x) Gamma(1 - x) = pi / sin(pi x), and the table holds what is between. Read next: `incomplete_gamma.py`.
"""

from __future__ import annotations

import math

import numpy as np

from ...backend.dtypes import float32, float64
from ...core.convert import convert_to_tensor
from ...core.fast import execute_binary, execute_unary
from ...core.op import Op
from ..elementwise.arithmetic import broadcasted, same
from ..shapes.broadcasting import reduce_sum, sum_to
from ..shapes.identity import cast
from .tables import DEGREES, FLOATS, Tables, elementwise
from .zeta import BERNOULLI, positive_zeta, zeta_values

LARGE = 9.0  # from here on Stirling's series has all digits
LOG_GAMMA_TERMS = [b / (2 * k * (2 * k - 1)) for k, b in enumerate(BERNOULLI[:8], 1)]
DIGAMMA_TERMS = [b / (2 * k) for k, b in enumerate(BERNOULLI[:9], 1)]
HALF_LOG_TAU = 0.5 * math.log(2 * math.pi)


# --- slowly, for the tables -------------------------------------------------------------------------------------
def log_gamma_quotient(x):
    """ln Gamma(x) / ((x - 1) (x - 2)) for x in (1, 9): without its zeros, next to which digits would be lost.

    ln Gamma(2 + z) = (1 - Euler's constant) z + sum of (-z)^k zeta(k, 2) / k for |z| <= 1. An x beyond is brought there
    by Gamma(x) = (x - 1) Gamma(x - 1), one below 1.5 by Gamma(x) = Gamma(x + 1) / x.
    """
    y, product = x, np.ones_like(x)
    for _ in range(7):
        product = np.where(y >= 2.5, product * (y - 1), product)
        y = np.where(y >= 2.5, y - 1, y)
    z = np.where(x < 1.5, x - 1, y - 2)
    k = np.arange(2.0, 60.0)
    zetas = positive_zeta(np, k, np.full_like(k, 2.0)) / k
    series = np.zeros_like(x)
    for weight in zetas[::-1]:
        series = -z * (series + weight)
    series = z * ((1 - np.euler_gamma) - series)
    value = np.where(x < 1.5, series - np.log1p(z), series + np.log(product))
    return value / ((x - 1) * (x - 2))


def digamma_of(x):
    """The derivative of ln Gamma for x > 0: upwards by psi(x) = psi(x + 1) - 1 / x, until Stirling's series holds."""
    steps = sum(1 / (x + k) for k in range(15, -1, -1))
    return stirling_digamma(Tables(np, max(DEGREES.values())), x + 16) - steps


# --- fast -------------------------------------------------------------------------------------------------------
def stirling_rest(tables, x):
    """ln Gamma(x) - ((x - 1/2) ln x - x + ln(2 pi) / 2) for x >= LARGE: the sum of B_2k / (2k (2k - 1) x^(2k - 1))."""
    return tables.series(LOG_GAMMA_TERMS, 3, 1 / (x * x)) / x


def stirling_digamma(tables, x):
    """psi(x) for x >= LARGE: ln x - 1 / (2 x) - the sum of B_2k / (2k x^2k)."""
    square = 1 / (x * x)
    return tables.xp.log(x) - 0.5 / x - square * tables.series(DIGAMMA_TERMS, 3, square)


def positive_log_gamma(tables, x):
    """ln Gamma(x) for x > 0."""
    xp = tables.xp

    def middle(x):
        return tables.look_up(log_gamma_quotient, 1.0, LARGE, x) * ((x - 1) * (x - 2)) + 0.0   # + 0: no -0 at 1

    def near(x):
        return tables.split(x < 1, lambda x: middle(x + 1) - xp.log(x), middle, x)

    def far(x):   # so written, it is inf at inf
        return (x - 0.5) * (xp.log(x) - 1) + (HALF_LOG_TAU - 0.5 + stirling_rest(tables, x))

    return tables.split(x < LARGE, near, far, x)


def positive_digamma(tables, x):
    """psi(x) for x > 0."""

    def middle(x):
        return tables.look_up(digamma_of, 1.0, LARGE, x)

    def near(x):
        return tables.split(x < 1, lambda x: middle(x + 1) - 1 / x, middle, x)

    return tables.split(x < LARGE, near, lambda x: stirling_digamma(tables, x), x)


def log_gamma_values(tables, x):
    """ln |Gamma(x)|; inf at 0, -1, -2 ..."""
    xp = tables.xp

    def reflected(x):
        y = -x
        sine = xp.abs(xp.sin(math.pi * (y - xp.round(y))))
        value = xp.log(math.pi / (y * sine)) - positive_log_gamma(tables, y)
        return xp.where(xp.isinf(y) | (sine == 0), xp.inf, value)

    return tables.split(~(x <= 0), lambda x: positive_log_gamma(tables, x), reflected, x)


def digamma_values(tables, x):
    """psi(x); nan at 0, -1, -2 ..."""
    xp = tables.xp

    def reflected(x):
        fraction = x - xp.round(x)
        value = positive_digamma(tables, 1 - x) - math.pi / xp.tan(math.pi * fraction)
        return xp.where(fraction == 0, xp.nan, value)

    return tables.split(~(x <= 0), lambda x: positive_digamma(tables, x), reflected, x)


def polygamma_values(tables, a, x):
    """The a-th derivative of psi at x: (-1)^(a + 1) a! zeta(a + 1, x); nan where a is not 0, 1, 2 ..."""
    xp = tables.xp

    def derivative(a, x):
        sign = 2 * xp.remainder(a, 2) - 1
        value = sign * xp.exp(positive_log_gamma(tables, a + 1)) * zeta_values(tables, a + 1, x)
        return xp.where((a < 0) | (a != xp.floor(a)), xp.nan, value)

    return tables.split(a == 0, lambda a, x: digamma_values(tables, x), derivative, a, x)


class Lgamma(Op):
    """y = ln |Gamma(x)|.   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, log_gamma_values, x)

    def gradient(call, dy):
        return [dy * digamma(call.inputs[0])]


class Digamma(Op):
    """y = the derivative of ln |Gamma(x)|.   x: float [...]  ->  y: same."""

    T = Lgamma.T

    infer = same

    def kernel(xp, x):
        return elementwise(xp, digamma_values, x)

    def gradient(call, dy):
        x = call.inputs[0]
        wide = cast(x, float32) if x.dtype.size == 2 else x   # polygamma is of 32 and 64 bits only
        return [dy * cast(polygamma(1, wide), x.dtype)]


class Polygamma(Op):
    """z = the a-th derivative of digamma at x.   a, x: float32 or float64, broadcastable  ->  z: broadcast shape."""

    T = frozenset({float32, float64})

    def infer(a, x):
        return broadcasted(a, x)

    def kernel(xp, a, x):
        return elementwise(xp, polygamma_values, a, x)

    def gradient(call, dz):
        a, x = call.inputs
        return [None, sum_to(dz * polygamma(a + 1, x), x) if call.needs[1] else None]


def lgamma(x, name=None):
    """ln |Gamma(x)|, elementwise: for whole numbers ln (x - 1)!; inf at 0, -1, -2 ...   x: float [...].

        >>> import minitf as tf
        >>> tf.math.lgamma([0.5, 1., 5.]).numpy()            # ln sqrt(pi), ln 1, ln 24
        array([0.5723649, 0.       , 3.1780539], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.lgamma; https://dlmf.nist.gov/5.11.
    """
    return execute_unary(Lgamma, x)


def digamma(x, name=None):
    """psi(x), the derivative of `tf.math.lgamma`, elementwise; nan at 0, -1, -2 ...   x: float [...].

        >>> import minitf as tf
        >>> tf.math.digamma([1., 2.]).numpy()                # -Euler's constant, and that plus 1
        array([-0.5772157 ,  0.42278433], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.digamma; https://dlmf.nist.gov/5.11.
    """
    return execute_unary(Digamma, x)


def polygamma(a, x, name=None):
    """The a-th derivative of `tf.math.digamma` at x, elementwise.

    a: float32 or float64 [...], one of 0, 1, 2 ...; the result is nan for others.
    x: of a's dtype, broadcastable.

        >>> import minitf as tf
        >>> tf.math.polygamma([1., 2.], 1.).numpy()          # pi^2 / 6, -2 zeta(3)
        array([ 1.644934 , -2.4041138], dtype=float32)

    Raises: InvalidArgumentError where dtypes differ or shapes do not broadcast.
    Source: tf.math.polygamma; https://dlmf.nist.gov/5.15. As in TensorFlow there is no gradient for a.
    """
    return execute_binary(Polygamma, a, x)


def lbeta(x, name=None):
    """ln |Beta(x)| along the last axis: the sum of ln Gamma(x_i), minus ln Gamma of the sum.

    x: float [..., N]. The result has the shape [...]; without elements it is -inf.

        >>> import minitf as tf
        >>> tf.math.lbeta([1., 2.]).numpy()                  # Beta(1, 2) = 1/2
        np.float32(-0.6931472)

    Raises: InvalidArgumentError for integers, or where x has no axes.
    Source: tf.math.lbeta.
    """
    x = convert_to_tensor(x)
    return reduce_sum(lgamma(x), -1) - lgamma(reduce_sum(x, -1))
