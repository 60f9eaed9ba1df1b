"""Losses that outliers do not rule: huber and log_cosh, squares near 0 and straight lines far from it. Floor 7."""

from __future__ import annotations

from math import log as ln

from ...ops.elementwise.arithmetic import square
from ...ops.elementwise.magnitude import abs_
from ...ops.indexing.selection import where
from ...ops.nn.sigmoid import softplus
from ...ops.reductions.reduction import reduce_mean
from .arguments import pair
from .wrapper import LossFunctionWrapper


def huber(y_true, y_pred, delta=1.0):
    """The mean over the last axis of e**2 / 2 where |e| <= delta, and of a straight line elsewhere.

    The line, delta |e| - delta**2 / 2, is the tangent of the parabola at its end.

    y_true, y_pred: float [..., D], or shapes that broadcast; e is y_pred - y_true.
    delta: float > 0, where the parabola turns into its tangent.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.losses.huber([[0.], [0.]], [[1.], [3.]]).numpy()
        array([0.5, 2.5], dtype=float32)

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.huber.
    """
    y_true, y_pred = pair(y_true, y_pred)
    error = y_pred - y_true
    size = abs_(error)
    parabola, line = 0.5 * square(error), delta * size - 0.5 * delta**2
    return reduce_mean(where(size <= delta, parabola, line), axis=-1)


class Huber(LossFunctionWrapper):
    """Squares near 0, straight lines far from it.  delta: as for `huber`.  Other arguments as for `Loss`.

        >>> import minitf as tf
        >>> tf.keras.losses.Huber(delta=2.0)([[0.], [0.]], [[1.], [3.]]).numpy()
        np.float32(2.25)

    Source: keras.losses.Huber.
    """

    def __init__(self, delta=1.0, reduction="sum_over_batch_size", name="huber_loss", dtype=None):
        super().__init__(huber, reduction, name, dtype, delta=delta)


def log_cosh(y_true, y_pred):
    """The mean of ln(cosh(y_pred - y_true)) over the last axis: about e**2 / 2 for a small e, |e| - ln 2 for a large.

    y_true, y_pred: float [..., D], or shapes that broadcast.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.losses.log_cosh([[0.], [0.]], [[0.1], [100.]]).numpy().round(4)
        array([5.00000e-03, 9.93069e+01], dtype=float32)

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.log_cosh.
    """
    y_true, y_pred = pair(y_true, y_pred)
    error = y_pred - y_true
    return reduce_mean(error + softplus(error * -2.0) - ln(2), axis=-1)  # e + ln(1 + exp(-2e)) cannot overflow


class LogCosh(LossFunctionWrapper):
    """The mean of ln(cosh(y_pred - y_true)).  Arguments as for `Loss`.  Source: keras.losses.LogCosh."""

    def __init__(self, reduction="sum_over_batch_size", name="log_cosh", dtype=None):
        super().__init__(log_cosh, reduction, name, dtype)


logcosh = log_cosh
