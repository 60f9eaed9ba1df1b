"""What Bessel functions are: integrals and series for the tables, and the look-ups. Floor 2. Read next: `bessel.py`.

The slow forms are integrals of smooth periodic functions, or of such that vanish like e^(-s^2). For both kinds the
plainest rule, the sum at equal steps, is exact to all digits with a few dozen points.
"""

from __future__ import annotations

import math

import numpy as np

from .gamma import digamma_of

NEAR_MODIFIED, NEAR_K, NEAR_ORDINARY = 8.0, 2.0, 5.0  # up to here the tables are of x, from here on of 1 / x
TAIL = 40.0  # from here on I's asymptotic series has all digits

TURN = np.pi * np.arange(49) / 48  # half a turn
TURN_WEIGHTS = np.full(49, 1 / 48)
TURN_WEIGHTS[[0, -1]] /= 2  # so that a weighted sum is 1 / pi times an integral from 0 to pi
BELL = np.arange(33) * 0.2  # from 0 to where e^(-s^2) has vanished
BELL_WEIGHTS = 0.2 * np.exp(-BELL**2)
BELL_WEIGHTS[0] /= 2  # so that a weighted sum is the integral of e^(-s^2) times something, from 0 on


# --- slowly, for the tables -------------------------------------------------------------------------------------
def over_turn(f, weights, x):
    """The sum over the angles t of half a turn of f(x, t), weighted: https://dlmf.nist.gov/10.9, 10.32."""
    return f(x[..., None], TURN) @ (TURN_WEIGHTS * weights)


def i0_scaled(x):
    """e^-x I0(x)."""
    return over_turn(lambda x, t: np.exp(x * (np.cos(t) - 1)), 1, x)


def i1_scaled_by_x(x):
    """e^-x I1(x) / x, without a cancellation at 0."""
    return over_turn(lambda x, t: np.exp(x * (np.cos(t) - 1)), np.sin(TURN) ** 2, x)


def j0_near(x):
    """J0(x), for an x of at most a few turns."""
    return over_turn(lambda x, t: np.cos(x * np.cos(t)), 1, x)


def j1_by_x(x):
    """J1(x) / x, without a cancellation at 0."""
    return over_turn(lambda x, t: np.cos(x * np.cos(t)), np.sin(TURN) ** 2, x)


def i_far(order, u):
    """sqrt(x) e^-x I(x) at x = NEAR_MODIFIED / u; beyond TAIL by https://dlmf.nist.gov/10.40."""
    x = NEAR_MODIFIED / u
    near = i1_scaled_by_x(np.minimum(x, TAIL)) * x if order else i0_scaled(np.minimum(x, TAIL))
    series, term = np.ones_like(x), np.ones_like(x)
    for k in range(1, 30):
        term = term * -(4 * order**2 - (2 * k - 1) ** 2) / (8 * k * np.maximum(x, TAIL))
        series += term
    return np.where(x < TAIL, np.sqrt(x) * near, series / math.sqrt(2 * math.pi))


def i0_far(u):
    """`i_far` of order 0."""
    return i_far(0, u)


def i1_far(u):
    """`i_far` of order 1."""
    return i_far(1, u)


def over_bell(order, side, x):
    """The integral over s > 0 of e^(-s^2) s^(2 order) (1 + side s^2 / (2 x))^(order - 1/2) 2^(1 + order) / sqrt(pi).

    It is K(x), with side = 1, or Hankel's function, with side = i, without the factors that decay or turn: from
    https://dlmf.nist.gov/10.32 (10.32.8) and 10.17, with s^2 for t.
    """
    s2 = BELL**2
    factors = (1 + side * s2 / (2 * x[..., None])) ** (order - 0.5)
    return 2 ** (1 + order) / math.sqrt(math.pi) * (factors @ (BELL_WEIGHTS * s2**order))


def k0_far(u):
    """sqrt(x) e^x K0(x) at x = NEAR_K / u."""
    return math.sqrt(math.pi / 2) * over_bell(0, 1, NEAR_K / u)


