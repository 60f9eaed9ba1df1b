"""Running sums and products along an axis: cumsum, cumprod. Floor 2. Read next: `reduction.py`."""

from __future__ import annotations

from ...backend.dtypes import NUMERIC
from ...backend.shapes import normalize_axis
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag, as_int
from ..elementwise.no_nan import divide_no_nan
from ..shapes.identity import conj


def along(x, *, axis, exclusive, reverse):
    """The shape rule of both ops: as the input, which must have that axis."""
    if x.rank is not None:
        normalize_axis(axis, x.rank)
    return x


def scan(xp, accumulate, start, x, axis, exclusive, reverse):
    """`accumulate` (xp.cumsum or xp.cumprod) along `axis`.

    exclusive: leave each element out of its own sum, which then begins with `start`.
    reverse: run from the last element to the first.
    """
    if reverse:
        x = xp.flip(x, axis)
    y = accumulate(x, axis=axis, dtype=x.dtype)
    if exclusive:
        shifted = xp.full_like(y, start)
        xp.moveaxis(shifted, axis, 0)[1:] = xp.moveaxis(y, axis, 0)[:-1]
        y = shifted
    return xp.flip(y, axis) if reverse else y


class Cumsum(Op):
    """y[i] = x[0] + ... + x[i] along an axis.   x: numeric [...]  ->  y: same."""

    T = NUMERIC

    infer = along

    def kernel(xp, x, *, axis, exclusive, reverse):
        return scan(xp, xp.cumsum, 0, x, axis, exclusive, reverse)

    def gradient(call, dy):
        axis, exclusive, reverse = call.attrs["axis"], call.attrs["exclusive"], call.attrs["reverse"]
        return [cumsum(dy, axis, exclusive, not reverse)]


def cumsum(x, axis=0, exclusive=False, reverse=False, name=None):
    """The running sum along `axis`.

    x: numeric [...], at least one axis.
    axis: int in [-rank, rank).
    exclusive: each sum stops before its own element, so the first is 0.
    reverse: sum from the end.

        >>> import minitf as tf
        >>> tf.cumsum([1, 2, 3]).numpy(), tf.cumsum([1, 2, 3], exclusive=True, reverse=True).numpy()
        (array([1, 3, 6], dtype=int32), array([5, 3, 0], dtype=int32))

    Raises: InvalidArgumentError for an axis out of range.
    Source: tf.cumsum.
    """
    exclusive, reverse = as_flag(exclusive, "exclusive"), as_flag(reverse, "reverse")
    return execute(Cumsum, x, axis=as_int(axis), exclusive=exclusive, reverse=reverse)


class Cumprod(Op):
    """y[i] = x[0] * ... * x[i] along an axis.   x: numeric [...]  ->  y: same."""

    T = NUMERIC

    infer = along

    def kernel(xp, x, *, axis, exclusive, reverse):
        return scan(xp, xp.cumprod, 1, x, axis, exclusive, reverse)

    def gradient(call, dy):
        x, y = call.inputs[0], call.output
        axis, exclusive, reverse = call.attrs["axis"], call.attrs["exclusive"], call.attrs["reverse"]
        return [divide_no_nan(cumsum(dy * conj(y), axis, exclusive, not reverse), conj(x))]


def cumprod(x, axis=0, exclusive=False, reverse=False, name=None):
    """The running product along `axis`.

    x: numeric [...], at least one axis.
    axis: int in [-rank, rank).
    exclusive: each product stops before its own element, so the first is 1.
    reverse: multiply from the end.

        >>> import minitf as tf
        >>> tf.math.cumprod([1, 2, 3]).numpy()
        array([1, 2, 6], dtype=int32)

    Raises: InvalidArgumentError for an axis out of range.
    Source: tf.math.cumprod. As in TensorFlow the gradient divides by x, and says 0 where x is 0.
    """
    exclusive, reverse = as_flag(exclusive, "exclusive"), as_flag(reverse, "reverse")
    return execute(Cumprod, x, axis=as_int(axis), exclusive=exclusive, reverse=reverse)
