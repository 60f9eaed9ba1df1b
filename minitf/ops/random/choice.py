"""Random choices: the order of rows (shuffle), and one of several classes (categorical). Floor 2.

Read `distributions.py` first, and next `stateless.py`, where the caller names the stream.
"""

from __future__ import annotations

import numpy as np

from ...backend import bits
from ...backend.arrays import numpy_of
from ...backend.blocks import rowwise
from ...backend.dtypes import INDEX, REAL, as_dtype, float64, int32, int64, uint64
from ...backend.errors import RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import one_number
from .algorithms import check_key_counter, check_seed, key_counter_alg, philox
from .seeds import get_seed, reserve


class RandomShuffle(Op):
    """The rows in another order.   value: any [N, ...]  ->  y: same shape."""

    stateful = True
    gradient = no_gradient

    def infer(value, *, seed, seed2):
        return value

    def kernel(xp, value, *, seed, seed2):
        if value.ndim == 0 or value.size <= 1 or len(value) <= 1:
            return value
        groups = (len(value) - 1 + 3) // 4
        stream = reserve("RandomShuffle", seed, seed2, value.dtype, groups)
        return value[xp.asarray(permutation(stream, len(value)))]


def permutation(stream, n):
    """The numbers 0 ... n - 1 in random order, by the shuffle of Fisher and Yates: int [N].

    Each place in turn trades with a random place at or after it.
    """
    order = list(range(n))
    for i, word in enumerate(stream.words(n - 1).tolist()):
        chosen = i + word % (n - i)
        order[i], order[chosen] = order[chosen], order[i]
    return order


def shuffle(value, seed=None, name=None):
    """`value` with its rows (the slices along its first axis) in random order.

    value: any [N, ...].
    seed: an int, or None for a seed drawn by the program's generator.

        >>> import minitf as tf
        >>> tf.random.set_seed(1)
        >>> tf.random.shuffle([1, 2, 3, 4, 5]).numpy()
        array([3, 1, 2, 5, 4], dtype=int32)

    Source: tf.random.shuffle.
    """
    seed, seed2 = get_seed(seed)
    return execute(RandomShuffle, value, seed=seed, seed2=seed2)


class StatelessShuffle(Op):
    """The rows in another order.   value: any [N, ...], key: uint64 [1], counter: [2], alg: int32 []  ->  y: same."""

    types = ("T", "Tkey", "Tkey", "Talg")
    Tkey, Talg = frozenset({uint64}), frozenset({int32})
    host = (3,)
    gradient = no_gradient

    def infer(value, key, counter, alg):
        check_key_counter(key, counter, alg)
        return value

    def kernel(xp, value, key, counter, alg):
        if value.ndim == 0 or value.size <= 1 or len(value) <= 1:
            return value
        return value[xp.asarray(permutation(philox(key, counter, alg), len(value)))]


def stateless_shuffle(value, seed, alg="auto_select", name=None):
    """`value` with its rows (the slices along its first axis) in an order that only `seed` decides.

    value: any [N, ...].   seed: int [2].   alg: "philox" or "auto_select".

        >>> import minitf as tf
        >>> tf.random.experimental.stateless_shuffle([1, 2, 3, 4, 5], seed=[1, 2]).numpy()
        array([1, 3, 2, 5, 4], dtype=int32)

    Raises: InvalidArgumentError for a seed that is not two integers, or for ThreeFry; ValueError for no algorithm.
    Source: tf.random.experimental.stateless_shuffle.
    """
    return execute(StatelessShuffle, value, *key_counter_alg(seed, alg))


