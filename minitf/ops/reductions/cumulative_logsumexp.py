"""The running ln(e^x[0] + ... + e^x[i]) along an axis: cumulative_logsumexp. Floor 2. Read `cumulative.py` first."""

from __future__ import annotations

from ...backend.dtypes import bfloat16, float16, float32, float64
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag, as_int
from ..elementwise.comparison import greater, less
from ..elementwise.exponential import exp, log
from ..indexing.selection import where
from ..shapes.creation import ones_like
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
        """dx[j] = e^x[j] times the sum of dy[i] e^-y[i] over all i that saw j; the two signs of dy apart, for logs."""
        x, y = call.inputs[0], call.output
        axis, exclusive, reverse = call.attrs["axis"], call.attrs["exclusive"], call.attrs["reverse"]

        def share(chosen, amount):
            logs = where(chosen, log(where(chosen, amount, ones_like(amount))), amount.dtype.min * ones_like(amount))
            return exp(cumulative_logsumexp(logs - y, axis, exclusive, not reverse) + x)

        return [share(greater(dy, 0), dy) - share(less(dy, 0), -dy)]


def cumulative_logsumexp(x, axis=0, exclusive=False, reverse=False, name=None):
    """The running logsumexp along `axis`, without overflow: a `tf.cumsum` of probabilities given by their logarithms.

    x: float [...], at least one axis.
    axis: int in [-rank, rank).
    exclusive: each sum stops before its own element, so the first is ln 0 = -inf.
    reverse: sum from the end.

        >>> import minitf as tf
        >>> tf.math.cumulative_logsumexp([0., 0., 1000.]).numpy()
        array([0.0000000e+00, 6.9314718e-01, 1.0000000e+03], dtype=float32)

    Raises: InvalidArgumentError for an axis out of range, or integers.
    Source: tf.math.cumulative_logsumexp.
    """
    exclusive, reverse = as_flag(exclusive, "exclusive"), as_flag(reverse, "reverse")
    return execute(CumulativeLogsumexp, x, axis=as_int(axis), exclusive=exclusive, reverse=reverse)
