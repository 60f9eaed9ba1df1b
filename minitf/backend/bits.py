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
_MULTIPLIERS = 0xD2511F53, 0xCD9E8D57
_KEY_STEPS = 0x9E3779B9, 0xBB67AE85  # the golden ratio and the root of three, as fractions of 2**32
_ROUNDS = 10
_BLOCK = 1 << 15  # positions at a time: a step long enough for two threads, and what it makes fits the cache
_FEW = 128  # up to here one long integer is faster than arrays


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

    @classmethod
    def from_state(cls, key, counter):
        """Return the stream of a key of 64 bits and a counter of two times 64, the low one first."""
        return cls(_split(key, 2), (*_split(counter[0], 2), *_split(counter[1], 2)))

    @property
    def state(self):
        """Key and counter as integers of 64 bits: (key, (low, high)), what `from_state` takes."""
        key, low, high = ((x | y << 32) for x, y in (self.key, self.counter[:2], self.counter[2:]))
        return key, (low, high)

    def skip(self, groups):
        """Return the stream that starts this many groups of four words later."""
        if not groups:
            return self
        position = sum(word << (32 * i) for i, word in enumerate(self.counter))
        return Philox(self.key, _split(position + groups, 4))

    def words(self, n):
        """Return the next n words: uint32 [n]."""
        return _draw(self, n, np.uint32, 4, lambda groups: groups)

    def groups(self, positions):
        """Return the groups of words at these positions of the stream: uint64 [N] -> uint32 [N, 4].

        A group is its counter, scrambled in ten rounds: each a pair of products and some xors.
        """
        low_start, high_start = map(np.uint64, self.state[1])
        low = positions + low_start
        high = (low < positions) + high_start  # with the carry
        if len(positions) <= _FEW:
            return _scramble_few(low, high, self.round_keys())
        a, b, c, d = low & _MASK, low >> _32, high & _MASK, high >> _32
        product0, product1 = np.empty_like(a), np.empty_like(a)
        for key0, key1 in self.round_keys():
            np.multiply(a, np.uint64(_MULTIPLIERS[0]), out=product0)
            np.multiply(c, np.uint64(_MULTIPLIERS[1]), out=product1)
            np.right_shift(product1, _32, out=a)
            np.right_shift(product0, _32, out=c)
            a ^= b
            c ^= d
            a ^= np.uint64(key0)
            c ^= np.uint64(key1)
            np.bitwise_and(product1, _MASK, out=b)
            np.bitwise_and(product0, _MASK, out=d)
        return _as_rows((a, b, c, d))

    def round_keys(self):
        """Return the pair of key words of each of the ten rounds."""
        (key0, key1), (step0, step1) = self.key, _KEY_STEPS
        return [((key0 + i * step0) & 0xFFFFFFFF, (key1 + i * step1) & 0xFFFFFFFF) for i in range(_ROUNDS)]


def _scramble_few(low, high, round_keys):
    """The same ten rounds on one long integer for each word, in which every group has 64 bits.

    low, high: uint64 [N], two words each. Returns uint32 [N, 4].

    A product of two words fits into 64 bits, so no group disturbs the next one. For a handful of groups this takes a
    fifth of the time of arrays, of which every step costs about a microsecond, however short they are.
    """
    n = len(low)
    ones = ((1 << 64 * n) - 1) // (2**64 - 1)  # a 1 in each group
    mask = ones * 0xFFFFFFFF
    low, high = int.from_bytes(low.tobytes(), "little"), int.from_bytes(high.tobytes(), "little")
    a, b, c, d = low & mask, low >> 32 & mask, high & mask, high >> 32 & mask
    for key0, key1 in round_keys:
        product0, product1 = a * _MULTIPLIERS[0], c * _MULTIPLIERS[1]
        a = product1 >> 32 & mask ^ b ^ ones * key0
        c = product0 >> 32 & mask ^ d ^ ones * key1
        b, d = product1 & mask, product0 & mask
    groups = np.empty((n, 2), "<u8")
    groups[:, 0] = np.frombuffer((a | b << 32).to_bytes(8 * n, "little"), "<u8")
    groups[:, 1] = np.frombuffer((c | d << 32).to_bytes(8 * n, "little"), "<u8")
    return groups.view("<u4")


