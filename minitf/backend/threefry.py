"""ThreeFry: the other counter-based generator, and the numbers that TensorFlow's compiler makes of it.

Floor 0. Where Philox multiplies, ThreeFry2x32-20 (Salmon and others, 2011) adds, rotates and xors: the choice for
hardware without a fast multiplication. TensorFlow draws from it in compiled code alone (XLA), by other rules than its
kernels use for Philox, and these are the rules here: the upper bits of a word become a fraction, and which words make
a pair depends on the shape. Integers are equal to the last bit, floats but for rounding. It draws all at once, and the
arrays on the way take about five times the room of the result. Read `bits.py` first.
"""

import numpy as np

from .dtypes import bfloat16, float16, float32, float64

_ROTATIONS = (13, 15, 26, 6), (17, 29, 16, 24)
_PARITY = 0x1BD11BDA


def groups(key, counter, n):
    """The n groups of two words from position `counter` on: uint32 [N] twice.

    key, counter: integers of 64 bits.

        >>> [f"{word[0]:08x}" for word in groups(0, 0, 1)]
        ['6b200159', '99ba4efe']
    """
    positions = np.arange(n, dtype=np.uint64) + np.uint64(counter % 2**64)
    keys = [key & 0xFFFFFFFF, key >> 32 & 0xFFFFFFFF]
    keys = np.array([*keys, keys[0] ^ keys[1] ^ _PARITY], np.uint32)
    x, y = positions.astype(np.uint32), (positions >> np.uint64(32)).astype(np.uint32)
    x += keys[0]
    y += keys[1]
    for i in range(5):
        for distance in _ROTATIONS[i % 2]:
            x += y
            y = (y << np.uint32(distance) | y >> np.uint32(32 - distance)) ^ x
        x += keys[(i + 1) % 3]
        y += keys[(i + 2) % 3]
        y += np.uint32(i + 1)
    return x, y


def words(key, counter, shape):
    """Words of 32 bits, as an array of the shape.

    The two words of a group stand side by side along the first axis of even size, or the longest where all are odd.
    """
    if not shape:
        return words(key, counter, (1,)).reshape(())
    axis = _split_axis(shape)
    half = (*shape[:axis], -(-shape[axis] // 2), *shape[axis + 1 :])
    pair = groups(key, counter, int(np.prod(half)))
    return _woven(*(word.reshape(half) for word in pair), axis, shape[axis])


def _split_axis(shape):
    even = [axis for axis, size in enumerate(shape) if size % 2 == 0]
    return even[0] if even else max(range(len(shape)), key=lambda axis: shape[axis])


def _woven(first, second, axis, size):
    """The elements of two arrays by turns along an axis, `size` of them."""
    pairs = np.stack((first, second), axis + 1)
    shape = (*first.shape[:axis], 2 * first.shape[axis], *first.shape[axis + 1 :])
    return pairs.reshape(shape)[(slice(None),) * axis + (slice(size),)]


def full_int(key, counter, shape, dtype):
    """Integers of 32 or 64 bits over all that the dtype can hold."""
    if dtype.size == 4:
        return words(key, counter, shape).view(dtype.np)
    low, high = groups(key, counter, int(np.prod(shape)))
    return (low | high.astype(np.uint64) << np.uint64(32)).view(dtype.np).reshape(shape)


def uniform_int(key, counter, shape, low, high, dtype):
    """Integers in [low, high), the remainders of random bits."""
    bits = full_int(key, counter, shape or (1,), dtype).view(f"u{dtype.size}")
    offset = bits.dtype.type(low % 2 ** (8 * dtype.size))
    return (bits % bits.dtype.type(high - low) + offset).view(dtype.np).reshape(shape)


def uniform(key, counter, shape, dtype=float32):
    """Floats evenly spread over [0, 1)."""
    if dtype is float64:
        bits = full_int(key, counter, shape, float64)
        return (bits.view(np.uint64) >> np.uint64(12)) * 2.0**-52
    bits = words(key, counter, shape)
    if dtype is float16:
        return ((bits & np.uint32(0x3FF)) * np.float32(2**-10)).astype(np.float16)
    return _as_dtype((bits >> np.uint32(9)).astype(np.float32) * np.float32(2**-23), dtype)


def normal(key, counter, shape, dtype=float32):
    """Floats with mean 0 and standard deviation 1, by the Box-Muller transform of pairs along an axis."""
    size = shape or (1,)
    axis = _split_axis(size)
    paired = (*size[:axis], -(-size[axis] // 2), 2, *size[axis + 1 :])
    fractions = uniform(key, counter, paired, float32 if dtype is bfloat16 else dtype)
    u, v = fractions.take(0, axis + 1), fractions.take(1, axis + 1)
    kind = fractions.dtype.type
    radius = np.sqrt(kind(-2) * np.log(np.maximum(u, kind(1e-7))))
    angle = kind(2 * np.pi) * v
    return _as_dtype(_woven(np.sin(angle) * radius, np.cos(angle) * radius, axis, size[axis]).reshape(shape), dtype)


def truncated_normal(key, counter, shape, dtype=float32):
    """Normal floats within 2 standard deviations of 0: the inverse of their distribution, at uniform ones."""
    u = uniform(key, counter, shape, float32 if dtype is bfloat16 else dtype).astype(np.float64)
    outside = 0.022750131948179195  # of the normal distribution, on either side
    p = outside + u * (1 - 2 * outside)
    normals = np.sqrt(2) * _erfinv(2 * p - 1)
    return _as_dtype(normals.astype(np.float32 if dtype is bfloat16 else dtype.np), dtype)


def _as_dtype(x, dtype):
    """float32 to bfloat16 as the compiler does it: the lower half of the bits is cut off."""
    if dtype is bfloat16:
        x = (np.ascontiguousarray(x).view(np.uint32) & np.uint32(0xFFFF0000)).view(np.float32)
    return x.astype(dtype.np, copy=False)


def _erfinv(x):
    """The inverse of the error function in (-0.9965, 0.9965), to 7 digits.   Source: Giles, "Approximating erfinv"."""
    w = -np.log1p(-x * x) - 2.5
    return np.polyval(_ERFINV, w) * x


_ERFINV = (2.81022636e-08, 3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087, -0.00125372503,
           -0.00417768164, 0.246640727, 1.50140941)  # fmt: skip
