"""Losses as metrics: the mean over all batches of how far off the numbers are. Floor 7."""

from __future__ import annotations

from ...ops.elementwise.arithmetic import square
from ...ops.elementwise.powers import sqrt
from ...ops.shapes.broadcasting import reduce_sum
from ..losses import differences, hinges, robust
from ..losses.arguments import as_tensor, pair, same_rank
from ..losses.direction import unit_vectors
from .reductions import Mean
from .wrapper import MeanMetricWrapper


class MeanSquaredError(MeanMetricWrapper):
    """The mean of (y_true - y_pred)**2 over all batches.  name, dtype: as for `Metric`.

        >>> import minitf as tf
        >>> metric = tf.keras.metrics.MeanSquaredError()
        >>> metric.update_state([[0., 1.]], [[1., 1.]])
        >>> metric([[0., 0.]], [[2., 0.]]).numpy()
        np.float32(1.25)

    Source: keras.metrics.MeanSquaredError.
    """

    def __init__(self, name="mean_squared_error", dtype=None):
        super().__init__(differences.mean_squared_error, name, dtype)


class RootMeanSquaredError(Mean):
    """The square root of the mean of (y_true - y_pred)**2 over all batches.  name, dtype: as for `Metric`.

        >>> import minitf as tf
        >>> tf.keras.metrics.RootMeanSquaredError()([[0., 1.], [0., 0.]], [[1., 1.], [2., 2.]]).numpy()
        np.float32(1.5)

    Source: keras.metrics.RootMeanSquaredError.
    """

    _direction = "down"

    def __init__(self, name="root_mean_squared_error", dtype=None):
        super().__init__(name, dtype)

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = same_rank(as_tensor(y_true, self.dtype), as_tensor(y_pred, self.dtype))
        super().update_state(square(y_pred - y_true), sample_weight)

    def result(self):
        return sqrt(super().result())


class MeanAbsoluteError(MeanMetricWrapper):
    """The mean of |y_true - y_pred| over all batches.  name, dtype: as for `Metric`.  Source: the same of Keras."""

    def __init__(self, name="mean_absolute_error", dtype=None):
        super().__init__(differences.mean_absolute_error, name, dtype)


class MeanAbsolutePercentageError(MeanMetricWrapper):
    """The mean over all batches of how many percent y_pred is off.  name, dtype: as for `Metric`.

    Source: keras.metrics.MeanAbsolutePercentageError.
    """

    def __init__(self, name="mean_absolute_percentage_error", dtype=None):
        super().__init__(differences.mean_absolute_percentage_error, name, dtype)


class MeanSquaredLogarithmicError(MeanMetricWrapper):
    """The mean of (ln(1 + y_true) - ln(1 + y_pred))**2 over all batches.  name, dtype: as for `Metric`.

    Source: keras.metrics.MeanSquaredLogarithmicError.
    """

    def __init__(self, name="mean_squared_logarithmic_error", dtype=None):
        super().__init__(differences.mean_squared_logarithmic_error, name, dtype)


class LogCoshError(MeanMetricWrapper):
    """The mean of ln(cosh(y_pred - y_true)) over all batches.  name, dtype: as for `Metric`.

    Source: keras.metrics.LogCoshError.
    """

    def __init__(self, name="logcosh", dtype=None):
        super().__init__(robust.log_cosh, name, dtype)


class Hinge(MeanMetricWrapper):
    """The mean of max(1 - y_true y_pred, 0) over all batches.  name, dtype: as for `Metric`.

    Source: keras.metrics.Hinge.
    """

    def __init__(self, name="hinge", dtype=None):
        super().__init__(hinges.hinge, name, dtype)


class SquaredHinge(MeanMetricWrapper):
    """The mean of max(1 - y_true y_pred, 0)**2 over all batches.  name, dtype: as for `Metric`.

    Source: keras.metrics.SquaredHinge.
    """

    def __init__(self, name="squared_hinge", dtype=None):
        super().__init__(hinges.squared_hinge, name, dtype)


class CategoricalHinge(MeanMetricWrapper):
    """The mean of max(best wrong score - right score + 1, 0) over all batches.  name, dtype: as for `Metric`.

    Source: keras.metrics.CategoricalHinge.
    """

    def __init__(self, name="categorical_hinge", dtype=None):
        super().__init__(hinges.categorical_hinge, name, dtype)


def cosine(y_true, y_pred, axis=-1):
    """The cosine of the angle between the vectors along `axis`; the loss of that name is minus this.

    y_true, y_pred: float [..., D].  Returns: float [...] in [-1, 1].
    """
    y_true, y_pred = pair(y_true, y_pred)
    return reduce_sum(unit_vectors(y_true, axis) * unit_vectors(y_pred, axis), axis)


class CosineSimilarity(MeanMetricWrapper):
    """The mean cosine of the angle between y_true and y_pred.  axis: along which the vectors lie.

        >>> import minitf as tf
        >>> tf.keras.metrics.CosineSimilarity()([[0., 1.], [1., 1.]], [[1., 0.], [1., 1.]]).numpy().round(4)
        np.float32(0.5)

    Source: keras.metrics.CosineSimilarity. Differs: `axis` is in the config, which Keras forgets.
    """

    _direction = "up"

    def __init__(self, name="cosine_similarity", dtype=None, axis=-1):
        super().__init__(cosine, name, dtype, axis=axis)
