"""Random numbers that only their `seed` decides: the same call always gives the same numbers. Floor 2.

A stateful op remembers how far it has read. These do not: the caller passes two integers that name the stream, and the
op reads from its start. Programs that must be repeatable piece by piece, or in parallel, use them. Read
`algorithms.py` first.
"""

from __future__ import annotations

from ...backend.dtypes import FLOATING, INDEX, as_dtype, float32, int32, uint32, uint64
from ...backend.errors import RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..elementwise.arithmetic import add, multiply
from ..shapes.creation import dims_of
from ..shapes.joining import stack
from .algorithms import check_key_counter, key_counter_alg, sample
from .distributions import as_shape_input, check_interval, check_uniform_dtype

FULL = INDEX | {uint32, uint64}
KEYED = "Tshape", "Tkey", "Tkey", "Talg"  # the letters of shape, key, counter and alg


def drawn(shape, key, counter, alg, *, dtype):
    """The shape rule of an op that fills a shape with floats, from a place in a stream."""
    check_key_counter(key, counter, alg)
    if dtype not in FLOATING:
        raise RuleError(f"dtype is {dtype.name} and must be a float dtype")
    return Spec(dims_of(shape), dtype)


class StatelessRandomUniformV2(Op):
    """Numbers spread evenly over [0, 1).   shape: int [R], key: [1], counter: [2], alg: int32 []  ->  y: of that shape.

    key, counter: uint64, which name a stream and a place in it.
    """

    types = KEYED
    Tshape, Tkey, Talg = INDEX, frozenset({uint64}), frozenset({int32})
    host = (0, 3)
    infer = drawn
    gradient = no_gradient

    def kernel(xp, shape, key, counter, alg, *, dtype):
        return xp.asarray(sample("uniform", key, counter, alg, shape, dtype))


class StatelessRandomNormalV2(Op):
    """Normal numbers of mean 0 and deviation 1; inputs as those of StatelessRandomUniformV2."""

    types = KEYED
    Tshape, Tkey, Talg = INDEX, frozenset({uint64}), frozenset({int32})
    host = (0, 3)
    infer = drawn
    gradient = no_gradient

    def kernel(xp, shape, key, counter, alg, *, dtype):
        return xp.asarray(sample("normal", key, counter, alg, shape, dtype))


class StatelessTruncatedNormalV2(Op):
    """Normal numbers within 2 deviations of 0; inputs as those of StatelessRandomUniformV2."""

    types = KEYED
    Tshape, Tkey, Talg = INDEX, frozenset({uint64}), frozenset({int32})
    host = (0, 3)
    infer = drawn
    gradient = no_gradient

    def kernel(xp, shape, key, counter, alg, *, dtype):
        return xp.asarray(sample("truncated_normal", key, counter, alg, shape, dtype))


class StatelessRandomUniformFullIntV2(Op):
    """Integers over all that the dtype can hold; inputs as those of StatelessRandomUniformV2."""

    types = KEYED
    Tshape, Tkey, Talg = INDEX, frozenset({uint64}), frozenset({int32})
    host = (0, 3)
    gradient = no_gradient

    def infer(shape, key, counter, alg, *, dtype):
        check_key_counter(key, counter, alg)
        if dtype not in FULL:
            raise RuleError(f"dtype is {dtype.name} and must be an integer dtype of 32 or 64 bits")
        return Spec(dims_of(shape), dtype)

    def kernel(xp, shape, key, counter, alg, *, dtype):
        return xp.asarray(sample("full_int", key, counter, alg, shape, dtype))


class StatelessRandomUniformIntV2(Op):
    """Integers in [minval, maxval), two numbers of the result's dtype; other inputs as above."""

    types = (*KEYED, "dtype", "dtype")
    Tshape, Tkey, Talg, dtype = INDEX, frozenset({uint64}), frozenset({int32}), FULL
    host = (0, 3, 4, 5)
    gradient = no_gradient

    def infer(shape, key, counter, alg, minval, maxval):
        check_key_counter(key, counter, alg)
        check_interval(minval, maxval)
        return Spec(dims_of(shape), minval.dtype)

    def kernel(xp, shape, key, counter, alg, minval, maxval):
        limits = int(minval), int(maxval)
        return xp.asarray(sample("uniform_int", key, counter, alg, shape, *limits, as_dtype(minval.dtype)))


