"""Random bits from a counter, and the numbers that TensorFlow makes of them.

Floor 0. A counter-based generator is a fixed scrambling of (key, position): the bits at any position can be
computed without those before, so blocks are drawn in parallel and the result never depends on the number of
threads. This is Philox4x32-10 (Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", 2011), laid
out as TensorFlow lays it out, so that equal seeds give equal numbers, to the last bit where only bits are
involved and for float32 normals too. Read next: `ops/random/distributions.py`, which keeps the seeds.
"""

from dataclasses import dataclass

import numpy as np

from . import libm
from .dtypes import bfloat16, float16, float32, float64, int32
from .parallel import parallel

RESERVED = 256  # how far a stateful op moves on for each number it returned, in groups of four words

_MASK = np.uint64(0xFFFFFFFF)
_32 = np.uint64(32)
_MULTIPLIERS = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
_KEY_STEPS = 0x9E3779B9, 0xBB67AE85  # the golden ratio and the root of three, as fractions of 2**32
_ROUNDS = 10
_BLOCK = 8192  # positions at a time: the dozen arrays on the way stay in the cache


@dataclass(frozen=True)
class Philox:
    """A stream of random words: two key words and the position of the next group, a counter of four words.

    >>> Philox.from_seeds(1234, 5678)
    Philox(key=(1234, 0), counter=(0, 0, 5678, 0))
    >>> Philox.from_seeds(1234, 5678).words(4)
    array([1934969235, 3850098195,  611441003, 3708556706], dtype=uint32)
    """

    key: tuple[int, int]
    counter: tuple[int, int, int, int]

    @classmethod
    def from_seeds(cls, seed, seed2, offset=0):
        """Return the stream of a stateful op with two seeds of 64 bits, `offset` groups after its start."""
        return cls(_split(seed, 2), (0, 0, *_split(seed2, 2))).skip(offset)

    @classmethod
    def stateless(cls, seed):
        """Return the stream of a stateless op, whose two seeds are scrambled first: weak seeds do no harm."""
        mixed = cls((0x3EC8F720, 0x02461E29), (*_split(seed[0], 2), *_split(seed[1], 2))).words(4).tolist()
        return cls((mixed[0], mixed[1]), (0, 0, mixed[2], mixed[3]))

    def skip(self, groups):
        """Return the stream that starts this many groups of four words later."""
        position = sum(word << (32 * i) for i, word in enumerate(self.counter))
        return Philox(self.key, _split(position + groups, 4))

    def words(self, n):
        """Return the next n words: uint32 [n]."""
        return _draw(self, n, np.uint32, 4, lambda groups: groups)

    def groups(self, positions):
        """Return the groups of words at these positions of the stream: uint64 [N] -> uint32 [N, 4].

        A group is its counter, scrambled in ten rounds: each a pair of products and some xors.
        """
        low_start, high_start = (np.uint64(self.counter[i] | self.counter[i + 1] << 32) for i in (0, 2))
        low = positions + low_start
        high = high_start + (low < positions)  # with the carry
        a, b, c, d = low & _MASK, low >> _32, high & _MASK, high >> _32
        for i in range(_ROUNDS):
            key0, key1 = ((k + i * step) % 2**32 for k, step in zip(self.key, _KEY_STEPS))
            product0, product1 = a * _MULTIPLIERS[0], c * _MULTIPLIERS[1]
            a = (product1 >> _32) ^ b ^ np.uint64(key0)
            c = (product0 >> _32) ^ d ^ np.uint64(key1)
            b, d = product1 & _MASK, product0 & _MASK
        return np.stack((a, b, c, d), axis=1).astype(np.uint32)


