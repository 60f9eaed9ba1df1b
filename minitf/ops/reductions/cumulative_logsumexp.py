"""The running ln(e^x[0] + ... + e^x[i]) along an axis: cumulative_logsumexp. Floor 2. Read `cumulative.py` first."""

from __future__ import annotations

from ...backend.dtypes import bfloat16, float16, float32, float64
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag, as_int
from ..elementwise.comparison import not_equal
from ..elementwise.exponential import exp, log
from ..elementwise.extrema import maximum
from ..elementwise.finite import is_finite
from ..indexing.selection import where
from ..shapes.creation import ones_like, zeros_like
from ..shapes.joining import concat
from .cumulative import along, scan


def accumulated(xp):
    """`scan`'s function for the running logsumexp: NumPy's own loop, or where there is none, steps of 1, 2, 4 ..."""
    loop = getattr(xp.logaddexp, "accumulate", None)   # CuPy has none

    def accumulate(x, axis, dtype):
        wide = x.astype(xp.float32) if dtype.itemsize == 2 else x
        if not wide.shape[axis]:
            return x
        if loop is not None:
            return loop(wide, axis=axis).astype(dtype, copy=False)
        y = xp.moveaxis(wide.copy(), axis, 0)
        step = 1
        while step < y.shape[0]:
            y[step:] = xp.logaddexp(y[step:], y[:-step])
            step *= 2
        return xp.moveaxis(y, 0, axis).astype(dtype, copy=False)

    return accumulate


class CumulativeLogsumexp(Op):
    """y[i] = ln(e^x[0] + ... + e^x[i]) along an axis.   x: float [...]  ->  y: same."""

    T = frozenset({float16, bfloat16, float32, float64})

    infer = along

    def kernel(xp, x, *, axis, exclusive, reverse):
        return scan(xp, accumulated(xp), -xp.inf, x, axis, exclusive, reverse)

    def gradient(call, dy):
        x, axis = call.inputs[0], call.attrs["axis"]
        reverse = call.attrs["reverse"]
        if x.shape[axis] is None:
            return [in_logarithms(call, dy)]
        z = cumulative_logsumexp(x, axis, reverse=reverse)
        if call.attrs["exclusive"]:
            dy = later(dy, axis, 1, reverse)    # the sums of the elements before i + 1 are those up to i
        decay = exp_difference(z, later(z, axis, 1, reverse), later(ones_like(z), axis, 1, reverse))
        return [exp_difference(x, z) * decaying_sum(dy, decay, axis, reverse)]


def in_logarithms(call, dy):
    """The gradient where the length of the axis is not known.

    The sum of dy[i] e^(x[j] - y[i]) is itself one of powers of e, if positive and negative dy[i] are summed apart.
    """
    x, attrs = call.inputs[0], {**call.attrs, "reverse": not call.attrs["reverse"]}

    def share(part):
        amounts = where(part > 0, log(part), x.dtype.min) - call.output
        return exp(execute(CumulativeLogsumexp, amounts, **attrs) + x)

    return share(maximum(dy, 0)) - share(maximum(-dy, 0))


def later(x, axis, step, reverse):
    """x moved `step` places towards the start of `axis` (its end, if reverse); zeros come in behind."""
    before = (slice(None),) * (axis % x.shape.rank)
    if reverse:
        return concat([zeros_like(x[(*before, slice(-step, None))]), x[(*before, slice(None, -step))]], axis)
    return concat([x[(*before, slice(step, None))], zeros_like(x[(*before, slice(None, step))])], axis)


def exp_difference(x, z, weights=None):
    """e^(x - z), at most 1; 0 where both are -inf, or where the weights are 0."""
    usable = is_finite(x) & is_finite(z)
    if weights is not None:
        usable = usable & not_equal(weights, 0)
    difference = where(usable, x - z, zeros_like(x))
    return where(usable, exp(difference), zeros_like(x))


def decaying_sum(dy, decay, axis, reverse):
    """s[j] = dy[j] + decay[j] s[j + 1], for all j in log2(n) steps: after k of them s[j] has looked 2^k places ahead.

    dx[j] is the sum of dy[i] e^(x[j] - y[i]) over all i that saw j. So written every factor is at most 1, and none of
    the powers of e overflows.
    """
    step = 1
    while step < dy.shape[axis]:
        dy = dy + decay * later(dy, axis, step, reverse)
        decay = decay * later(decay, axis, step, reverse)
        step *= 2
    return dy


def cumulative_logsumexp(x, axis=0, exclusive=False, reverse=False, name=None):
    """The running logsumexp along `axis`, without overflow: a `tf.cumsum` of probabilities given by their logarithms.

    x: float [...], at least one axis.
    axis: int in [-rank, rank).
    exclusive: each sum stops before its own element, so the first is ln 0 = -inf.
    reverse: sum from the end.

        >>> import minitf as tf
        >>> tf.math.cumulative_logsumexp([0., 0., 1000.]).numpy()
        array([0.000000e+00, 6.931472e-01, 1.000000e+03], dtype=float32)

    Raises: InvalidArgumentError for an axis out of range, or integers.
    Source: tf.math.cumulative_logsumexp. About 3 times TensorFlow's time at a million elements: NumPy's logaddexp takes
    its exponentials one by one.
    """
    exclusive, reverse = as_flag(exclusive, "exclusive"), as_flag(reverse, "reverse")
    return execute(CumulativeLogsumexp, x, axis=as_int(axis), exclusive=exclusive, reverse=reverse)
