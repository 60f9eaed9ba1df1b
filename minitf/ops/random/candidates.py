"""Candidates: a few classes drawn to stand for all, where a loss over every class would cost too much. Floor 2.

A sampler draws classes, and says how often each class is expected among them, so that a loss can correct for what was
easier to draw. `unigrams.py`, to be read next, has the samplers that know how frequent the classes are.
"""

from __future__ import annotations

from collections import namedtuple

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.dtypes import float32, int32, int64
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import as_int
from .seeds import get_seed, reserve

RESERVED = 512  # groups of four words for each candidate

UniformResult = namedtuple(  # type: ignore[name-match]
    "UniformCandidateSampler", ["sampled_candidates", "true_expected_count", "sampled_expected_count"]
)
LogUniformResult = namedtuple(  # type: ignore[name-match]
    "LogUniformCandidateSampler", ["sampled_candidates", "true_expected_count", "sampled_expected_count"]
)
AllResult = namedtuple(  # type: ignore[name-match]
    "AllCandidateSampler", ["sampled_candidates", "true_expected_count", "sampled_expected_count"]
)
AccidentalHits = namedtuple("ComputeAccidentalHits", ["indices", "ids", "weights"])  # type: ignore[name-match]


def sampled(true_classes, num_true, num_sampled, unique, range_max):
    """The shape rule of samplers: classes int64 [S], and expected counts float32 [B, N] and [S]."""
    for name, size in (("num_true", num_true), ("num_sampled", num_sampled), ("range_max", range_max)):
        if size < 1:
            raise RuleError(f"{name} is {size} and must be at least 1")
    check_columns(true_classes, num_true)
    if unique and num_sampled > range_max:
        raise RuleError(f"there are no {num_sampled} different classes among {range_max}", "Use unique=False")
    rows = true_classes.dims[0] if true_classes.dims else None
    return Spec((num_sampled,), int64), Spec((rows, num_true), float32), Spec((num_sampled,), float32)


def check_columns(true_classes, num_true):
    """RuleError unless true_classes is a matrix of num_true columns."""
    if true_classes.rank not in (2, None):
        raise RuleError("true_classes must be a matrix [batch, num_true]")
    if true_classes.dims and true_classes.dims[1] not in (num_true, None):
        raise RuleError(f"true_classes must have num_true = {num_true} columns")


class UniformCandidateSampler(Op):
    """Classes drawn evenly.   true_classes: int64 [B, N]  ->  candidates: int64 [S], expected: float [B, N], [S]."""

    T = frozenset({int64})
    stateful = True
    gradient = no_gradient

    def infer(true_classes, *, num_true, num_sampled, unique, range_max, seed, seed2):
        return sampled(true_classes, num_true, num_sampled, unique, range_max)

    def kernel(xp, true_classes, *, num_true, num_sampled, unique, range_max, seed, seed2):
        attrs = num_true, num_sampled, unique, range_max
        stream = reserve("UniformCandidateSampler", seed, seed2, attrs, RESERVED * num_sampled)

        def classes(words):
            return below(pairs(words), range_max).astype(np.int64)

        def probability(values):
            return np.full(values.shape, 1 / range_max, np.float32)

        return candidates(xp, stream, classes, probability, true_classes, num_sampled, unique, range_max)


class LogUniformCandidateSampler(Op):
    """Classes, the first ones more often.   true_classes: int64 [B, N]  ->  candidates: int64 [S], expected: 2 x.

    Class c is drawn with probability log((c + 2) / (c + 1)) / log(range_max + 1): so words are, sorted by frequency.
    """

    T = frozenset({int64})
    stateful = True
    gradient = no_gradient

    def infer(true_classes, *, num_true, num_sampled, unique, range_max, seed, seed2):
        return sampled(true_classes, num_true, num_sampled, unique, range_max)

    def kernel(xp, true_classes, *, num_true, num_sampled, unique, range_max, seed, seed2):
        attrs = num_true, num_sampled, unique, range_max
        stream = reserve("LogUniformCandidateSampler", seed, seed2, attrs, RESERVED * num_sampled)
        log_range = np.log1p(range_max)

        def classes(words):
            high, low = words[0::2].astype(np.uint64), words[1::2]
            bits = (high & np.uint64(0xFFFFF)) << np.uint64(32) | low | np.uint64(0x3FF0000000000000)
            return (np.exp((bits.view(np.float64) - 1) * log_range).astype(np.int64) - 1) % range_max

        def probability(values):
            return (np.log((values + 2.0) / (values + 1.0)) / log_range).astype(np.float32)

        return candidates(xp, stream, classes, probability, true_classes, num_sampled, unique, range_max)