def _draw(stream, n, dtype, size, convert):
    """Return n numbers, `size` of them made of each group by convert: uint32 [N, 4] -> dtype [N, size]."""
    results = np.empty((-(-n // size), size), dtype)

    def fill(lo, hi):
        results[lo:hi] = convert(stream.groups(np.arange(lo, hi, dtype=np.uint64)))

    parallel(fill, len(results), _BLOCK)
    return results.reshape(-1)[:n]


def _split(number, words):
    """Return the low 32-bit words of an integer, the lowest first; negative ones in two's complement."""
    return tuple(number >> (32 * i) & 0xFFFFFFFF for i in range(words))


def uniform(stream, n, dtype=float32):
    """Return n numbers evenly spread over [0, 1), as an array of the float dtype.

    The random bits become the fraction of a float in [1, 2), from which 1 is subtracted.

    >>> uniform(Philox.from_seeds(1, 0), 2)
    array([0.81269646, 0.07857466], dtype=float32)
    """
    if dtype is float64:
        return _draw(stream, n, np.float64, 2, _fractions64)
    bits, length, one = _FRACTIONS[dtype]

    def fractions(groups):
        numbers = groups.astype(bits) & bits(2**length - 1) | bits(one)
        return numbers.view(dtype.np) - dtype.np.type(1)

    return _draw(stream, n, dtype.np, 4, fractions)


# For each float dtype: its bits as an integer type, the length of its fraction, and the bits of 1.0.
_FRACTIONS = {
    float32: (np.uint32, 23, 0x3F800000),
    float16: (np.uint16, 10, 0x3C00),
    bfloat16: (np.uint16, 7, 0x3F80),
}


def _fractions64(groups):
    """Return two float64 numbers in [0, 1) for each group, from 20 bits of one word and 32 of the next."""
    high, low = groups[:, 0::2].astype(np.uint64), groups[:, 1::2]
    bits = (high & np.uint64(0xFFFFF)) << _32 | low | np.uint64(0x3FF0000000000000)
    return bits.view(np.float64) - 1.0


def full_int(stream, n, dtype):
    """Return n integers, evenly spread over all that a 32- or 64-bit integer dtype can hold."""
    if dtype.size == 4:
        return stream.words(n).view(dtype.np)
    pairs = _draw(stream, n, np.uint64, 2, lambda groups: groups[:, 0::2] | groups[:, 1::2].astype(np.uint64) << _32)
    return pairs.view(dtype.np)


def uniform_int(stream, n, low, high, dtype=int32):
    """Return n integers in [low, high), for low < high.

    >>> uniform_int(Philox.from_seeds(1, 0), 5, 0, 10)
    array([2, 6, 2, 7, 7], dtype=int32)

    A remainder of the random bits, as in TensorFlow: unless high - low is a power of two, some results are
    more likely than others, by less than one part in 2**bits / (high - low).
    """
    bits = full_int(stream, n, dtype).view(f"u{dtype.size}")
    return (bits % bits.dtype.type(high - low) + bits.dtype.type(low % 2 ** (8 * dtype.size))).view(dtype.np)


def normal(stream, n, dtype=float32):
    """Return n numbers with mean 0 and standard deviation 1, by the Box-Muller transform.

    >>> normal(Philox.from_seeds(1, 0), 2)
    array([0.3052047, 0.5671378], dtype=float32)

    Exact in float32, float16 and bfloat16; float64 depends on the last bits of NumPy's sine and logarithm.
    """
    if dtype is float64:
        return _draw(stream, n, np.float64, 2, _box_muller64)
    return _draw(stream, n, dtype.np, 4, _box_muller)


def _box_muller(groups):
    """Return two pairs of float32 normals for each group: a word for the radius, one for the angle."""
    fractions = (groups & np.uint32(0x7FFFFF) | np.uint32(0x3F800000)).view(np.float32) - np.float32(1)
    radius = np.sqrt(np.float32(-2) * libm.log(np.maximum(fractions[:, 0::2], np.float32(1e-7))))
    sine, cosine = libm.sin_cos((fractions[:, 1::2].astype(np.float64) * (2 * np.pi)).astype(np.float32))
    return np.stack((sine * radius, cosine * radius), axis=2).reshape(-1, 4)


def _box_muller64(groups):
    """Return a pair of independent float64 normals for each group."""
    fractions = _fractions64(groups)
    radius = np.sqrt(-2 * np.log(np.maximum(fractions[:, 0], 1e-7)))
    angle = 2 * np.pi * fractions[:, 1]
    return np.stack((np.sin(angle) * radius, np.cos(angle) * radius), axis=1)


def truncated_normal(stream, n, dtype=float32):
    """Return n normal numbers less than 2 standard deviations from 0; those beyond are drawn again.

    >>> truncated_normal(Philox.from_seeds(1, 0), 2)
    array([0.3052047, 0.5671378], dtype=float32)

    How many draws a number takes is not known before. So each group of four numbers (two in float64) has a
    stretch of the stream to itself, RESERVED words for each number, and takes what it needs from there.
    """
    box_muller, size = (_box_muller64, 2) if dtype is float64 else (_box_muller, 4)
    results = np.empty((-(-n // size), size), np.float64 if dtype is float64 else np.float32)

    def fill(lo, hi):
        pending, draws = np.arange(lo, hi), 1
        while len(pending):  # rarely more than three times, with four times as many draws each time
            starts = pending.astype(np.uint64) * np.uint64(size * RESERVED // 4)
            positions = starts[:, None] + np.arange(draws, dtype=np.uint64)
            normals = box_muller(stream.groups(positions.reshape(-1))).reshape(len(pending), -1)
            inside = np.abs(normals) < 2
            enough = inside.sum(axis=1) >= size
            order = np.argsort(~inside[enough], axis=1, kind="stable")  # those inside first, as they were drawn
            results[pending[enough]] = np.take_along_axis(normals[enough], order[:, :size], axis=1)
            pending, draws = pending[~enough], 4 * draws

    parallel(fill, len(results), _BLOCK)
    return results.reshape(-1)[:n].astype(dtype.np, copy=False)