def k1_far(u):
    """sqrt(x) e^x K1(x) at x = NEAR_K / u."""
    return math.sqrt(math.pi / 2) * over_bell(1, 1, NEAR_K / u)


def hankel0_real(u):
    """The real part of Hankel's function of order 0, without its wave, at x = NEAR_ORDINARY / u."""
    return over_bell(0, 1j, NEAR_ORDINARY / u).real


def hankel0_imag(u):
    """The imaginary part of the same."""
    return over_bell(0, 1j, NEAR_ORDINARY / u).imag


def hankel1_real(u):
    """The real part of Hankel's function of order 1, without its wave, at x = NEAR_ORDINARY / u."""
    return over_bell(1, 1j, NEAR_ORDINARY / u).real


def hankel1_imag(u):
    """The imaginary part of the same."""
    return over_bell(1, 1j, NEAR_ORDINARY / u).imag


def psi_series(order, sign, x):
    """The sum of (psi(k + 1) + psi(k + 1 + order)) z^k / (k! (k + order)!), z = sign x^2 / 4.

    With the logarithm it makes the functions of the second kind: https://dlmf.nist.gov/10.8, 10.31.
    """
    z = sign * x * x / 4
    psi = digamma_of(np.arange(1.0, 41.0))
    total, power = np.zeros_like(x), np.ones_like(x)
    for k in range(36):
        total += (psi[k] + psi[k + order]) * power
        power = power * z / ((k + 1) * (k + 1 + order))
    return total


def k0_rest(x):
    """K0(x) + ln(x / 2) I0(x)."""
    return psi_series(0, 1, x) / 2


def k1_rest(x):
    """(K1(x) - 1 / x) / x - ln(x / 2) I1(x) / x."""
    return -psi_series(1, 1, x) / 4


def y0_rest(x):
    """Y0(x) - 2 / pi ln(x / 2) J0(x)."""
    return -psi_series(0, -1, x) / math.pi


def y1_rest(x):
    """(Y1(x) + 2 / (pi x)) / x - 2 / pi ln(x / 2) J1(x) / x."""
    return -psi_series(1, -1, x) / (2 * math.pi)


# --- fast -------------------------------------------------------------------------------------------------------
def i0e_values(tables, x):
    """e^-|x| I0(x)."""
    xp = tables.xp
    x = xp.abs(x)
    return tables.split(
        x < NEAR_MODIFIED,
        lambda x: tables.look_up(i0_scaled, 0.0, NEAR_MODIFIED, x),
        lambda x: tables.look_up(i0_far, 0.0, 1.0, NEAR_MODIFIED / x) / xp.sqrt(x), x)  # fmt: skip


def i1e_values(tables, x):
    """e^-|x| I1(x), odd."""
    xp = tables.xp
    size = xp.abs(x)
    y = tables.split(
        size < NEAR_MODIFIED,
        lambda x: x * tables.look_up(i1_scaled_by_x, 0.0, NEAR_MODIFIED, x),
        lambda x: tables.look_up(i1_far, 0.0, 1.0, NEAR_MODIFIED / x) / xp.sqrt(x), size)  # fmt: skip
    return xp.copysign(y, x)


def i0_values(tables, x):
    """I0(x)."""
    return tables.xp.exp(tables.xp.abs(x)) * i0e_values(tables, x)


def i1_values(tables, x):
    """I1(x), odd."""
    return tables.xp.exp(tables.xp.abs(x)) * i1e_values(tables, x)


def k_values(tables, x, near, far_table, scaled):
    """K(x), or e^x K(x) if `scaled`; inf for x <= 0."""
    xp = tables.xp

    def far(x):
        y = tables.look_up(far_table, 0.0, 1.0, NEAR_K / x) / xp.sqrt(x)
        return y if scaled else y * xp.exp(-x)

    def near_scaled(x):
        y = near(x)
        return xp.where(x > 0, y * xp.exp(x) if scaled else y, xp.inf)

    return tables.split(x < NEAR_K, near_scaled, far, x)


