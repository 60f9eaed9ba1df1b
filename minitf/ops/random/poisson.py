"""Poisson: how many events happen in a time in which `rate` of them are expected. Floor 2.

Read `gamma.py` first. How the numbers are drawn stands in `backend/rejection.py`.
"""

from __future__ import annotations

import numpy as np

from ...backend import rejection
from ...backend.arrays import numpy_of
from ...backend.bits import RESERVED, Philox
from ...backend.dtypes import FLOATING, INDEX, as_dtype, bfloat16, float32, int32
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..shapes.creation import dims_of
from .algorithms import check_seed
from .distributions import as_shape_input
from .seeds import get_seed, reserve
from .suffix import ends_with, samples_of

COUNTS = (FLOATING - {bfloat16}) | INDEX  # what a number of events can be


class RandomPoissonV2(Op):
    """Poisson numbers.   shape: int [R], rate: [...]  ->  y: dtype, of shape + the shape of rate."""

    types = ("S", "R")
    S, R = INDEX, COUNTS
    host = (0,)
    stateful = True
    gradient = no_gradient

    def infer(shape, rate, *, dtype, seed, seed2):
        dims = dims_of(shape)
        return Spec(None if dims is None or rate.dims is None else (*dims, *rate.dims), counted(dtype))

    def kernel(xp, shape, rate, *, dtype, seed, seed2):
        rate, samples = numpy_of(rate), int(np.prod(shape))
        key = (shape.dtype, rate.dtype, dtype)
        stream = reserve("RandomPoissonV2", seed, seed2, key, RESERVED * samples * rate.size)
        return xp.asarray(_drawn(stream, rate, samples, (*shape.tolist(), *rate.shape), dtype))


class StatelessRandomPoisson(Op):
    """Poisson numbers.   shape: int [R], which ends with lam's, seed: int [2], lam  ->  y: dtype."""

    types = ("T", "Tseed", "Rtype")
    T, Tseed, Rtype = INDEX, INDEX, COUNTS
    host = (0,)
    gradient = no_gradient

    def infer(shape, seed, lam, *, dtype):
        check_seed(seed)
        return Spec(ends_with(dims_of(shape), lam.dims, "lam"), counted(dtype))

    def kernel(xp, shape, seed, lam, *, dtype):
        lam = numpy_of(lam)
        stream = Philox.stateless(numpy_of(seed).tolist())
        return xp.asarray(_drawn(stream, lam, samples_of(shape, lam), shape.tolist(), dtype))


def counted(dtype):
    """`dtype`, of a number of events; RuleError where it cannot be one."""
    if dtype not in COUNTS:
        raise RuleError(f"dtype is {dtype.name} and must be float16, float32, float64, int32 or int64")
    return dtype


def _drawn(stream, rate, samples, dims, dtype):
    numbers = rejection.poisson(stream, rate.reshape(-1).astype(np.float64), samples)
    return numbers.T.reshape(dims).astype(dtype.np)


def poisson(shape, lam, dtype=float32, seed=None, name=None):
    """Numbers drawn from Poisson distributions of mean `lam`.

    shape: int32 [R]: the result has this shape, followed by that of lam.
    lam: >= 0, how many events are expected.   dtype: float16, float32, float64, int32 or int64.
    seed: an int, or None for a seed drawn by the program's generator.

        >>> import minitf as tf
        >>> tf.random.set_seed(1)
        >>> tf.random.poisson([3], lam=[0.5, 100.], seed=2).numpy()
        array([[  0.,  93.],
               [  1.,  92.],
               [  0., 103.]], dtype=float32)

    Raises: InvalidArgumentError for a negative size or another dtype.
    Source: tf.random.poisson. Differs: where lam is NaN or infinite the result is NaN; TensorFlow does not return.
    """
    shape = convert_to_tensor(shape, int32)
    seed, seed2 = get_seed(seed)
    return execute(RandomPoissonV2, shape, lam, dtype=as_dtype(dtype), seed=seed, seed2=seed2)


def stateless_poisson(shape, seed, lam, dtype=int32, name=None):
    """Numbers drawn from Poisson distributions of mean `lam`, the same ones for the same `seed`.

    shape: int [R], of the result: it must end with the shape of lam.   seed: int [2].
    lam, dtype: as for tf.random.poisson.

        >>> import minitf as tf
        >>> tf.random.stateless_poisson([2, 2], seed=[1, 2], lam=[0.5, 100.]).numpy()
        array([[  3, 115],
               [  2, 112]], dtype=int32)

    Raises: InvalidArgumentError for a seed that is not two integers, or a shape that does not end as it must.
    Source: tf.random.stateless_poisson. Differs: as tf.random.poisson.
    """
    return execute(StatelessRandomPoisson, as_shape_input(shape), seed, lam, dtype=as_dtype(dtype))
