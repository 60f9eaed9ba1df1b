"""How a gamma number moves with its shape parameter. Floor 2. Read `gamma.py` first.

Hold the probability to draw less than x, P(alpha, x), and move alpha: x moves by -(dP/dalpha) / (dP/dx), where dP/dx
is the density. Both follow from a series for small x, and for large a continued fraction, differentiated by terms
(Figurnov and others, "Implicit reparameterization gradients", 2018).
"""

import numpy as np

TERMS = 500  # more than any alpha below a million needs


def sample_derivative(alpha, x):
    """dx / dalpha of gamma numbers: float64 [N], [N] -> float64 [N]; NaN unless alpha > 0 and x >= 0.

        >>> sample_derivative(np.array([1.0, 2.0]), np.array([0.5, 3.0]))
        array([0.80697912, 1.32179852])
    """
    y = np.where((alpha > 0) & (x >= 0), 0.0, np.nan)
    drawn = (alpha > 0) & (x > 0) & np.isfinite(x)
    far = drawn & (x > 1) & (x > alpha)
    near = drawn & ~far
    y[near] = _by_series(alpha[near], x[near])
    y[far] = _by_fraction(alpha[far], x[far])
    return y


def _by_series(a, x):
    """P(a, x) = x**a exp(-x) / gamma(a + 1) * (1 + x / (a + 1) + x**2 / ((a + 1) (a + 2)) + ...)."""
    r, term, total = a.copy(), np.ones_like(a), np.ones_like(a)
    d_term, d_total = np.zeros_like(a), np.zeros_like(a)
    for _ in range(TERMS):
        r += 1
        step = x / r
        d_term = step * (d_term - term / r)
        d_total += d_term
        term *= step
        total += term
        if np.all(np.abs(d_term) <= 2e-16 * np.abs(d_total)):
            break
    return -(d_total + total * (np.log(x) - digamma(a + 1))) * x / a


def _by_fraction(a, x):
    """1 - P(a, x) = x**a exp(-x) / gamma(a) * a continued fraction, as two recurrences for its two halves."""
    y, z = 1 - a, x - a + 2
    p, q = np.stack((np.ones_like(a), x + 1)), np.stack((x, z * x))  # the last two, older first
    d_p, d_q = np.zeros_like(p), np.stack((np.zeros_like(a), -x))
    ratio = p[1] / q[1]
    d_ratio = (d_p[1] - ratio * d_q[1]) / q[1]
    for c in range(1, TERMS):
        y, z = y + 1, z + 2
        both = y * c
        d_p = np.stack((d_p[1], d_p[1] * z - p[1] - d_p[0] * both + p[0] * c))
        d_q = np.stack((d_q[1], d_q[1] * z - q[1] - d_q[0] * both + q[0] * c))
        p = np.stack((p[1], p[1] * z - p[0] * both))
        q = np.stack((q[1], q[1] * z - q[0] * both))
        before, ratio = d_ratio, p[1] / q[1]
        d_ratio = (d_p[1] - ratio * d_q[1]) / q[1]
        if np.all(np.abs(d_ratio - before) <= 2e-16):
            break
        scale = np.where(np.abs(p[1]) > 2.0**52, 2.0**-52, 1.0)  # both halves grow without end, their ratio does not
        p, q, d_p, d_q = p * scale, q * scale, d_p * scale, d_q * scale
    return (d_ratio + ratio * (np.log(x) - digamma(a))) * x


def digamma(x):
    """The derivative of log(gamma(x)): float64 [N] -> float64 [N], for x > 0."""
    y = np.zeros_like(x)
    x = x.copy()
    for _ in range(10):  # digamma(x) = digamma(x + 1) - 1 / x, until the series below is exact
        low = x < 10
        y[low] -= 1 / x[low]
        x[low] += 1
    s = 1 / (x * x)
    series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * 691 / 32760)))))
    return y + np.log(x) - 0.5 / x - series
