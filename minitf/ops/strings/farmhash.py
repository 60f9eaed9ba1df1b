"""FarmHash's 64-bit fingerprint, of many texts of one length at once. Floor 2. Read next: `hashing.py`.

A fingerprint never changes, so programs may store it. The steps are those of Google's FarmHash (Geoff Pike, 2014), here
on arrays: all texts of one length go through the same arithmetic, which wraps around at 2**64 as NumPy's does.
"""

from __future__ import annotations

import numpy as np

K0, K1, K2 = (np.uint64(k) for k in (0xC3A5C85C97CB3127, 0xB492B66FBE98F273, 0x9AE16A3B2F90404F))


def fingerprints(texts):
    """uint64 [count]: the fingerprint of each row of `texts`, uint8 [count, length]."""
    length = texts.shape[1]
    if length > 64:
        return of_long(texts)
    if length > 32:
        return of_33_to_64(texts)
    if length > 16:
        return of_17_to_32(texts)
    return of_0_to_16(texts)


def word(texts, start, size=8):
    """The `size` bytes from `start`, as little-endian numbers in uint64."""
    part = np.ascontiguousarray(texts[:, start : start + size])
    return part.view(f"<u{size}")[:, 0].astype(np.uint64)


def rotated(x, bits):
    """x with its bits turned to the right."""
    return x >> np.uint64(bits) | x << np.uint64(64 - bits)


def folded(x):
    """x with its high bits mixed into its low ones."""
    return x ^ x >> np.uint64(47)


def mixed(u, v, factor):
    """Two numbers made one."""
    a = folded((u ^ v) * factor)
    return folded((v ^ a) * factor) * factor


def factor_of(length):
    """What texts of this length are multiplied by."""
    return K2 + np.uint64(2 * length)


def of_0_to_16(texts):
    """Fingerprints of texts of up to 16 bytes."""
    count, n = texts.shape
    factor = factor_of(n)
    if n >= 8:
        a, b = word(texts, 0) + K2, word(texts, n - 8)
        return mixed(rotated(b, 37) * factor + a, (rotated(a, 25) + b) * factor, factor)
    if n >= 4:
        return mixed(np.uint64(n) + (word(texts, 0, 4) << np.uint64(3)), word(texts, n - 4, 4), factor)
    if n:
        a, b, c = (texts[:, i].astype(np.uint64) for i in (0, n // 2, n - 1))
        y, z = a + (b << np.uint64(8)), np.uint64(n) + (c << np.uint64(2))
        return folded(y * K2 ^ z * K0) * K2
    return np.full(count, K2)


def halves(texts):
    """What texts of 17 to 64 bytes begin with: four words, and two sums of them."""
    n = texts.shape[1]
    factor = factor_of(n)
    a, b, c, d = word(texts, 0), word(texts, 8), word(texts, n - 8) * factor, word(texts, n - 16) * K2
    a = a * (K1 if n <= 32 else K2)
    return a, rotated(a + b, 43) + rotated(c, 30) + d, a + rotated(b + K2, 18) + c


def of_17_to_32(texts):
    """Fingerprints of texts of 17 to 32 bytes."""
    _, y, z = halves(texts)
    return mixed(y, z, factor_of(texts.shape[1]))


def of_33_to_64(texts):
    """Fingerprints of texts of 33 to 64 bytes."""
    n = texts.shape[1]
    factor = factor_of(n)
    a, y, z = halves(texts)
    z = mixed(y, z, factor)
    e, f = word(texts, 16) * factor, word(texts, 24)
    g, h = (y + word(texts, n - 32)) * factor, (z + word(texts, n - 24)) * factor
    return mixed(rotated(e + f, 43) + rotated(g, 30) + h, e + rotated(f + a, 18) + g, factor)


def of_long(texts):
    """Fingerprints of texts of more than 64 bytes."""
    count, n = texts.shape
    seed = np.full(count, 81, np.uint64)
    x, y = seed, seed * K1 + np.uint64(113)
    z = folded(y * K2 + np.uint64(113)) * K2
    v = w = (np.zeros_like(x), np.zeros_like(x))
    x = x * K2 + word(texts, 0)
    for start in range(0, (n - 1) // 64 * 64, 64):
        x, y, z, v, w = block(texts, start, x, y, z, v, w, K1, 1)
    factor = K1 + ((z & np.uint64(255)) << np.uint64(1))
    w0 = w[0] + np.uint64((n - 1) % 64)
    v0 = v[0] + w0
    x, y, z, v, w = block(texts, n - 64, x, y, z, (v0, v[1]), (w0 + v0, w[1]), factor, 9)
    return mixed(mixed(v[0], w[0], factor) + folded(y) * K0 + z, mixed(v[1], w[1], factor) + x, factor)


def block(texts, start, x, y, z, v, w, factor, weight):
    """64 bytes more."""
    weight = np.uint64(weight)
    x = rotated(x + y + v[0] + word(texts, start + 8), 37) * factor
    y = rotated(y + v[1] + word(texts, start + 48), 42) * factor
    x = x ^ w[1] * weight
    y = y + v[0] * weight + word(texts, start + 40)
    z = rotated(z + w[0], 33) * factor
    v = stirred(texts, start, v[1] * factor, x + w[0])
    w = stirred(texts, start + 32, z + w[1], y + word(texts, start + 16))
    return z, y, x, v, w


def stirred(texts, start, a, b):
    """Two numbers into which 32 bytes are stirred."""
    first, second, third, last = (word(texts, start + 8 * i) for i in range(4))
    a = a + first
    b = rotated(b + a + last, 21)
    total = a + second + third
    return total + last, b + rotated(total, 44) + a
