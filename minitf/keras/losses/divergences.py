"""Losses of distributions and rates: kl_divergence and poisson. Floor 7."""

from __future__ import annotations

from ...ops.elementwise.exponential import log
from ...ops.elementwise.extrema import clip_by_value
from ...ops.reductions.reduction import reduce_mean
from ...ops.shapes.broadcasting import reduce_sum
from ..config import epsilon
from .arguments import alike
from .wrapper import LossFunctionWrapper


def kl_divergence(y_true, y_pred):
    """The sum of y_true ln(y_true / y_pred) over the last axis: the surprise that y_pred adds to that of y_true.

    y_true, y_pred: float [..., C], probabilities; they are clipped to [epsilon, 1].
    Returns: float [...], >= 0 where both sum to 1.

        >>> import minitf as tf
        >>> tf.keras.losses.kl_divergence([[0.5, 0.5]], [[0.25, 0.75]]).numpy().round(4)
        array([0.1438], dtype=float32)

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.kl_divergence; Kullback and Leibler, 1951, https://doi.org/10.1214/aoms/1177729694.
    """
    y_true, y_pred = (clip_by_value(y, epsilon(), 1.0) for y in alike(y_true, y_pred))
    return reduce_sum(y_true * log(y_true / y_pred), axis=-1)


class KLDivergence(LossFunctionWrapper):
    """The sum of y_true ln(y_true / y_pred).  Arguments as for `Loss`.  Source: keras.losses.KLDivergence."""

    def __init__(self, reduction="sum_over_batch_size", name="kl_divergence", dtype=None):
        super().__init__(kl_divergence, reduction, name, dtype)


def poisson(y_true, y_pred):
    """The mean of y_pred - y_true ln(y_pred) over the last axis: for counts y_true that come at the rate y_pred.

    y_true: [..., D], counts.
    y_pred: float [..., D], rates > 0.
    Returns: float [...], smallest where y_pred equals y_true.

        >>> import minitf as tf
        >>> tf.keras.losses.poisson([[2.], [2.]], [[1.], [2.]]).numpy().round(4)
        array([1.    , 0.6137], dtype=float32)

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.poisson.
    """
    y_true, y_pred = alike(y_true, y_pred)
    return reduce_mean(y_pred - y_true * log(y_pred + epsilon()), axis=-1)


class Poisson(LossFunctionWrapper):
    """The mean of y_pred - y_true ln(y_pred).  Arguments as for `Loss`.  Source: keras.losses.Poisson."""

    def __init__(self, reduction="sum_over_batch_size", name="poisson", dtype=None):
        super().__init__(poisson, reduction, name, dtype)


KLD = kld = kullback_leibler_divergence = kl_divergence
