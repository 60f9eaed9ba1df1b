"""The integrals of `integrals.py` computed: slowly for the tables, then by look-up. Floor 2."""

from __future__ import annotations

import math

import numpy as np

NEAR_DAWSON, NEAR_EXPINT, NEAR_FRESNEL = 5.0, 6.0, 1.5  # up to here the tables are of x, from here on of 1 / x
TAIL = 50.0  # from here on the asymptotic series of Ei has all digits


# --- slowly, for the tables -------------------------------------------------------------------------------------
def dawson_by_x(x):
    """F(x) / x: from its series below 1; else by Rybicki's sum of (e^(-(x - n h)^2) - e^(-(x + n h)^2)) / n, n odd.

    G. B. Rybicki, Computers in Physics 3 (1989) 85; with h = 0.2 it errs by e^-61.
    """
    small = np.minimum(x, 1.0)
    series, term = np.zeros_like(x), np.ones_like(x)
    for k in range(40):
        series += term
        term = term * -2 * small * small / (2 * k + 3)
    n = np.arange(1.0, 100.0, 2)
    apart = x[..., None]
    sums = (np.exp(-((apart - 0.2 * n) ** 2)) - np.exp(-((apart + 0.2 * n) ** 2))) @ (1 / n)
    return np.where(x < 1, series, sums / (math.sqrt(math.pi) * x))


def dawson_far(u):
    """2 x F(x) at x = NEAR_DAWSON / u; beyond 10 by its asymptotic series, https://dlmf.nist.gov/7.12."""
    x = NEAR_DAWSON / u
    series, term = np.zeros_like(x), np.ones_like(x)
    for k in range(30):
        series += term
        term = term * (2 * k + 1) / (2 * np.maximum(x, 10) ** 2)
    near = np.minimum(x, 10)
    return np.where(x < 10, 2 * near * near * dawson_by_x(near), series)


def expint_rest(x):
    """(Ei(x) - ln x - Euler's constant) / x: the sum of x^(k - 1) / (k k!)."""
    total, term = np.zeros_like(x), np.ones_like(x)
    for k in range(1, 200):
        total += term / k
        term = term * x / (k + 1)
    return total


def expint_far(u):
    """x e^-x Ei(x) at x = NEAR_EXPINT / u; beyond TAIL the sum of k! / x^k."""
    x = NEAR_EXPINT / u
    series, term = np.zeros_like(x), np.ones_like(x)
    for k in range(25):
        series += term
        term = term * (k + 1) / np.maximum(x, TAIL)
    near = np.minimum(x, TAIL)
    ei = np.log(near) + np.euler_gamma + near * expint_rest(near)
    return np.where(x < TAIL, near * np.exp(-near) * ei, series)


def fresnel_series(x, first):
    """The sum of (-1)^k z^(2k) / ((2k + first)! (4k + 2 first + 1)), z = pi x^2 / 2: from first = 0 or 1, C or S."""
    z = math.pi / 2 * x * x
    total, term = np.zeros_like(x), np.ones_like(x)
    for k in range(25):
        total += term / (4 * k + 2 * first + 1)
        term = term * -z * z / ((2 * k + first + 1) * (2 * k + first + 2))
    return total


def fresnel_cos_by_x(x):
    """C(x) / x."""
    return fresnel_series(x, 0)


def fresnel_sin_by_cube(x):
    """S(x) / x^3."""
    return math.pi / 2 * fresnel_series(x, 1)


def fresnel_far(u):
    """What is left of (C + i S)(x) at x = NEAR_FRESNEL / u: ((1 + i) / 2 - C - i S) x e^(-i pi x^2 / 2).

    It is (1 + i) / 2 x erfc(w) e^(w^2), w = (1 - i) sqrt(pi) x / 2; and erfc(w) e^(w^2) is w / pi times the integral
    of e^(-t^2) / (t^2 + w^2) over all t, for which equal steps of 0.2 are exact.
    """
    x = NEAR_FRESNEL / u
    t2 = (0.2 * np.arange(-32, 33)) ** 2
    w = (1 - 1j) * math.sqrt(math.pi) / 2 * x
    scaled = x[..., None] ** 2   # numerator and denominator divided by it
    integral = (1 / (t2 / scaled - 0.5j * math.pi)) @ (0.2 * np.exp(-t2))
    return (1 + 1j) / 2 * (w / x) / math.pi * integral


