"""Random numbers that only their `seed` decides: the same call always gives the same numbers. Floor 2.

A stateful op remembers how far it has read. These do not: the caller passes two integers that name the stream, and the
op reads from its start. Programs that must be repeatable piece by piece, or in parallel, use them.
"""

from __future__ import annotations

import numpy as np

from ...backend import bits
from ...backend.arrays import numpy_of
from ...backend.dtypes import FLOATING, INDEX, REAL, as_dtype, float32, float64, int32, int64, uint32, uint64
from ...backend.errors import RuleError, explain
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import as_choice
from ..elementwise.arithmetic import add, multiply
from ..shapes.creation import dims_of
from .choice import draw_classes, sampled_dims
from .distributions import as_shape_input, check_interval, check_uniform_dtype, stretch


def drawn(shape, seed, *, dtype):
    """The shape rule of an op that fills a shape from the stream that `seed` names."""
    _check_seed(seed)
    return Spec(dims_of(shape), dtype)


def _check_seed(seed):
    if not may_equal(seed.dims, (2,)):
        raise RuleError("seed must be two integers", "Pass a list such as [1, 2]")


def _draw(sample, xp, shape, seed, dtype):
    """Fill `shape` with numbers that `sample` makes from the start of the stream."""
    stream = bits.Philox.stateless(seed.tolist())
    return xp.asarray(sample(stream, int(np.prod(shape)), dtype).reshape(shape.tolist()))


class StatelessRandomUniform(Op):
    """Numbers spread evenly over [0, 1).   shape: int [R], seed: int [2]  ->  y: dtype, of that shape."""

    types = ("Tidx", "Tindices")
    host = (0, 1)
    infer = drawn
    gradient = no_gradient

    def kernel(xp, shape, seed, *, dtype):
        return _draw(bits.uniform, xp, shape, seed, dtype)


class StatelessRandomNormal(Op):
    """Normal numbers of mean 0 and deviation 1.   shape: int [R], seed: int [2]  ->  y: dtype, of that shape."""

    types = ("Tidx", "Tindices")
    host = (0, 1)
    infer = drawn
    gradient = no_gradient

    def kernel(xp, shape, seed, *, dtype):
        return _draw(bits.normal, xp, shape, seed, dtype)


class StatelessTruncatedNormal(Op):
    """Normal numbers, those beyond 2 deviations drawn again.   shape: int [R], seed: int [2]  ->  y: of that shape."""

    types = ("Tidx", "Tindices")
    host = (0, 1)
    infer = drawn
    gradient = no_gradient

    def kernel(xp, shape, seed, *, dtype):
        return _draw(bits.truncated_normal, xp, shape, seed, dtype)


class StatelessRandomUniformFullInt(Op):
    """Integers over all that the dtype can hold.   shape: int [R], seed: int [2]  ->  y: dtype, of that shape."""

    types = ("Tidx", "Tindices")
    host = (0, 1)
    infer = drawn
    gradient = no_gradient

    def kernel(xp, shape, seed, *, dtype):
        return _draw(bits.full_int, xp, shape, seed, dtype)


class StatelessRandomUniformInt(Op):
    """Integers in [minval, maxval).   shape: int [R], seed: int [2], minval, maxval: int []  ->  y: of that shape."""

    types = ("Tidx", "Tindices", "Tout", "Tout")
    Tout = INDEX
    host = (0, 1, 2, 3)
    gradient = no_gradient

    def infer(shape, seed, minval, maxval):
        _check_seed(seed)
        check_interval(minval, maxval)
        return Spec(dims_of(shape), minval.dtype)

    def kernel(xp, shape, seed, minval, maxval):
        def sample(stream, n, dtype):
            return bits.uniform_int(stream, n, int(minval), int(maxval), dtype)

        return _draw(sample, xp, shape, seed, as_dtype(minval.dtype))


class StatelessMultinomial(Op):
    """Classes drawn by softmax(logits).   logits: [B, C], num_samples: int32 [], seed: int [2]  ->  y: [B, S]."""

    types = ("T", "Tsamples", "Tindices")
    T = REAL
    Tsamples = frozenset({int32})
    host = (1, 2)
    gradient = no_gradient

    def infer(logits, num_samples, seed, *, output_dtype):
        _check_seed(seed)
        return Spec(sampled_dims(logits, num_samples), output_dtype)

    def kernel(xp, logits, num_samples, seed, *, output_dtype):
        shape = len(logits), int(num_samples)
        u = bits.uniform(bits.Philox.stateless(seed.tolist()), shape[0] * shape[1], float64).reshape(shape)
        return xp.asarray(draw_classes(numpy_of(logits), u).astype(output_dtype.np))


