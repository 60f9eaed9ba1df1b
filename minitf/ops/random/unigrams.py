"""Unigrams: candidate samplers that know, or learn, how frequent each class is. Floor 2. Read `candidates.py` first."""

from __future__ import annotations

from collections import namedtuple
from functools import lru_cache

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.dtypes import int64
from ...backend.errors import RuleError, explain
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ..axes import as_int
from .candidates import RESERVED, below, candidates, check_classes, sampled, sizes
from .seeds import get_seed, remembered, reserve

FixedResult = namedtuple(  # type: ignore[name-match]
    "FixedUnigramCandidateSampler", ["sampled_candidates", "true_expected_count", "sampled_expected_count"]
)
LearnedResult = namedtuple(  # type: ignore[name-match]
    "LearnedUnigramCandidateSampler", ["sampled_candidates", "true_expected_count", "sampled_expected_count"]
)


class FixedUnigramCandidateSampler(Op):
    """Classes in proportion to given weights.   true_classes: int64 [B, N]  ->  candidates: int64 [S], expected: 2 x.

    vocab_file: a file with a line for each class, its weight after the last comma; or unigrams: the weights.
    distortion: the power that weights are raised to.   num_reserved_ids: classes in front, of weight 0.
    num_shards, shard: of all classes, take those whose number leaves `shard` when divided by num_shards.
    """

    T = frozenset({int64})
    stateful = True
    gradient = no_gradient

    def infer(true_classes, *, num_true, num_sampled, unique, range_max, vocab_file, distortion, num_reserved_ids,
              num_shards, shard, unigrams, seed, seed2):
        if bool(vocab_file) == bool(unigrams):
            raise RuleError("either vocab_file or unigrams must be given")
        return sampled(true_classes, num_true, num_sampled, unique, range_max)

    def kernel(xp, true_classes, *, num_true, num_sampled, unique, range_max, vocab_file, distortion,
               num_reserved_ids, num_shards, shard, unigrams, seed, seed2):
        settings = distortion, num_reserved_ids, num_shards, shard
        weights = _weights(unigrams or _read_weights(vocab_file), *settings)
        if len(weights) != range_max:
            raise RuleError(f"range_max is {range_max}, and there are {len(weights)} weights: they must be as many")
        stay, other = _alias_table(weights.tobytes())
        attrs = num_true, num_sampled, unique, range_max, vocab_file, unigrams, *settings
        stream = reserve("FixedUnigramCandidateSampler", seed, seed2, attrs, RESERVED * num_sampled)
        total = np.add.accumulate(weights)[-1]

        def classes(words):
            return _by_alias(words, stay, other)

        return candidates(xp, stream, classes, lambda values: weights[values] / total, true_classes, num_sampled,
                          unique, range_max)


def _read_weights(path):
    """The weights in a file, one a line, after the last comma."""
    try:
        with open(path, encoding="utf-8") as file:
            return tuple(float(line.rsplit(",", 1)[-1]) for line in file)
    except (OSError, ValueError) as error:
        raise RuleError(f"vocab_file {path!r} cannot be read: {error}") from None


def _weights(given, distortion, num_reserved_ids, num_shards, shard):
    """The weight of each class of this shard: float32 [range]."""
    reserved = np.zeros(len(range(shard, num_reserved_ids, num_shards)), np.float32)
    numbers = len(reserved) + np.arange(len(given))  # as TensorFlow counts them
    kept = np.array(given, np.float32)[numbers % num_shards == shard]
    powers = np.power(kept.astype(np.float64), np.float32(distortion)).astype(np.float32)
    return np.concatenate((reserved, powers))


@lru_cache(maxsize=8)
def _alias_table(weights):
    """For each class how likely it stays where it was drawn evenly, and the class that it else gives way to.

    weights: the bytes of float32 [N].   Source: Walker, "An efficient method for generating discrete random variables",
    1977, in the order in which TensorFlow pairs them.
    """
    weights = np.frombuffer(weights, np.float32)
    share = (weights * np.float32(len(weights))).astype(np.float64) / np.sum(weights, dtype=np.float64)
    other = np.arange(len(weights))
    low, high = list(np.flatnonzero(share < 1)), list(np.flatnonzero(share >= 1))
    while low and high:
        poor, rich = low.pop(), high.pop()
        other[poor] = rich
        share[rich] -= 1 - share[poor]
        (low if share[rich] < 1 else high).append(rich)
    share[low + high] = 1
    return share.astype(np.float32), other


