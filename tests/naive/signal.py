"""Signal processing by its definitions: sums of cosines, frames cut one by one."""

import numpy as np


def fit(x, length):
    """The last axis cut, or filled up with zeros, to `length`."""
    y = np.zeros((*x.shape[:-1], length), x.dtype)
    n = min(length, x.shape[-1])
    y[..., :n] = x[..., :n]
    return y


def dft(x):
    """The Fourier transform of the last axis, as a product with a matrix."""
    n = np.arange(x.shape[-1])
    return x @ np.exp(-2j * np.pi * np.outer(n, n) / max(len(n), 1))


def rfft(x, length):
    return dft(fit(x, length))[..., : length // 2 + 1]


def irfft(x, length):
    """The real signal whose spectrum begins with x: what is missing is the mirror image, conjugated."""
    y = fit(x, length // 2 + 1).astype(complex)
    n, total = np.arange(length), np.zeros((*x.shape[:-1], length))
    for k in range(length // 2 + 1):
        twice = 2 if 0 < k < length / 2 else 1
        total = total + twice * (y[..., k : k + 1] * np.exp(2j * np.pi * k * n / length)).real
    return total / length


def cosines(kind, n):
    """The matrix of the unscaled cosine transform of n points; row: what comes in, column: what goes out."""
    i, k = np.arange(n)[:, None], np.arange(n)
    if kind == 1:
        ends = np.where((i == 0) | (i == n - 1), 1, 2)
        return ends * np.cos(np.pi * i * k / (n - 1))
    if kind == 2:
        return 2 * np.cos(np.pi * (i + 0.5) * k / n)
    if kind == 3:
        return np.where(i == 0, 1, 2) * np.cos(np.pi * i * (k + 0.5) / n)
    return 2 * np.cos(np.pi * (i + 0.5) * (k + 0.5) / n)


def dct(x, kind):
    return x @ cosines(kind, x.shape[-1])


def frame(x, length, step):
    """The frames of the last axis, one after the other."""
    starts = range(0, x.shape[-1] - length + 1, step)
    frames = [x[..., s : s + length] for s in starts]
    return np.stack(frames, -2) if frames else np.zeros((*x.shape[:-1], 0, length), x.dtype)


def overlap_and_add(x, step):
    """The sum of the frames, each at its place."""
    frames, length = x.shape[-2:]
    y = np.zeros((*x.shape[:-2], length + step * (frames - 1)), x.dtype)
    for f in range(frames):
        y[..., f * step : f * step + length] += x[..., f, :]
    return y