class AllCandidateSampler(Op):
    """All classes, each expected once.   true_classes: int64 [B, N]  ->  candidates: int64 [S], ones: [B, N], [S]."""

    T = frozenset({int64})
    stateful = True
    gradient = no_gradient

    def infer(true_classes, *, num_true, num_sampled, unique, seed, seed2):
        return sampled(true_classes, num_true, num_sampled, False, num_sampled)

    def kernel(xp, true_classes, *, num_true, num_sampled, unique, seed, seed2):
        check_classes(numpy_of(true_classes), num_sampled)
        ones = xp.ones(true_classes.shape, np.float32), xp.ones(num_sampled, np.float32)
        return xp.arange(num_sampled, dtype=np.int64), *ones


# --- drawing ------------------------------------------------------------------------------------------------------
def pairs(words):
    """Integers of 64 bits, each of two words, the low one first: uint32 [2 N] -> uint64 [N]."""
    return words[0::2] | words[1::2].astype(np.uint64) << np.uint64(32)


def below(bits, n):
    """Random bits as numbers below n, all equally likely: some bits are left out for that."""
    kind = bits.dtype.type
    uneven = 2 ** (8 * bits.itemsize) % n  # so many values would make some remainders likelier
    return bits[bits >= kind(uneven)] % kind(n)


def check_classes(true_classes, range_max):
    """RuleError unless all classes are in [0, range_max)."""
    if true_classes.size and not (true_classes.min() >= 0 and true_classes.max() < range_max):
        raise RuleError(f"true_classes must be in [0, {range_max})")


def candidates(xp, stream, classes, probability, true_classes, num_sampled, unique, range_max):
    """The three outputs of a sampler.

    classes: uint32 [2**k], words of the stream from its start -> as many classes as they make, int64 [N].
    probability: int64 [...] -> float32 [...], how likely each class is to be drawn.
    """
    true_classes = numpy_of(true_classes)
    check_classes(true_classes, range_max)
    count, chosen = 4 * num_sampled, np.empty(0, np.int64)
    while len(chosen) < num_sampled:
        values = classes(stream.words(count))
        places = np.sort(np.unique(values, return_index=True)[1]) if unique else np.arange(len(values))
        chosen = values[places[:num_sampled]]
        count *= 2
    tries = int(places[num_sampled - 1]) + 1
    expected = (_expected(probability(x), num_sampled, tries) for x in (true_classes, chosen))
    return xp.asarray(chosen), *map(xp.asarray, expected)


def _expected(p, size, tries):
    """How often a class is expected among `size`, which took so many tries because double ones were drawn again."""
    if tries == size:
        return p * np.float32(size)
    never = np.float32(tries) * np.log1p(-p.astype(np.float64)).astype(np.float32)  # its logarithm
    return -np.expm1(never.astype(np.float64)).astype(np.float32)


# --- the public functions -----------------------------------------------------------------------------------------
def sizes(num_true, num_sampled, unique):
    """The attributes that all samplers have, as plain values."""
    return {"num_true": as_int(num_true, "num_true"), "num_sampled": as_int(num_sampled, "num_sampled"),
            "unique": bool(unique)}


def uniform_candidate_sampler(true_classes, num_true, num_sampled, unique, range_max, seed=None, name=None):
    """Draws classes evenly from [0, range_max).

    true_classes: int64 [B, N], the classes that are right for each example.   num_true: N.
    num_sampled: how many classes to draw.   unique: whether they must all differ.   range_max: how many there are.
    seed: an int, or None for a seed drawn by the program's generator.

        >>> import minitf as tf
        >>> sampled, true_count, count = tf.random.uniform_candidate_sampler([[1]], 1, 4, True, 10, seed=1)
        >>> len(set(sampled.numpy())), true_count.shape, count.shape
        (4, TensorShape([1, 1]), TensorShape([4]))

    Returns: the classes, int64 [S]; how often each of true_classes, float32 [B, N], and each class drawn, float32 [S],
    is expected among so many.
    Raises: InvalidArgumentError where a class is not in the range, or the range has too few different ones.
    Source: tf.random.uniform_candidate_sampler.
    """
    attrs = sizes(num_true, num_sampled, unique)
    seed, seed2 = get_seed(seed)
    return UniformResult(*execute(UniformCandidateSampler, true_classes, **attrs,
                                  range_max=as_int(range_max, "range_max"), seed=seed, seed2=seed2))


