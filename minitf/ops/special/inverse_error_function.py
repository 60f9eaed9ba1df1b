"""The inverses of erf, erfc and the normal distribution: erfinv, erfcinv, ndtri, elementwise. Floor 2.

All three are one function: y with erfc(y) = e^(-r^2). Its quotient by r^2 / (SHIFT + r) is smooth from r = 0 on, as far
as floats reach, and most curved near 0; so the table is over u = r / (SHIFT + r), which gives 0 the most room. Read
`elementwise/error_function.py` first.
"""

from __future__ import annotations

import math

import numpy as np

from ...core.convert import convert_to_tensor
from ...core.fast import execute_unary
from ...core.op import Op
from ..elementwise.arithmetic import same, square
from ..elementwise.exponential import exp
from .tables import FLOATS, elementwise

SHIFT = 3.0
END = 27.5  # e^(-END^2) is less than any float


# --- slowly, for the table --------------------------------------------------------------------------------------
def log_erfc(y):
    """ln erfc(y) for y >= 0, with all digits near 0 and far out."""
    if y < 0.5:
        return math.log1p(-math.erf(y))
    if y < 20:
        return math.log(math.erfc(y))
    series, term = 1.0, 1.0  # https://dlmf.nist.gov/7.12
    for k in range(1, 12):
        term *= -(2 * k - 1) / (2 * y * y)
        series += term
    return math.log(series / (y * math.sqrt(math.pi))) - y * y


def solved(r):
    """The y with ln erfc(y) = -r^2, by Newton's method; ln erfc is concave, so it cannot miss."""
    y = r * r / (1 + r)
    for _ in range(60):
        value = log_erfc(y)
        slope = -2 / math.sqrt(math.pi) * math.exp(-y * y - value)
        step = (value + r * r) / slope
        y -= step
        if abs(step) <= 1e-16 * y:
            break
    return y


def inverse_quotient(u):
    """y (SHIFT + r) / r^2 for the y with erfc(y) = e^(-r^2)."""
    r = SHIFT * u / (1 - u)
    return np.vectorize(solved)(r) * (SHIFT + r) / (r * r)


# --- fast -------------------------------------------------------------------------------------------------------
def inverse(tables, exponent):
    """The y with erfc(y) = e^-exponent, for exponent >= 0; inf for inf."""
    xp = tables.xp
    r = xp.sqrt(exponent)
    shifted = SHIFT + r
    y = tables.look_up(inverse_quotient, 0.0, END / (SHIFT + END), r / shifted) * exponent / shifted
    return xp.where(r > END, xp.inf, y)


def erfinv_values(tables, x):
    """y with erf(y) = x; nan outside [-1, 1]."""
    xp = tables.xp
    return xp.copysign(inverse(tables, -xp.log1p(-xp.abs(x))), x)


def ndtri_values(tables, p):
    """y such that a standard normal number is less with chance p; nan outside [0, 1]."""
    xp = tables.xp
    upper = p > 0.5
    tail = xp.where(upper, 1 - p, p)
    y = math.sqrt(2) * inverse(tables, -xp.log(2 * tail))
    return xp.where(upper, y, -y) + 0.0   # + 0: no -0 in the middle


class Erfinv(Op):
    """y with erf(y) = x.   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, erfinv_values, x)

    def gradient(call, dy):
        return [math.sqrt(math.pi) / 2 * dy * exp(square(call.output))]


class Ndtri(Op):
    """y at which the standard normal distribution has reached x.   x: float [...]  ->  y: same."""

    T = FLOATS

    infer = same

    def kernel(xp, x):
        return elementwise(xp, ndtri_values, x)

    def gradient(call, dy):
        return [math.sqrt(2 * math.pi) * dy * exp(0.5 * square(call.output))]


def erfinv(x, name=None):
    """The inverse of `tf.math.erf`, elementwise; -inf and inf at -1 and 1, nan beyond.   x: float [...].

        >>> import minitf as tf
        >>> tf.math.erfinv([0., 0.5, 1.]).numpy()
        array([0.        , 0.47693628,        inf], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.erfinv. About 5 times TensorFlow's time at a million elements.
    """
    return execute_unary(Erfinv, x)


def ndtri(x, name=None):
    """The inverse of the standard normal distribution function, elementwise: its quantiles.

    x: float [...], in [0, 1]; nan outside.

        >>> import minitf as tf
        >>> tf.math.ndtri([0., 0.5, 0.975]).numpy()
        array([     -inf, 0.       , 1.9599644], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.ndtri. About 5 times TensorFlow's time at a million elements.
    """
    return execute_unary(Ndtri, x)


def erfcinv(x, name=None):
    """The inverse of `tf.math.erfc`, elementwise, with all digits where x is tiny.   x: float [...], in [0, 2].

        >>> import minitf as tf
        >>> tf.math.erfcinv([1., 1e-30]).numpy()
        array([-0.      ,  8.148616], dtype=float32)

    Raises: InvalidArgumentError for integers.
    Source: tf.math.erfcinv.
    """
    return -ndtri(0.5 * convert_to_tensor(x)) * math.sqrt(0.5)
