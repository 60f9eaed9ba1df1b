"""index_shuffle: where one index goes when all of them are shuffled, without shuffling the others. Floor 2.

A cipher maps the numbers of a few bits to one another, one to one. Where it leaves the range that is asked for, it is
applied again, until it is back: then it is one to one on the range (Black and Rogaway, "Ciphers with arbitrary finite
domains", 2002). The cipher is Simon (Beaulieu and others, 2013) with few rounds: good to mix, not to keep secrets.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.dtypes import int32, int64, uint32, uint64
from ...backend.errors import RuleError
from ...backend.shapes import broadcast, may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import as_int
from ..shapes.joining import concat

LEAST_BITS = 16
SMALL = 2**12  # ranges up to here are looked up
_CONSTANT = 0xFFFFFFFC
_SEQUENCE = 0x7369F885192C0EF5  # which rounds' keys have a 1 added
_FIRST_KEY = 498247692  # put before the two numbers of a seed


class RandomIndexShuffle(Op):
    """Index -> where it goes.   index: int [] or [N], seed: int [3] or [N, 3], max_index: as index  ->  y: as index."""

    types = ("dtype", "Tseed", "dtype")
    dtype = Tseed = frozenset({int32, int64, uint32, uint64})
    gradient = no_gradient

    def infer(index, seed, max_index, *, rounds):
        if rounds < 4 or rounds % 2:
            raise RuleError(f"rounds is {rounds}: it must be even, and at least 4")
        ranks = (index.rank, 0), (seed.rank, 1), (max_index.rank, 0)
        if any(rank is not None and rank not in (least, least + 1) for rank, least in ranks):
            raise RuleError("index and max_index must be numbers or vectors, the seed a vector or a matrix")
        if seed.dims is not None and seed.dims[-1] not in (3, None):
            raise RuleError("the seed must have 3 integers", "tf.random.experimental.index_shuffle takes 2")
        if any(rank is None for rank, _ in ranks):
            return Spec(None, index.dtype)
        dims = broadcast(broadcast(index.dims, seed.dims[:-1]), max_index.dims)
        vectors = [s.dims[:1] for s, (rank, least) in zip((index, seed, max_index), ranks) if rank > least]
        if not all(may_equal(length, dims) for length in vectors):
            raise RuleError("the vectors must be equally long")
        return Spec(dims, index.dtype)

    def kernel(xp, index, seed, max_index, *, rounds):
        given = [numpy_of(x) for x in (index, seed, max_index)]
        index, seed, max_index = given
        if np.any(index < 0) or np.any(max_index < index):
            raise RuleError("index must be at least 0, and at most max_index")
        dims = np.broadcast_shapes(index.shape, seed.shape[:-1], max_index.shape)
        keys = np.broadcast_to(seed, (*dims, 3)).astype(np.uint64) & np.uint64(0xFFFFFFFF)
        numbers, last = (np.broadcast_to(x, dims).astype(np.uint64).reshape(-1) for x in (index, max_index))
        return xp.asarray(shuffled(numbers, keys.reshape(-1, 3).T, last, rounds).reshape(dims).astype(index.dtype))


def shuffled(index, key, last, rounds):
    """Where each index goes among 0 ... last: uint64 [N], [3, N], [N] -> uint64 [N]."""
    if len(last) and last.max() < SMALL:
        return _looked_up(index, key, last, rounds)
    bits = np.ceil(np.log2(np.maximum(last, 1))).astype(np.uint64)
    half = np.maximum(bits + bits % np.uint64(2), np.uint64(LEAST_BITS)) // np.uint64(2)
    keys = _round_keys(key, half, rounds)
    y = np.where(last == 0, np.uint64(0), index)
    waiting = np.flatnonzero(last > 0)
    while len(waiting):
        y[waiting] = _encrypted(y[waiting], keys[:, waiting], half[waiting])
        waiting = waiting[y[waiting] > last[waiting]]
    return y


def _looked_up(index, key, last, rounds):
    """The same for a short range, which the numbers of 16 bits come back to after thousands of steps: by a table."""
    cases, ends = list(zip(index.tolist(), zip(*key.tolist()), last.tolist())), {}
    for case in cases:
        if case not in ends:
            y, words, limit = case
            table = _table(words, rounds)
            y = table[y] if limit else 0
            while y > limit:
                y = table[y]
            ends[case] = y
    return np.array([ends[case] for case in cases], np.uint64)


@lru_cache(maxsize=4)
def _table(words, rounds):
    """Where one application of the cipher takes each number of LEAST_BITS bits, for the words of a key."""
    numbers = np.arange(2**LEAST_BITS, dtype=np.uint64)
    half = np.full(1, LEAST_BITS // 2, np.uint64)
    return _encrypted(numbers, _round_keys(np.array(words, np.uint64)[:, None], half, rounds), half).tolist()


def _round_keys(key, half, rounds):
    """The key of each round, made of those before: uint64 [3, N], widths [N] -> uint64 [rounds, N]."""
    mask = (np.uint64(1) << half) - np.uint64(1)
    keys = [word & mask for word in key]
    sequence = np.uint64(_SEQUENCE) & mask
    for i in range(3, rounds):
        turned = _rotated(keys[-1], half - np.uint64(3), half) ^ _rotated(keys[-1], half - np.uint64(4), half)
        keys.append(np.uint64(_CONSTANT) & mask ^ sequence & np.uint64(1) ^ keys[i - 3] ^ turned)
        sequence >>= np.uint64(1)
    return np.stack(keys)


def _encrypted(x, keys, half):
    """One number of twice `half` bits for each: its halves change one another by turns."""
    mask = (np.uint64(1) << half) - np.uint64(1)
    left, right = x >> half & mask, x & mask
    for i in range(0, len(keys), 2):
        left = left ^ _mixed(right, half) ^ keys[i]
        right = right ^ _mixed(left, half) ^ keys[i + 1]
    return left << half | right


def _mixed(x, half):
    once, twice, eight = (_rotated(x, np.uint64(r), half) for r in (1, 2, 8))
    return once & eight ^ twice


def _rotated(x, distance, half):
    """The lowest `half` bits of x, turned to the left by `distance` places."""
    mask = (np.uint64(1) << half) - np.uint64(1)
    return (x << distance | x >> (half - distance)) & mask


def random_index_shuffle(index, seed, max_index, rounds=4, name=None):
    """Where `index` goes when 0, 1 ... max_index are shuffled.

    index: int [] or [N], >= 0.   seed: int [3] or [N, 3].   max_index: of index's dtype, [] or [N].
    rounds: an even number, at least 4: more mix better.

        >>> import minitf as tf
        >>> [int(tf.random_index_shuffle(i, [1, 2, 3], 4)) for i in range(5)]
        [2, 0, 3, 4, 1]

    Raises: InvalidArgumentError for an index above max_index, shapes that do not agree, or odd rounds.
    Source: tf.random_index_shuffle. Differs: TensorFlow takes less than 4 rounds, and odd numbers of them.
    """
    return execute(RandomIndexShuffle, index, seed, max_index, rounds=as_int(rounds, "rounds"))


def index_shuffle(index, seed, max_index):
    """Where `index` goes when 0, 1 ... max_index are shuffled: an endless data set in random order, without a list.

    index: int [] or [N], >= 0.   seed: int [2].   max_index: of index's dtype, [] or [N].

        >>> import minitf as tf
        >>> [int(tf.random.experimental.index_shuffle(i, [1, 2], 4)) for i in range(5)]
        [2, 0, 1, 4, 3]

    Raises: InvalidArgumentError for an index above max_index, or a seed that is not two integers.
    Source: tf.random.experimental.index_shuffle.
    """
    seed = convert_to_tensor(seed)
    first = convert_to_tensor([_FIRST_KEY], seed.dtype)
    return random_index_shuffle(index, concat([first, seed], 0), max_index)