def _as_rows(words):
    """Four words of 32 bits, each in an array of its own: uint64 [N] -> uint32 [N, 4]."""
    groups = np.empty((len(words[0]), 4), np.uint32)
    for i, word in enumerate(words):
        groups[:, i] = word
    return groups


def _draw(stream, n, dtype, size, convert):
    """Return n numbers, `size` of them made of each group by convert: uint32 [N, 4] -> dtype [N, size]."""
    count = -(-n // size)
    if count <= _FEW:
        return convert(stream.groups(np.arange(count, dtype=np.uint64))).reshape(-1)[:n].astype(dtype, copy=False)
    results = np.empty((count, size), dtype)

    def fill(lo, hi):
        results[lo:hi] = convert(stream.groups(np.arange(lo, hi, dtype=np.uint64)))

    parallel(fill, len(results), _BLOCK)
    return results.reshape(-1)[:n]


def _split(number, words):
    """Return the low 32-bit words of an integer, the lowest first; negative ones in two's complement."""
    if words == 2:
        return number & 0xFFFFFFFF, number >> 32 & 0xFFFFFFFF
    return tuple(number >> (32 * i) & 0xFFFFFFFF for i in range(words))


def uniform(stream, n, dtype=float32):
    """Return n numbers evenly spread over [0, 1), as an array of the float dtype.

    The random bits become the fraction of a float in [1, 2), from which 1 is subtracted.

    >>> uniform(Philox.from_seeds(1, 0), 2)
    array([0.81269646, 0.07857466], dtype=float32)
    """
    if dtype is float64:
        return _draw(stream, n, np.float64, 2, fractions64)
    bits, length, one = _FRACTIONS[dtype]

    def fractions(groups):
        numbers = groups.astype(bits, copy=False) & bits(2**length - 1)
        numbers |= bits(one)
        return numbers.view(dtype.np) - dtype.np.type(1)

    return _draw(stream, n, dtype.np, 4, fractions)


# For each float dtype: its bits as an integer type, the length of its fraction, and the bits of 1.0.
_FRACTIONS = {
    float32: (np.uint32, 23, 0x3F800000),
    float16: (np.uint16, 10, 0x3C00),
    bfloat16: (np.uint16, 7, 0x3F80),
}


def fractions64(groups):
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
        return _draw(stream, n, np.float64, 2, box_muller64)
    return _draw(stream, n, dtype.np, 4, _box_muller)


def _box_muller(groups):
    """Return two pairs of float32 normals for each group: a word for the radius, one for the angle."""
    numbers = groups & np.uint32(0x7FFFFF)
    numbers |= np.uint32(0x3F800000)
    fractions = numbers.view(np.float32) - np.float32(1)
    radius = np.sqrt(np.float32(-2) * libm.log(np.maximum(fractions[:, 0::2], np.float32(1e-7))))
    sine, cosine = libm.sin_cos((fractions[:, 1::2].astype(np.float64) * (2 * np.pi)).astype(np.float32))
    return np.stack((sine * radius, cosine * radius), axis=2).reshape(-1, 4)


def box_muller64(groups):
    """Return a pair of independent float64 normals for each group."""
    fractions = fractions64(groups)
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
    box_muller, size = (box_muller64, 2) if dtype is float64 else (_box_muller, 4)
    results = np.empty((-(-n // size), size), np.float64 if dtype is float64 else np.float32)

    def fill(lo, hi):
        starts = np.arange(lo, hi, dtype=np.uint64) * np.uint64(size * RESERVED // 4)
        results[lo:hi] = normals = box_muller(stream.groups(starts))
        pending, draws = np.unique(np.flatnonzero(np.abs(normals) >= 2) // size), 2
        while len(pending):  # rarely more than twice, with twice as many draws each time
            positions = starts[pending, None] + np.arange(draws, dtype=np.uint64)
            normals = box_muller(stream.groups(positions.reshape(-1))).reshape(len(pending), -1)
            inside = np.abs(normals) < 2
            rank = np.cumsum(inside, axis=1, dtype=np.int16)
            enough = rank[:, -1] >= size
            first = inside & (rank <= size) & enough[:, None]  # the first ones inside, as they were drawn
            results[lo + pending[enough]] = normals[first].reshape(-1, size)
            pending, draws = pending[~enough], 2 * draws

    parallel(fill, len(results), _BLOCK)
    return results.reshape(-1)[:n].astype(dtype.np, copy=False)
