"""Special functions as their definitions say: plain sums and integrals, one number at a time."""

import math
from functools import wraps

import numpy as np


def each(f):
    """`f`, which computes one number, for arrays; of its arguments the last is the array."""

    @wraps(f)
    def over_array(*args):
        x = np.asarray(args[-1])
        values = [f(*args[:-1], float(v)) for v in x.reshape(-1)]
        return np.array(values, np.float64).reshape(x.shape)

    return over_array


def integral(f, low, high, panels=24):
    """The integral of a smooth f, by Gauss's rule on equal panels."""
    points, weights = np.polynomial.legendre.leggauss(24)
    half = (high - low) / panels / 2
    middles = low + half * (2 * np.arange(panels) + 1)
    with np.errstate(all="ignore"):
        return math.fsum((f(middles[:, None] + half * points) * weights).reshape(-1)) * half


lgamma = each(math.lgamma)


@each
def digamma(x):
    shift = 0.0
    while x < 30:
        shift, x = shift - 1 / x, x + 1
    return shift + math.log(x) - 1 / (2 * x) - sum(b / x ** (2 * k) for k, b in enumerate(
        [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132], 1))  # fmt: skip


@each
def zeta(s, q):
    """The first 2000 terms, and of the rest the integral, half a term and a correction."""
    terms = [(q + k) ** -s if s != int(s) else (q + k) ** -int(s) for k in range(2000)]
    a = q + 2000
    return math.fsum([*terms, a ** (1 - s) / (s - 1), a**-s / 2, s * a ** (-s - 1) / 12])


@each
def igamma(a, x):
    """t = u^2 takes the root at 0 out of the integral."""
    return integral(lambda u: 2 * u ** (2 * a - 1) * np.exp(-u * u), 0, math.sqrt(x)) / math.gamma(a)


def igamma_slope(a, x):
    def one(a, x):
        """dP/da from the derivative of the integrand, with t = e^v; below e^-200 there is nothing."""
        low = math.log(x) - 40 / min(a, 1)
        psi = float(digamma(a))
        return integral(lambda v: (v - psi) * np.exp(a * v - np.exp(v) - math.lgamma(a)), low, math.log(x), 200)

    pairs = zip(np.reshape(a, -1), np.reshape(x, -1))
    return np.array([one(float(p), float(q)) for p, q in pairs]).reshape(np.shape(a))


@each
def betainc(a, b, x):
    """t = sin^2 u takes the roots out of the integral."""
    whole = math.gamma(a) * math.gamma(b) / math.gamma(a + b)
    inner = integral(lambda u: 2 * np.sin(u) ** (2 * a - 1) * np.cos(u) ** (2 * b - 1), 0, math.asin(math.sqrt(x)))
    return inner / whole


@each
def erfinv(x):
    y = 0.0
    for _ in range(100):
        y -= (math.erf(y) - x) / (2 / math.sqrt(math.pi) * math.exp(-y * y))
    return y


@each
def bessel_i(n, x):
    return math.fsum((x / 2) ** (2 * k + n) / (math.factorial(k) * math.factorial(k + n)) for k in range(60))


@each
def bessel_k(n, x):
    return integral(lambda t: np.exp(-x * np.cosh(t)) * np.cosh(n * t), 0, 8)


@each
def bessel_j(n, x):
    return integral(lambda t: np.cos(n * t - x * np.sin(t)), 0, math.pi) / math.pi


@each
def bessel_y(n, x):
    """https://dlmf.nist.gov/10.9.E7"""
    waves = integral(lambda t: np.sin(x * np.sin(t) - n * t), 0, math.pi)
    tails = integral(lambda t: (np.exp(n * t) + (-1) ** n * np.exp(-n * t)) * np.exp(-x * np.sinh(t)), 0, 8, 60)
    return (waves - tails) / math.pi


@each
def dawsn(x):
    return integral(lambda t: np.exp(t * t - x * x), 0, x)


@each
def expint(x):
    return np.euler_gamma + math.log(x) + integral(lambda t: np.expm1(t) / t, 0, x)


@each
def fresnel(wave, x):
    return integral(lambda t: wave(math.pi / 2 * t * t), 0, x)


@each
def spence(x):
    return -integral(lambda t: np.log1p(t) / t, 0, x - 1)


def cumulative_logsumexp(x):
    return np.array([np.log(np.exp(x[: i + 1]).sum(axis=0)) for i in range(len(x))]).reshape(x.shape)


def bytes_of(x):
    narrow = np.asarray(x, np.float32)   # oracles are given float64
    return np.frombuffer(narrow.tobytes(), np.uint8).reshape(*narrow.shape, 4)


def histogram(x, low, high, count):
    counts = [0] * count
    for v in np.reshape(x, -1):
        place = math.floor((float(v) - low) / (high - low) * count)
        counts[min(max(place, 0), count - 1)] += 1
    return np.array(counts)
