"""Binomial: how many of `counts` tries succeed, where each does with probability `probs`. Floor 2.

Read `poisson.py` first. How the numbers are drawn stands in `backend/binomial.py`.
"""

from __future__ import annotations

import numpy as np

from ...backend import binomial as sampler
from ...backend.arrays import numpy_of
from ...backend.bits import Philox
from ...backend.dtypes import FLOATING, INDEX, as_dtype, bfloat16, float32, int32
from ...backend.shapes import broadcast
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..shapes.creation import dims_of
from .algorithms import check_seed
from .distributions import as_shape_input
from .poisson import counted
from .suffix import ends_with, samples_of


class StatelessRandomBinomial(Op):
    """Numbers of successes.   shape: int [R], seed: int [2], counts, probs: float  ->  y: dtype, of that shape.

    The shape must end with the one that counts and probs broadcast to.
    """

    types = ("S", "Tseed", "T", "T")
    S, Tseed, T = INDEX, INDEX, (FLOATING - {bfloat16}) | INDEX
    host = (0,)
    gradient = no_gradient

    def infer(shape, seed, counts, probs, *, dtype):
        check_seed(seed)
        tail = broadcast(counts.dims, probs.dims)
        return Spec(ends_with(dims_of(shape), tail, "counts and probs"), counted(dtype))

    def kernel(xp, shape, seed, counts, probs, *, dtype):
        stream = Philox.stateless(numpy_of(seed).tolist())
        return xp.asarray(drawn(stream, shape, numpy_of(counts), numpy_of(probs), dtype))


def drawn(stream, shape, counts, probs, dtype):
    """An array of the shape with numbers of successes, drawn from the stream."""
    counts, probs = np.broadcast_arrays(counts, probs)
    flat = (x.reshape(-1).astype(np.float64) for x in (counts, probs))
    return sampler.binomial(stream, *flat, samples_of(shape, counts)).T.reshape(shape.tolist()).astype(dtype.np)


def stateless_binomial(shape, seed, counts, probs, output_dtype=int32, name=None):
    """Numbers drawn from binomial distributions, the same ones for the same `seed`.

    shape: int [R], of the result: it must end with the shape that counts and probs broadcast to.   seed: int [2].
    counts: float, numbers of tries.   probs: of the same dtype, in [0, 1].
    output_dtype: float16, float32, float64, int32 or int64.

        >>> import minitf as tf
        >>> tf.random.stateless_binomial([3, 2], seed=[1, 2], counts=10., probs=[0.2, 0.8]).numpy()
        array([[3, 8],
               [2, 6],
               [3, 8]], dtype=int32)

    Raises: InvalidArgumentError for a seed that is not two integers, or a shape that does not end as it must.
    Source: tf.random.stateless_binomial.
    """
    probs = convert_to_tensor(probs, dtype_hint=float32)
    counts = convert_to_tensor(counts, dtype_hint=probs.dtype)
    shape, dtype = as_shape_input(shape), as_dtype(output_dtype)
    return execute(StatelessRandomBinomial, shape, seed, counts, probs, dtype=dtype)