# --- the public functions -----------------------------------------------------------------------------------------
def stateless_uniform(shape, seed, minval=0, maxval=None, dtype=float32, name=None, alg="auto_select"):
    """Numbers spread evenly over [minval, maxval), the same ones for the same `seed`.

    shape: int [R].   seed: int [2].
    minval, maxval: as in tf.random.uniform; for integers both may be None, which means all that the dtype can hold.
    dtype: a float dtype, int32 or int64, and uint32 or uint64 where minval and maxval are None.
    alg: "philox", or "auto_select", which means that.

        >>> import minitf as tf
        >>> tf.random.stateless_uniform([2], seed=[1, 2]).numpy()
        array([0.8440604 , 0.19204533], dtype=float32)

    Raises: ValueError for another dtype or algorithm; InvalidArgumentError for a seed that is not two integers.
    Source: tf.random.stateless_uniform. Differs: the ThreeFry algorithm is left out.
    """
    where = "tf.random.stateless_uniform"
    _check_algorithm(where, alg)
    dtype = as_dtype(dtype)
    check_uniform_dtype(where, dtype, FLOATING | INDEX | {uint32, uint64})
    if dtype in FLOATING:
        return stretch(_execute(StatelessRandomUniform, shape, seed, dtype), minval, maxval)
    if (minval is None) != (maxval is None):
        raise ValueError(explain(where, f"minval is {minval!r} and maxval is {maxval!r}",
                                 "integers need both bounds or neither"))
    if minval is None:
        return _execute(StatelessRandomUniformFullInt, shape, seed, dtype)
    check_uniform_dtype(where, dtype, INDEX)
    low, high = convert_to_tensor(minval, dtype), convert_to_tensor(maxval, dtype)
    return execute(StatelessRandomUniformInt, as_shape_input(shape), seed, low, high)


def stateless_normal(shape, seed, mean=0.0, stddev=1.0, dtype=float32, name=None, alg="auto_select"):
    """Numbers drawn from a normal distribution, the same ones for the same `seed`.

    shape: int [R].   seed: int [2].   mean, stddev: of `dtype`, broadcastable to `shape`.   alg: see stateless_uniform.

        >>> import minitf as tf
        >>> tf.random.stateless_normal([2], seed=[1, 2]).numpy()
        array([0.5441101 , 0.20738031], dtype=float32)

    Raises: InvalidArgumentError for a seed that is not two integers; ValueError for an unknown algorithm.
    Source: tf.random.stateless_normal. Differs: the ThreeFry algorithm is left out.
    """
    _check_algorithm("tf.random.stateless_normal", alg)
    return _scaled(StatelessRandomNormal, shape, seed, mean, stddev, as_dtype(dtype))


def stateless_truncated_normal(shape, seed, mean=0.0, stddev=1.0, dtype=float32, name=None, alg="auto_select"):
    """Numbers drawn from a normal distribution without its ends, the same ones for the same `seed`.

    Numbers further than 2 `stddev` from `mean` are drawn again. Arguments and errors are those of stateless_normal.

        >>> import minitf as tf
        >>> tf.random.stateless_truncated_normal([2], seed=[1, 2]).numpy()
        array([0.5441101 , 0.20738031], dtype=float32)

    Source: tf.random.stateless_truncated_normal. Differs: the ThreeFry algorithm is left out.
    """
    _check_algorithm("tf.random.stateless_truncated_normal", alg)
    return _scaled(StatelessTruncatedNormal, shape, seed, mean, stddev, as_dtype(dtype))


def stateless_categorical(logits, num_samples, seed, dtype=int64, name=None):
    """Draws class numbers with probabilities softmax(logits), the same ones for the same `seed`.

    logits: float [B, C].   num_samples: int32 [].   seed: int [2].   dtype: int32 or int64.

        >>> import minitf as tf
        >>> tf.random.stateless_categorical([[0., 1., 2.]], 5, seed=[1, 2]).numpy()
        array([[2, 2, 1, 2, 2]])

    Raises: InvalidArgumentError where logits is not a matrix, or the seed is not two integers.
    Source: tf.random.stateless_categorical.
    """
    return execute(StatelessMultinomial, logits, convert_to_tensor(num_samples, int32), seed,
                   output_dtype=as_dtype(dtype))


def _execute(op, shape, seed, dtype):
    return execute(op, as_shape_input(shape), seed, dtype=dtype)


def _scaled(op, shape, seed, mean, stddev, dtype):
    z = _execute(op, shape, seed, dtype)
    return add(multiply(z, convert_to_tensor(stddev, dtype)), convert_to_tensor(mean, dtype))


def _check_algorithm(where, alg):
    as_choice(alg, ("philox", "auto_select"), where, "alg")
