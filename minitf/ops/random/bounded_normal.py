"""Normal numbers between two bounds, for any mean, deviation and bounds. Floor 2.

Read `gamma.py` first. How the numbers are drawn stands in `backend/bounded_normal.py`.
"""

from __future__ import annotations

import numpy as np

from ...backend import bounded_normal as sampler
from ...backend.arrays import numpy_of
from ...backend.bits import Philox
from ...backend.dtypes import FLOATING, INDEX, as_dtype, bfloat16
from ...backend.errors import RuleError
from ...backend.shapes import broadcast
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ...core.spec import Spec
from ..elementwise.arithmetic import add, divide, multiply, subtract
from ..elementwise.error_function import erf
from ..elementwise.exponential import exp, log, log1p
from ..elementwise.extrema import clip_by_value
from ..shapes.broadcasting import sum_to
from ..shapes.creation import dims_of
from .algorithms import check_seed
from .distributions import as_shape_input
from .suffix import ends_with


class StatelessParameterizedTruncatedNormal(Op):
    """Normal numbers in [minvals, maxvals].   shape: int [R], seed: int [2], means, stddevs, minvals, maxvals  ->  y.

    The shape must end with the one that the four parameters broadcast to.
    """

    types = ("S", "Tseed", "dtype", "dtype", "dtype", "dtype")
    S, Tseed, dtype = INDEX, INDEX, FLOATING - {bfloat16}
    host = (0,)

    def infer(shape, seed, means, stddevs, minvals, maxvals):
        check_seed(seed)
        tail = means.dims
        for parameter in (stddevs, minvals, maxvals):
            tail = broadcast(tail, parameter.dims)
        return Spec(ends_with(dims_of(shape), tail, "the parameters"), means.dtype)

    def kernel(xp, shape, seed, means, stddevs, minvals, maxvals):
        parameters = np.broadcast_arrays(*map(numpy_of, (means, stddevs, minvals, maxvals)))
        mean, deviation, low, high = (x.reshape(-1) for x in parameters)
        if not np.all((deviation > 0) & (low < high) & (np.isfinite(low) | np.isfinite(high))):
            raise RuleError("stddevs must be > 0, and minvals below maxvals, one of them finite")
        samples = int(np.prod(shape)) // max(len(mean), 1)
        stream = Philox.stateless(numpy_of(seed).tolist())
        y = sampler.bounded_normal(stream, mean, deviation, low, high, samples, as_dtype(means.dtype))
        if y is None:
            raise RuleError("none of a thousand numbers in a row lay between the bounds", "Move them apart")
        return xp.asarray(y.T.reshape(shape.tolist()))

    def gradient(call, dy):
        mean, deviation, low, high = call.inputs[2:]
        y, bottom, top = (divide(subtract(x, mean), deviation) for x in (call.output, low, high))
        share = divide(subtract(_below(y), _below(bottom)), subtract(_below(top), _below(bottom)))
        limits = np.finfo(mean.dtype.np)
        share = clip_by_value(share, float(limits.tiny), 1 - float(limits.eps))
        d_low = exp(add(_half_gap(y, bottom), log1p(-share)))
        d_high = exp(add(_half_gap(y, top), log(share)))
        slopes = (dy, multiply(dy, y), multiply(dy, d_low), multiply(dy, d_high))
        return [None, None, *(sum_to(slope, x) for slope, x in zip(slopes, call.inputs[2:]))]


def _below(x):
    """How likely a normal number is below x."""
    return multiply(0.5, add(1.0, erf(multiply(x, 0.5**0.5))))


def _half_gap(x, bound):
    return multiply(0.5, subtract(multiply(x, x), multiply(bound, bound)))


def stateless_parameterized_truncated_normal(shape, seed, means=0.0, stddevs=1.0, minvals=-2.0, maxvals=2.0, name=None):
    """Normal numbers between bounds, the same ones for the same `seed`: numbers outside are drawn again.

    shape: int [R], of the result: it must end with the shape that the parameters broadcast to.   seed: int [2].
    means, stddevs: float, of the distribution without bounds.   minvals, maxvals: of the same dtype, the bounds.

        >>> import minitf as tf
        >>> tf.random.stateless_parameterized_truncated_normal([2], [1, 2], minvals=1., maxvals=3.).numpy()
        array([1.104776 , 1.0023386], dtype=float32)

    Gradients reach all four parameters.

    Raises: InvalidArgumentError for a deviation that is not positive, bounds in the wrong order or both infinite, or a
    shape that does not end as it must.
    Source: tf.random.stateless_parameterized_truncated_normal. Differs: on thousands of numbers TensorFlow's depend on
    its number of threads. One distribution is drawn after the other, so many of them take their time.
    """
    parameters = [convert_to_tensor(x) for x in (means, stddevs, minvals, maxvals)]
    return execute(StatelessParameterizedTruncatedNormal, as_shape_input(shape), seed, *parameters)