def log_uniform_candidate_sampler(true_classes, num_true, num_sampled, unique, range_max, seed=None, name=None):
    """Draws classes from [0, range_max), class c in proportion to log((c + 2) / (c + 1)): the first ones more often.

    That is about how frequent words are, sorted by frequency. Arguments, results and errors are those of
    uniform_candidate_sampler.

    Source: tf.random.log_uniform_candidate_sampler.
    """
    attrs = sizes(num_true, num_sampled, unique)
    seed, seed2 = get_seed(seed)
    return LogUniformResult(*execute(LogUniformCandidateSampler, true_classes, **attrs,
                                     range_max=as_int(range_max, "range_max"), seed=seed, seed2=seed2))


def all_candidate_sampler(true_classes, num_true, num_sampled, unique, seed=None, name=None):
    """Takes all classes, 0 ... num_sampled - 1: to compare with what sampling makes of a loss.

    Arguments and results are those of uniform_candidate_sampler; every expected count is 1.

    Source: tf.random.all_candidate_sampler.
    """
    attrs = sizes(num_true, num_sampled, unique)
    seed, seed2 = get_seed(seed)
    return AllResult(*execute(AllCandidateSampler, true_classes, **attrs, seed=seed, seed2=seed2))


class ComputeAccidentalHits(Op):
    """Where a class drawn is a right one.   true_classes: int64 [B, N], sampled_candidates: int64 [S]  ->  3 x [H].

    indices: int32, the examples; ids: int64, the places among the candidates; weights: float32, the least there is.
    """

    T = frozenset({int64})
    gradient = no_gradient

    def infer(true_classes, sampled_candidates, *, num_true, seed, seed2):
        check_columns(true_classes, num_true)
        if sampled_candidates.rank not in (1, None):
            raise RuleError("sampled_candidates must be a vector")
        return tuple(Spec((None,), dtype) for dtype in (int32, int64, float32))

    def kernel(xp, true_classes, sampled_candidates, *, num_true, seed, seed2):
        true_classes, drawn = numpy_of(true_classes), numpy_of(sampled_candidates)
        order = np.argsort(drawn, kind="stable")
        places = np.searchsorted(drawn[order], true_classes.reshape(-1), side="right") - 1  # the last, of double ones
        ids = order[np.maximum(places, 0)] if len(drawn) else places
        hits = np.flatnonzero((places >= 0) & (drawn[ids] == true_classes.reshape(-1))) if len(drawn) else places[:0]
        examples = (hits // num_true).astype(np.int32)
        weights = np.full(len(hits), np.finfo(np.float32).min)
        return xp.asarray(examples), xp.asarray(ids[hits].astype(np.int64)), xp.asarray(weights)


def compute_accidental_hits(true_classes, sampled_candidates, num_true, seed=None, name=None):
    """Finds the classes drawn that happen to be right ones.

    true_classes: int64 [B, N], the classes that are right for each example.   num_true: N.
    sampled_candidates: int64 [S], classes as a sampler drew them.

        >>> import minitf as tf
        >>> hits = tf.nn.compute_accidental_hits([[1, 2], [3, 4]], [4, 1, 9], num_true=2)
        >>> hits.indices.numpy(), hits.ids.numpy()
        (array([0, 1], dtype=int32), array([1, 0]))

    Returns: indices, int32 [H], and ids, int64 [H]: example and place of each hit; weights, float32 [H], the least
    number there is, which added to a logit takes the hit out.
    Raises: InvalidArgumentError unless true_classes has num_true columns, and sampled_candidates is a vector.
    Source: tf.nn.compute_accidental_hits.
    """
    seed, seed2 = get_seed(seed)
    return AccidentalHits(*execute(ComputeAccidentalHits, true_classes, sampled_candidates,
                                   num_true=as_int(num_true, "num_true"), seed=seed, seed2=seed2))