# --- the public functions -----------------------------------------------------------------------------------------
def stateless_uniform(shape, seed, minval=0, maxval=None, dtype=float32, name=None, alg="auto_select"):
    """Numbers spread evenly over [minval, maxval), the same ones for the same `seed`.

    shape: int [R].   seed: int [2].
    minval, maxval: as in tf.random.uniform; for integers both may be None, which means all that the dtype can hold.
    dtype: a float dtype, int32 or int64, and uint32 or uint64 where minval and maxval are None.
    alg: "philox", "threefry", or "auto_select", which means Philox.

        >>> import minitf as tf
        >>> tf.random.stateless_uniform([2], seed=[1, 2]).numpy()
        array([0.8440604 , 0.19204533], dtype=float32)

    Raises: ValueError for another dtype or algorithm; InvalidArgumentError for a seed that is not two integers.
    Source: tf.random.stateless_uniform. Differs: TensorFlow draws from ThreeFry only in compiled functions.
    """
    where = "tf.random.stateless_uniform"
    dtype = as_dtype(dtype)
    check_uniform_dtype(where, dtype, FLOATING | FULL)
    if dtype in FLOATING:
        maxval = 1 if maxval is None else maxval
        minval, maxval = convert_to_tensor(minval, dtype), convert_to_tensor(maxval, dtype)
        return stretched(filled(StatelessRandomUniformV2, shape, seed, alg, dtype), minval, maxval)
    check_limits(where, dtype, minval, maxval)
    if minval is None:
        return filled(StatelessRandomUniformFullIntV2, shape, seed, alg, dtype)
    check_uniform_dtype(where, dtype, INDEX)
    low, high = convert_to_tensor(minval, dtype), convert_to_tensor(maxval, dtype)
    key, counter, alg = key_counter_alg(seed, alg)
    return execute(StatelessRandomUniformIntV2, as_shape_input(shape), key, counter, alg, low, high)


def stateless_normal(shape, seed, mean=0.0, stddev=1.0, dtype=float32, name=None, alg="auto_select"):
    """Numbers drawn from a normal distribution, the same ones for the same `seed`.

    shape: int [R].   seed: int [2].   mean, stddev: of `dtype`, broadcastable to `shape`.   alg: see stateless_uniform.

        >>> import minitf as tf
        >>> tf.random.stateless_normal([2], seed=[1, 2]).numpy()
        array([0.5441101 , 0.20738031], dtype=float32)

    Raises: InvalidArgumentError for a seed that is not two integers; ValueError for an unknown algorithm.
    Source: tf.random.stateless_normal. Differs: TensorFlow draws from ThreeFry only in compiled functions.
    """
    return _scaled(StatelessRandomNormalV2, shape, seed, mean, stddev, as_dtype(dtype), alg)


def stateless_truncated_normal(shape, seed, mean=0.0, stddev=1.0, dtype=float32, name=None, alg="auto_select"):
    """Numbers drawn from a normal distribution without its ends, the same ones for the same `seed`.

    Numbers further than 2 `stddev` from `mean` are drawn again. Arguments and errors are those of stateless_normal.

        >>> import minitf as tf
        >>> tf.random.stateless_truncated_normal([2], seed=[1, 2]).numpy()
        array([0.5441101 , 0.20738031], dtype=float32)

    Source: tf.random.stateless_truncated_normal. Differs: TensorFlow draws from ThreeFry only in compiled functions.
    """
    return _scaled(StatelessTruncatedNormalV2, shape, seed, mean, stddev, as_dtype(dtype), alg)


def split(seed, num=2, alg="auto_select"):
    """New seeds from one: `num` of them, of the same dtype, [num, 2].

    seed: int32 or int64 [2].   num: how many.   alg: see stateless_uniform.

        >>> import minitf as tf
        >>> tf.random.split([1, 2], num=2).numpy()
        array([[1105988140, 1738052849],
               [-335576002,  370444179]], dtype=int32)

    Raises: InvalidArgumentError where `seed` is not two integers; ValueError for an unknown algorithm.
    Source: tf.random.split.
    """
    seed = convert_to_tensor(seed)
    return stateless_uniform([num, 2], seed, None, None, seed.dtype, alg=alg)


def fold_in(seed, data, alg="auto_select"):
    """A new seed from a seed and a number: a step, say, or that of a replica.

    seed: int [2].   data: int32 or int64 [], whose dtype the new seed has.   alg: see stateless_uniform.

        >>> import minitf as tf
        >>> tf.random.fold_in([1, 2], 3).numpy()
        array([1105988140,          3], dtype=int32)

    Raises: InvalidArgumentError where `seed` is not two integers; ValueError for an unknown algorithm.
    Source: tf.random.fold_in.
    """
    data = convert_to_tensor(data)
    return stack([stateless_uniform([], seed, None, None, data.dtype, alg=alg), data])


def check_limits(where, dtype, minval, maxval):
    """ValueError where one of the limits of integers is None, and the other not."""
    if (minval is None) != (maxval is None):
        raise ValueError(explain(where, f"dtype is {dtype.name}, minval is {minval!r} and maxval is {maxval!r}",
                                 "integers need both bounds or neither"))


def filled(op, shape, seed, alg, dtype):
    """The result of `op` for a seed."""
    return execute(op, as_shape_input(shape), *key_counter_alg(seed, alg), dtype=dtype)


def stretched(x, minval, maxval):
    """`x` in [0, 1) moved to [minval, maxval), two tensors, with TensorFlow's roundings."""
    return add(multiply(x, maxval - minval), minval)


def _scaled(op, shape, seed, mean, stddev, dtype, alg):
    mean, stddev = convert_to_tensor(mean, dtype), convert_to_tensor(stddev, dtype)
    return add(multiply(filled(op, shape, seed, alg, dtype), stddev), mean)


stateless_split, stateless_fold_in = split, fold_in  # their names in tf.random.experimental