def _by_alias(words, stay, other):
    """Classes by two words each: whether to stay, and an even choice, for which some words are left out."""
    n, at = len(stay), 0
    uneven = 2**32 % n
    while True:
        refused = np.flatnonzero(words[at + 1 :: 2] < uneven)
        if not len(refused):
            break
        at += 2 * int(refused[0])
        words = np.delete(words, at + 1)
    words = words[: len(words) // 2 * 2]
    places = words[1::2] % np.uint32(n)
    fractions = (words[0::2] & np.uint32(0x7FFFFF) | np.uint32(0x3F800000)).view(np.float32) - np.float32(1)
    return np.where(fractions < stay[places], places, other[places]).astype(np.int64)


class LearnedUnigramCandidateSampler(Op):
    """Classes as often as they were right so far.   true_classes: int64 [B, N]  ->  candidates, expected: 2 x.

    Every class counts as seen once at first. The counts belong to the op's seeds; `tf.random.set_seed` forgets them.
    """

    T = frozenset({int64})
    stateful = True
    gradient = no_gradient

    def infer(true_classes, *, num_true, num_sampled, unique, range_max, seed, seed2):
        return sampled(true_classes, num_true, num_sampled, unique, range_max)

    def kernel(xp, true_classes, *, num_true, num_sampled, unique, range_max, seed, seed2):
        attrs = num_true, num_sampled, unique, range_max
        stream = reserve("LearnedUnigramCandidateSampler", seed, seed2, attrs, RESERVED * num_sampled)
        seen = remembered("LearnedUnigramCandidateSampler", seed, seed2, attrs,
                          lambda: np.ones(range_max, np.int32))
        check_classes(numpy_of(true_classes), range_max)
        upto = np.cumsum(seen)

        def classes(words):
            return np.searchsorted(upto, below(words, int(upto[-1])), side="right")

        def probability(values):
            return seen[values].astype(np.float32) / np.float32(upto[-1])

        drawn = candidates(xp, stream, classes, probability, true_classes, num_sampled, unique, range_max)
        np.add.at(seen, numpy_of(true_classes).reshape(-1), 1)
        return drawn


def fixed_unigram_candidate_sampler(true_classes, num_true, num_sampled, unique, range_max, vocab_file="",
                                    distortion=1.0, num_reserved_ids=0, num_shards=1, shard=0, unigrams=(), seed=None,
                                    name=None):
    """Draws classes in proportion to weights, which a file or a list gives.

    vocab_file: a file with a line for each class, its weight after the last comma.   unigrams: the weights themselves.
    distortion: the power that weights are raised to: 1 for the weights as they are, 0 for all alike.
    num_reserved_ids: how many classes in front of those are never drawn.
    num_shards, shard: of all classes take those whose number leaves `shard` when divided by num_shards.
    The other arguments, and the results, are those of tf.random.uniform_candidate_sampler.

        >>> import minitf as tf
        >>> drawn = tf.random.fixed_unigram_candidate_sampler([[1]], 1, 100, False, 3, unigrams=[1., 0., 3.], seed=1)
        >>> float(drawn.sampled_expected_count.numpy().max())
        75.0

    Raises: InvalidArgumentError where both or neither are given, there are not range_max weights, or a class is not in
    the range.
    Source: tf.random.fixed_unigram_candidate_sampler.
    """
    attrs = sizes(num_true, num_sampled, unique)
    seed, seed2 = get_seed(seed)
    return FixedResult(*execute(
        FixedUnigramCandidateSampler, true_classes, **attrs, range_max=as_int(range_max, "range_max"),
        vocab_file=str(vocab_file), distortion=float(distortion), num_reserved_ids=num_reserved_ids,
        num_shards=num_shards, shard=shard, unigrams=tuple(map(float, unigrams)), seed=seed, seed2=seed2))


def learned_unigram_candidate_sampler(true_classes, num_true, num_sampled, unique, range_max, seed=None, name=None):
    """Draws classes as often as they stood in true_classes in earlier calls with the same seed.

    Arguments and results are those of tf.random.uniform_candidate_sampler.

        >>> import minitf as tf
        >>> tf.random.set_seed(1)
        >>> for _ in range(3):
        ...     drawn = tf.random.learned_unigram_candidate_sampler([[1]], 1, 2, False, 4, seed=1)
        >>> drawn.true_expected_count.numpy()  # 2 * 3 / 6
        array([[1.]], dtype=float32)

    Raises: InvalidArgumentError where a class is not in the range; ValueError for a range_max of 2**31 or more.
    Source: tf.random.learned_unigram_candidate_sampler.
    """
    attrs = sizes(num_true, num_sampled, unique)
    range_max = as_int(range_max, "range_max")
    if range_max > 2**31 - 1:
        raise ValueError(explain("learned_unigram_candidate_sampler", f"range_max is {range_max}",
                                 "it must be less than 2**31"))
    seed, seed2 = get_seed(seed)
    return LearnedResult(*execute(LearnedUnigramCandidateSampler, true_classes, **attrs, range_max=range_max,
                                  seed=seed, seed2=seed2))