def k0_values(tables, x, scaled=False):
    """K0(x), or e^x K0(x) if `scaled`; inf for x <= 0."""
    def near(x):
        i0 = tables.look_up(i0_scaled, 0.0, NEAR_MODIFIED, x) * tables.xp.exp(x)
        return tables.look_up(k0_rest, 0.0, NEAR_K, x) - tables.xp.log(x / 2) * i0

    return k_values(tables, x, near, k0_far, scaled)


def k1_values(tables, x, scaled=False):
    """K1(x), or e^x K1(x) if `scaled`; inf for x <= 0."""
    def near(x):
        i1_by_x = tables.look_up(i1_scaled_by_x, 0.0, NEAR_MODIFIED, x) * tables.xp.exp(x)
        return 1 / x + x * (tables.xp.log(x / 2) * i1_by_x + tables.look_up(k1_rest, 0.0, NEAR_K, x))

    return k_values(tables, x, near, k1_far, scaled)


def k0e_values(tables, x):
    """e^x K0(x)."""
    return k0_values(tables, x, scaled=True)


def k1e_values(tables, x):
    """e^x K1(x)."""
    return k1_values(tables, x, scaled=True)


def wave(tables, x, real, imag, kind, order):
    """J (kind 1) or Y (kind 2) for x >= NEAR_ORDINARY: a wave of x - pi / 4 - order pi / 2 that dies like x^(-1/2)."""
    xp = tables.xp
    u = NEAR_ORDINARY / x
    p, q = tables.look_up(real, 0.0, 1.0, u), tables.look_up(imag, 0.0, 1.0, u)
    sine, cosine = xp.sin(x), xp.cos(x)
    c, s = (sine - cosine, -sine - cosine) if order else (cosine + sine, sine - cosine)   # sqrt(2) cos, sqrt(2) sin
    return (p * c - q * s if kind == 1 else p * s + q * c) / xp.sqrt(math.pi * x)


def j0_values(tables, x):
    """J0(x), even."""
    return tables.split(
        tables.xp.abs(x) < NEAR_ORDINARY,
        lambda x: tables.look_up(j0_near, 0.0, NEAR_ORDINARY, x),
        lambda x: wave(tables, x, hankel0_real, hankel0_imag, 1, 0), tables.xp.abs(x))  # fmt: skip


def j1_values(tables, x):
    """J1(x), odd."""
    xp = tables.xp
    size = xp.abs(x)
    y = tables.split(
        size < NEAR_ORDINARY,
        lambda x: x * tables.look_up(j1_by_x, 0.0, NEAR_ORDINARY, x),
        lambda x: wave(tables, x, hankel1_real, hankel1_imag, 1, 1), size)  # fmt: skip
    return xp.where(x < 0, -y, y)


def y0_values(tables, x):
    """Y0(x); -inf for x <= 0."""
    xp = tables.xp

    def near(x):
        j0 = tables.look_up(j0_near, 0.0, NEAR_ORDINARY, x)
        y = 2 / math.pi * xp.log(x / 2) * j0 + tables.look_up(y0_rest, 0.0, NEAR_ORDINARY, x)
        return xp.where(x > 0, y, -xp.inf)

    return tables.split(x < NEAR_ORDINARY, near, lambda x: wave(tables, x, hankel0_real, hankel0_imag, 2, 0), x)


def y1_values(tables, x):
    """Y1(x); -inf for x <= 0."""
    xp = tables.xp

    def near(x):
        j1_of_x = tables.look_up(j1_by_x, 0.0, NEAR_ORDINARY, x)
        y = x * (2 / math.pi * xp.log(x / 2) * j1_of_x + tables.look_up(y1_rest, 0.0, NEAR_ORDINARY, x))
        return xp.where(x > 0, y - 2 / (math.pi * x), -xp.inf)

    return tables.split(x < NEAR_ORDINARY, near, lambda x: wave(tables, x, hankel1_real, hankel1_imag, 2, 1), x)
