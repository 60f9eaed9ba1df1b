"""Losses of numbers by how far off they are: squared, absolute, in percent, of logarithms. Floor 7.

Each function gives one loss for each sample, the mean over the last axis; the class below it reduces those to one
number. Read next: `robust.py`.
"""

from __future__ import annotations

from ...ops.elementwise.arithmetic import square
from ...ops.elementwise.exponential import log
from ...ops.elementwise.extrema import maximum
from ...ops.elementwise.magnitude import abs_
from ...ops.reductions.reduction import reduce_mean
from ..config import epsilon
from .arguments import pair
from .wrapper import LossFunctionWrapper


def mean_squared_error(y_true, y_pred):
    """The mean of (y_true - y_pred)**2 over the last axis.

    y_true, y_pred: float [..., D], or shapes that broadcast; labels take the predictions' dtype.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.losses.mean_squared_error([[0., 1.], [0., 0.]], [[1., 1.], [2., 0.]]).numpy()
        array([0.5, 2. ], dtype=float32)

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.mean_squared_error.
    """
    y_true, y_pred = pair(y_true, y_pred)
    return reduce_mean(square(y_true - y_pred), axis=-1)


class MeanSquaredError(LossFunctionWrapper):
    """The mean of (y_true - y_pred)**2.  Arguments as for `Loss`.

        >>> import minitf as tf
        >>> tf.keras.losses.MeanSquaredError()([[0., 1.], [0., 0.]], [[1., 1.], [2., 0.]]).numpy()
        np.float32(1.25)

    Source: keras.losses.MeanSquaredError.
    """

    def __init__(self, reduction="sum_over_batch_size", name="mean_squared_error", dtype=None):
        super().__init__(mean_squared_error, reduction, name, dtype)


def mean_absolute_error(y_true, y_pred):
    """The mean of |y_true - y_pred| over the last axis.

    y_true, y_pred: float [..., D], or shapes that broadcast; labels take the dtype of the predictions.
    Returns: float [...].

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.mean_absolute_error.
    """
    y_true, y_pred = pair(y_true, y_pred)
    return reduce_mean(abs_(y_true - y_pred), axis=-1)


class MeanAbsoluteError(LossFunctionWrapper):
    """The mean of |y_true - y_pred|.  Arguments as for `Loss`.  Source: keras.losses.MeanAbsoluteError."""

    def __init__(self, reduction="sum_over_batch_size", name="mean_absolute_error", dtype=None):
        super().__init__(mean_absolute_error, reduction, name, dtype)


def mean_absolute_percentage_error(y_true, y_pred):
    """100 times the mean of |(y_true - y_pred) / y_true| over the last axis.

    y_true, y_pred: float [..., D], or shapes that broadcast. Where |y_true| is below epsilon, epsilon stands for it.
    Returns: float [...], in percent.

        >>> import minitf as tf
        >>> tf.keras.losses.mean_absolute_percentage_error([[4., 10.]], [[5., 10.]]).numpy()
        array([12.5], dtype=float32)

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.mean_absolute_percentage_error.
    """
    y_true, y_pred = pair(y_true, y_pred)
    return 100.0 * reduce_mean(abs_((y_true - y_pred) / maximum(abs_(y_true), epsilon())), axis=-1)


class MeanAbsolutePercentageError(LossFunctionWrapper):
    """100 times the mean of |(y_true - y_pred) / y_true|.  Arguments as for `Loss`.

    Source: keras.losses.MeanAbsolutePercentageError.
    """

    def __init__(self, reduction="sum_over_batch_size", name="mean_absolute_percentage_error", dtype=None):
        super().__init__(mean_absolute_percentage_error, reduction, name, dtype)


def mean_squared_logarithmic_error(y_true, y_pred):
    """The mean of (ln(1 + y_true) - ln(1 + y_pred))**2 over the last axis: how far off the ratio is.

    y_true, y_pred: float [..., D], or shapes that broadcast. What is below epsilon counts as epsilon.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.losses.mean_squared_logarithmic_error([[0.], [99.]], [[1.], [199.]]).numpy().round(4)
        array([0.4805, 0.4805], dtype=float32)

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.mean_squared_logarithmic_error.
    """
    y_true, y_pred = pair(y_true, y_pred)
    first, second = (log(maximum(y, epsilon()) + 1.0) for y in (y_pred, y_true))
    return reduce_mean(square(first - second), axis=-1)


class MeanSquaredLogarithmicError(LossFunctionWrapper):
    """The mean of (ln(1 + y_true) - ln(1 + y_pred))**2.  Arguments as for `Loss`.

    Source: keras.losses.MeanSquaredLogarithmicError.
    """

    def __init__(self, reduction="sum_over_batch_size", name="mean_squared_logarithmic_error", dtype=None):
        super().__init__(mean_squared_logarithmic_error, reduction, name, dtype)


MSE = mse = mean_squared_error
MAE = mae = mean_absolute_error
MAPE = mape = mean_absolute_percentage_error
MSLE = msle = mean_squared_logarithmic_error