def fresnel_real(u):
    """The real part of `fresnel_far`."""
    return fresnel_far(u).real


def fresnel_imag(u):
    """The imaginary part of `fresnel_far`."""
    return fresnel_far(u).imag


def dilogarithm_by_w(w):
    """Li2(w) / w for w in [0, 1/2]: the sum of w^(k - 1) / k^2."""
    total = np.zeros_like(w)
    for k in range(60, 0, -1):
        total = total * w + 1 / k**2
    return total


# --- fast -------------------------------------------------------------------------------------------------------
def dawson_values(tables, x):
    """e^(-x^2) times the integral of e^(t^2) from 0 to x."""
    size = tables.xp.abs(x)
    y = tables.split(
        size < NEAR_DAWSON,
        lambda x: x * tables.look_up(dawson_by_x, 0.0, NEAR_DAWSON, x),
        lambda x: tables.look_up(dawson_far, 0.0, 1.0, NEAR_DAWSON / x) / (2 * x), size)  # fmt: skip
    return tables.xp.copysign(y, x)


def expint_values(tables, x):
    """Ei(x); nan for x < 0 and, as in TensorFlow, at infinity."""
    xp = tables.xp

    def near(x):
        return xp.log(x) + (np.euler_gamma + x * tables.look_up(expint_rest, 0.0, NEAR_EXPINT, x))

    def far(x):
        return xp.exp(x) / x * tables.look_up(expint_far, 0.0, 1.0, NEAR_EXPINT / x)

    y = tables.split(x < NEAR_EXPINT, near, far, x)
    return xp.where(x >= 0, y, xp.nan)


def fresnel_values(tables, x, near, combine):
    """C or S, odd: near(size) below NEAR_FRESNEL; beyond, 1/2 - combine(cos, sin, real, imag) / size."""
    xp = tables.xp

    def far(size):
        u = NEAR_FRESNEL / size
        real, imag = tables.look_up(fresnel_real, 0.0, 1.0, u), tables.look_up(fresnel_imag, 0.0, 1.0, u)
        square = xp.square(xp.fmin(size, 1e100))
        angle = math.pi / 2 * (square - 4 * xp.floor(square / 4))   # whole turns taken off
        return 0.5 - combine(xp.cos(angle), xp.sin(angle), real, imag) / size

    size = xp.abs(x)
    return xp.copysign(tables.split(size < NEAR_FRESNEL, near, far, size), x)


def fresnel_cos_values(tables, x):
    """The integral of cos(pi t^2 / 2) from 0 to x."""

    def near(x):
        return x * tables.look_up(fresnel_cos_by_x, 0.0, NEAR_FRESNEL, x)

    return fresnel_values(tables, x, near, lambda c, s, real, imag: c * real - s * imag)


def fresnel_sin_values(tables, x):
    """The integral of sin(pi t^2 / 2) from 0 to x."""

    def near(x):
        return x * x * x * tables.look_up(fresnel_sin_by_cube, 0.0, NEAR_FRESNEL, x)

    return fresnel_values(tables, x, near, lambda c, s, real, imag: s * real + c * imag)


def spence_values(tables, x):
    """Li2(1 - x), by Li2(1 - x) + Li2(1 - 1 / x) = -ln^2(x) / 2 and Li2(w) + Li2(1 - w) = pi^2 / 6 - ln w ln(1 - w)."""
    xp = tables.xp
    beyond_1 = x > 1
    w = xp.where(beyond_1, (x - 1) / x, 1 - x)   # in [0, 1]

    def upper(w):
        v = 1 - w
        logs = xp.where(v > 0, xp.log(v), 0) * xp.log1p(-v)
        return math.pi**2 / 6 - logs - v * tables.look_up(dilogarithm_by_w, 0.0, 0.5, v)

    y = tables.split(w > 0.5, upper, lambda w: w * tables.look_up(dilogarithm_by_w, 0.0, 0.5, w), w)
    return xp.where(beyond_1, -0.5 * xp.log(x) ** 2 - y, xp.where(x >= 0, y, xp.nan))
