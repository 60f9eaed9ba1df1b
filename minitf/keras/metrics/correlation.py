"""How closely predictions move with labels: PearsonCorrelation and ConcordanceCorrelation. Floor 7."""

from __future__ import annotations

from ...ops.elementwise.arithmetic import square
from ...ops.reductions.reduction import reduce_mean
from ...ops.reductions.statistics import reduce_std, reduce_variance
from ..config import epsilon
from ..losses.arguments import pair
from .wrapper import MeanMetricWrapper


def pearson_correlation(y_true, y_pred, axis=-1):
    """The covariance divided by both standard deviations: 1 where y_pred is a rising line over y_true.

    y_true, y_pred: float [..., D].
    axis: int, along which the samples lie.
    Returns: float [...] in [-1, 1]; nan where one of them does not vary.

        >>> import minitf as tf
        >>> tf.keras.metrics.pearson_correlation([[0., 1., 0.5]], [[10., 12., 11.]]).numpy().round(4)
        array([1.], dtype=float32)

    Source: keras.metrics.pearson_correlation.
    """
    y_true, y_pred = (y - reduce_mean(y, axis, keepdims=True) for y in pair(y_true, y_pred))
    y_true, y_pred = (y / reduce_std(y, axis, keepdims=True) for y in (y_true, y_pred))
    return reduce_mean(y_true * y_pred, axis)


class PearsonCorrelation(MeanMetricWrapper):
    """The mean Pearson correlation.  axis: as for `pearson_correlation`.  name, dtype: as for `Metric`.

    Source: keras.metrics.PearsonCorrelation.
    """

    _direction = "up"

    def __init__(self, name="pearson_correlation", dtype=None, axis=-1):
        super().__init__(pearson_correlation, name, dtype, axis=axis)


def concordance_correlation(y_true, y_pred, axis=-1):
    """2 covariance / (both variances + the squared difference of the means): 1 only where y_pred equals y_true.

    y_true, y_pred: float [..., D].
    axis: int, along which the samples lie.
    Returns: float [...] in [-1, 1].

        >>> import minitf as tf
        >>> tf.keras.metrics.concordance_correlation([[0., 1., 0.5]], [[0.5, 1.5, 1.]]).numpy().round(4)
        array([0.5714], dtype=float32)

    Source: keras.metrics.concordance_correlation; Lin, 1989, https://doi.org/10.2307/2532051.
    """
    y_true, y_pred = pair(y_true, y_pred)
    true_mean, pred_mean = (reduce_mean(y, axis, keepdims=True) for y in (y_true, y_pred))
    spread = (reduce_variance(y_true, axis, keepdims=True) + reduce_variance(y_pred, axis, keepdims=True)
              + square(true_mean - pred_mean))
    together = (y_true - true_mean) * (y_pred - pred_mean)
    return reduce_mean(2 * together / (spread + epsilon()), axis)


class ConcordanceCorrelation(MeanMetricWrapper):
    """The mean concordance correlation.  axis: as for `concordance_correlation`.  name, dtype: as for `Metric`.

    Source: keras.metrics.ConcordanceCorrelation.
    """

    _direction = "up"

    def __init__(self, name="concordance_correlation", dtype=None, axis=-1):
        super().__init__(concordance_correlation, name, dtype, axis=axis)
