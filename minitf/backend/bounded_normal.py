"""Normal numbers between two bounds, by whichever way rejects little. Floor 0. Read `rejection.py` first.

Three ways, by where the bounds are: draw normal numbers, uniform ones (a narrow gap), or exponential ones (far from the
mean), and keep those that fit (Robert, "Simulation of truncated normal variables", 1995). The numbers of one
distribution are read off one stretch of the stream in order, and those of the next begin where they end.
"""

import numpy as np

from . import libm
from .bits import normal, uniform

WIDE = 1.3  # deviations from the mean to a bound, from which on normal numbers are drawn
LIMIT = 1000  # rejections in a row


def bounded_normal(stream, mean, deviation, low, high, samples, dtype):
    """`samples` numbers for each distribution: four arrays [B] of the dtype -> [B, S]; None where one has none.

    deviation must be above 0, and low below high, at least one of them finite. Where none of a thousand fits the
    result is None.
    """
    results = np.empty((len(mean), samples), dtype.np)
    for row, parameters in enumerate(zip(mean, deviation, low, high)):
        with np.errstate(all="ignore"):  # what is infinite or NaN on the way is rejected
            used, numbers = _one(stream, *parameters, samples, dtype)
        if numbers is None:
            return None
        results[row] = numbers
        stream = stream.skip(used)
    return results


def _one(stream, mean, deviation, low, high, samples, dtype):
    """The numbers of one distribution, and how many groups of words they took."""
    if (np.isinf(low) and low < 0) or high < mean:
        low, high, deviation = high, low, -deviation  # mirrored
    low, high = (low - mean) / deviation, (high - mean) / deviation
    root = np.sqrt(low * low + dtype.np.type(4))
    cutoff = 2 * np.exp(dtype.np.type(0.5) + low * (low - root) / 4) / (low + root)
    if (low < -WIDE and high >= 0) or (high > WIDE and low <= 0):
        propose = _from_normal
    elif high - low < cutoff:
        propose = _from_uniform
    else:
        propose = _from_exponential
    kept, used = [], 0
    while sum(map(len, kept)) < samples:
        missing = samples - sum(map(len, kept))
        z, fits, each = propose(stream.skip(used), low, high, 2 * missing + 16, dtype)
        places = np.flatnonzero(fits)[:missing]
        if np.diff(places, prepend=-1).max(initial=0 if len(places) else len(z)) > LIMIT:
            return 0, None
        kept.append(z[places])
        whole = len(places) < missing
        used += int(each(len(z) if whole else places[-1] + 1))
    return used, np.concatenate(kept) * deviation + mean if kept else np.empty(0, dtype.np)


def _group(dtype):
    return 2 if dtype.size == 8 else 4  # numbers made of a group of words


def _from_normal(stream, low, high, n, dtype):
    size = _group(dtype)
    n = -(-n // size) * size
    z = normal(stream, n, dtype)
    return z, (z >= low) & (z <= high), lambda count: -(-count // size)


def _from_uniform(stream, low, high, n, dtype):
    """Groups of places alternate with groups that decide on them."""
    size = _group(dtype)
    n = -(-n // size)
    u = uniform(stream, 2 * n * size, dtype).reshape(n, 2, size)
    z = (u[:, 0] * (high - low) + low).reshape(-1)
    top = dtype.np.type(0) if low < 0 else low * low
    return z, u[:, 1].reshape(-1) <= np.exp((top - z * z) / 2), lambda count: 2 * -(-count // size)


def _from_exponential(stream, low, high, n, dtype):
    """Every second number decides on the one before."""
    size = _group(dtype)
    n = -(-2 * n // size) * size
    u = uniform(stream, n, dtype).reshape(-1, 2)
    alpha = (low + np.sqrt(low * low + dtype.np.type(4))) / 2
    z = -_log(u[:, 0]) / alpha + low
    x = alpha - z if low < alpha else low - alpha
    return z, (u[:, 1] <= np.exp(-x * x / 2)) & (z < high), lambda count: -(-2 * count // size)


def _log(x):
    if x.dtype != np.float32:
        return np.log(x)
    return np.where(x > 0, libm.log(np.maximum(x, np.float32(1e-30))), np.float32(-np.inf))
