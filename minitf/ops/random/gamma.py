"""Gamma: waiting times until several events have happened, and the gradient through drawing them. Floor 2.

Read `stateless.py` first. How the numbers are drawn stands in `backend/rejection.py`.
"""

from __future__ import annotations

import numpy as np

from ...backend import rejection
from ...backend.arrays import numpy_of
from ...backend.bits import RESERVED
from ...backend.dtypes import FLOATING, INDEX, as_dtype, bfloat16, float16, float32, float64, int32, uint64
from ...backend.errors import explain
from ...backend.shapes import broadcast
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ...core.spec import Spec
from ..elementwise.arithmetic import divide, multiply
from ..elementwise.extrema import maximum
from ..shapes.broadcasting import broadcast_to, reduce_sum
from ..shapes.creation import dims_of
from ..shapes.dynamic_shapes import broadcast_dynamic_shape
from ..shapes.layout import shape as shape_of
from .algorithms import check_key_counter, key_counter_alg, philox
from .distributions import as_shape_input
from .gamma_derivative import sample_derivative
from .seeds import get_seed, reserve
from .suffix import ends_with, leading, samples_of

TINY = {float16: 2.0**-14, float32: 2.0**-126, bfloat16: 2.0**-126, float64: 2.0**-1022}  # the smallest normal numbers


class RandomGamma(Op):
    """Gamma numbers of scale 1.   shape: int [R], alpha: float [...]  ->  y: of shape + the shape of alpha."""

    types = ("S", "T")
    S, T = INDEX, FLOATING - {bfloat16}
    host = (0,)
    stateful = True

    def infer(shape, alpha, *, seed, seed2):
        dims = dims_of(shape)
        return Spec(None if dims is None or alpha.dims is None else (*dims, *alpha.dims), alpha.dtype)

    def kernel(xp, shape, alpha, *, seed, seed2):
        alpha, samples = numpy_of(alpha), int(np.prod(shape))
        stream = reserve("RandomGamma", seed, seed2, (shape.dtype, alpha.dtype), RESERVED * samples * alpha.size)
        return xp.asarray(_drawn(stream, alpha, samples, (*shape.tolist(), *alpha.shape)))

    def gradient(call, dy):
        return [None, _gradient(call.inputs[1], call.output, dy)]


class StatelessRandomGammaV3(Op):
    """Gamma numbers of scale 1.   shape: [R], key, counter, alg, alpha: float [...]  ->  y: of that shape.

    The shape must end with that of alpha; the axes before it count the numbers drawn for each alpha.
    """

    types = ("shape_dtype", "Tkey", "Tkey", "Talg", "dtype")
    shape_dtype, Tkey, Talg, dtype = INDEX, frozenset({uint64}), frozenset({int32}), FLOATING - {bfloat16}
    host = (0, 3)

    def infer(shape, key, counter, alg, alpha):
        check_key_counter(key, counter, alg)
        return Spec(ends_with(dims_of(shape), alpha.dims, "alpha"), alpha.dtype)

    def kernel(xp, shape, key, counter, alg, alpha):
        alpha = numpy_of(alpha)
        stream = philox(key, counter, alg)
        return xp.asarray(_drawn(stream, alpha, samples_of(shape, alpha), shape.tolist()))

    def gradient(call, dy):
        return [None, None, None, None, _gradient(call.inputs[4], call.output, dy)]


def _drawn(stream, alpha, samples, dims):
    numbers = rejection.gamma(stream, alpha.reshape(-1).astype(np.float64), samples)
    return numbers.T.reshape(dims).astype(alpha.dtype)


def _gradient(alpha, sample, dy):
    """The gradient for alpha: summed over the numbers that were drawn for the same alpha."""
    return reduce_sum(multiply(dy, execute(RandomGammaGrad, alpha, sample)), axis=leading(sample, alpha))


class RandomGammaGrad(Op):
    """How much a gamma number grows with its alpha, drawn from the same words.   alpha, sample: float [...]  ->  y.

    Without a gradient of its own, as in TensorFlow.
    """

    T = frozenset({float32, float64})

    def infer(alpha, sample):
        return Spec(broadcast(alpha.dims, sample.dims), alpha.dtype)

    def kernel(xp, alpha, sample):
        a, x = np.broadcast_arrays(numpy_of(alpha).astype(np.float64), numpy_of(sample).astype(np.float64))
        return xp.asarray(sample_derivative(a.reshape(-1), x.reshape(-1)).reshape(a.shape).astype(alpha.dtype))


def gamma(shape, alpha, beta=None, dtype=float32, seed=None, name=None):
    """Numbers drawn from gamma distributions, of mean alpha / beta, for each alpha and beta.

    shape: int32 [R]: the result has this shape, followed by that of alpha and beta together.
    alpha: > 0, how many events are waited for.   beta: > 0, how many happen in a unit of time; None means 1.
    dtype: float16, float32 or float64.
    seed: an int, or None for a seed drawn by the program's generator.

        >>> import minitf as tf
        >>> tf.random.set_seed(1)
        >>> tf.random.gamma([2], alpha=[0.5, 30.], seed=2).numpy()
        array([[1.4439558e-02, 3.0236378e+01],
               [1.9106530e-01, 2.8019783e+01]], dtype=float32)

    Gradients reach alpha and beta.

    Raises: InvalidArgumentError for a negative size, or where alpha and beta do not broadcast; ValueError for another
    dtype.
    Source: tf.random.gamma. Differs: where alpha is negative or NaN the result is NaN; TensorFlow may not return.
    """
    dtype = _float("tf.random.gamma", dtype)
    shape = convert_to_tensor(shape, int32)
    alpha, beta = _together(alpha, beta, dtype)
    seed, seed2 = get_seed(seed)
    return _positive(divide(execute(RandomGamma, shape, alpha, seed=seed, seed2=seed2), beta))


def stateless_gamma(shape, seed, alpha, beta=None, dtype=float32, name=None):
    """Numbers drawn from gamma distributions, the same ones for the same `seed`.

    shape: int [R], of the result: it must end with the shape of alpha and beta together.   seed: int [2].
    alpha, beta, dtype: as for tf.random.gamma.

        >>> import minitf as tf
        >>> tf.random.stateless_gamma([2, 2], seed=[1, 2], alpha=[0.5, 30.]).numpy()
        array([[ 0.06695361, 35.502445  ],
               [ 0.62823546, 31.82637   ]], dtype=float32)

    Raises: InvalidArgumentError for a seed that is not two integers, or a shape that does not end as it must.
    Source: tf.random.stateless_gamma. Differs: where alpha is negative or NaN the result is NaN.
    """
    dtype = _float("tf.random.stateless_gamma", dtype)
    alpha, beta = _together(alpha, beta, dtype)
    y = execute(StatelessRandomGammaV3, as_shape_input(shape), *key_counter_alg(seed, "auto_select"), alpha)
    return _positive(divide(y, beta))


def _together(alpha, beta, dtype):
    """Both as tensors, and alpha as large as the two are together."""
    alpha, beta = convert_to_tensor(alpha, dtype), convert_to_tensor(1 if beta is None else beta, dtype)
    return broadcast_to(alpha, broadcast_dynamic_shape(shape_of(alpha), shape_of(beta))), beta


def _positive(y):
    """`y`, where it has fallen to 0 the smallest normal number: a gamma number is never 0."""
    return maximum(convert_to_tensor(TINY[y.dtype], y.dtype), y)


def _float(where, dtype):
    dtype = as_dtype(dtype)
    if dtype not in FLOATING:
        raise ValueError(explain(where, f"dtype is {dtype.name}", "it must be a float dtype"))
    return dtype