class Multinomial(Op):
    """Classes drawn with probability softmax(logits).   logits: [B, C], num_samples: int32 []  ->  y: [B, S]."""

    types = ("T", "Tsamples")
    T = REAL
    Tsamples = {int32}
    host = (1,)
    stateful = True
    gradient = no_gradient

    def infer(logits, num_samples, *, seed, seed2, output_dtype):
        return Spec(sampled_dims(logits, num_samples), output_dtype)

    def kernel(xp, logits, num_samples, *, seed, seed2, output_dtype):
        rows, count = len(logits), int(num_samples)
        per_row = -(-count // 4) * 8  # a number in [0, 1) takes two words
        stream = reserve("Multinomial", seed, seed2, (logits.dtype, output_dtype), bits.RESERVED * rows * per_row)
        u = bits.uniform(stream, rows * count, float64).reshape(rows, count)
        return xp.asarray(draw_classes(numpy_of(logits), u).astype(output_dtype.np))


def sampled_dims(logits, num_samples):
    """The dims [B, S] of classes drawn; RuleError unless logits is a matrix and num_samples >= 0."""
    if logits.rank not in (2, None):
        raise RuleError("logits must be a matrix [batch, classes]", "Use logits[tf.newaxis] for one example")
    count = one_number(num_samples, "num_samples")
    return (logits.dims[0] if logits.dims else None, count)


def draw_classes(logits, u):
    """For each u in [0, 1), the first class whose cumulative probability exceeds it.

    logits: [B, C], u: [B, S]  ->  class numbers: [B, S].
    """
    cumulative = rowwise(_cumulative, logits, dtype=np.float64)
    u = u * cumulative[:, -1:]
    if cumulative.size * u.shape[1] <= 1 << 12:
        return np.add.reduce(cumulative[:, None] <= u[:, :, None], axis=2, dtype=np.int64)
    classes = np.empty(u.shape, np.int64)
    for row, (edges, x) in enumerate(zip(cumulative, u)):
        classes[row] = edges.searchsorted(x, side="right")
    return classes


def _cumulative(logits):
    """The sums of e^logit up to each class, times any number: not normalised, so the last one is the whole."""
    logits = logits.astype(np.float64)
    finite = np.where(np.isfinite(logits), logits, -np.inf)  # a NaN or infinite logit is never drawn
    finite -= np.maximum.reduce(finite, axis=1, keepdims=True, initial=np.finfo(np.float64).min)
    return np.add.accumulate(np.exp(finite, out=finite), axis=1)


class StatelessMultinomial(Op):
    """Classes drawn by softmax(logits).   logits: [B, C], num_samples: int32 [], seed: int [2]  ->  y: [B, S]."""

    types = ("T", "Tsamples", "Tseed")
    T = REAL
    Tsamples, Tseed = frozenset({int32}), INDEX
    host = (1,)
    gradient = no_gradient

    def infer(logits, num_samples, seed, *, output_dtype):
        check_seed(seed)
        return Spec(sampled_dims(logits, num_samples), output_dtype)

    def kernel(xp, logits, num_samples, seed, *, output_dtype):
        shape = len(logits), int(num_samples)
        stream = bits.Philox.stateless(numpy_of(seed).tolist())
        u = bits.uniform(stream, shape[0] * shape[1], float64).reshape(shape)
        return xp.asarray(draw_classes(numpy_of(logits), u).astype(output_dtype.np))


def categorical(logits, num_samples, dtype=None, seed=None, name=None):
    """Draws class numbers, class c with a probability proportional to exp(logits[c]).

    logits: float [B, C], logarithms of probabilities that need not add up to 1.
    num_samples: int32 [], how many to draw for each row.
    dtype: int32 or int64 (default).
    seed: an int, or None for a seed drawn by the program's generator.

        >>> import minitf as tf
        >>> tf.random.set_seed(0)
        >>> tf.random.categorical([[0., 1., 2.]], 5, seed=1).numpy()
        array([[1, 2, 2, 2, 2]])

    Raises: InvalidArgumentError where logits is not a matrix, or num_samples is negative.
    Source: tf.random.categorical. Differs: on thousands of rows TensorFlow's numbers depend on its number of threads.
    """
    logits, dtype = convert_to_tensor(logits), _class_dtype("tf.random.categorical", dtype)
    seed, seed2 = get_seed(seed)
    return execute(Multinomial, logits, convert_to_tensor(num_samples, int32), seed=seed, seed2=seed2,
                   output_dtype=dtype)


def stateless_categorical(logits, num_samples, seed, dtype=int64, name=None):
    """Draws class numbers with probabilities softmax(logits), the same ones for the same `seed`.

    logits: float [B, C].   num_samples: int32 [].   seed: int [2].   dtype: int32 or int64.

        >>> import minitf as tf
        >>> tf.random.stateless_categorical([[0., 1., 2.]], 5, seed=[1, 2]).numpy()
        array([[2, 2, 1, 2, 2]])

    Raises: InvalidArgumentError where logits is not a matrix, or the seed is not two integers; ValueError for another
    dtype.
    Source: tf.random.stateless_categorical.
    """
    return execute(StatelessMultinomial, logits, convert_to_tensor(num_samples, int32), seed,
                   output_dtype=_class_dtype("tf.random.stateless_categorical", dtype))


def _class_dtype(where, dtype):
    """The dtype of class numbers, int64 by default.  Raises: ValueError for other than int32 and int64."""
    dtype = as_dtype(dtype) if dtype else int64
    if dtype not in INDEX:
        raise ValueError(explain(where, f"dtype is {dtype.name}", "it must be int32 or int64"))
    return dtype
