"""Hinge losses: nothing is lost once the right side is ahead by a margin of 1. Floor 7."""

from __future__ import annotations

from ...ops.elementwise.arithmetic import square
from ...ops.elementwise.comparison import equal
from ...ops.elementwise.extrema import maximum
from ...ops.elementwise.logical import logical_or
from ...ops.indexing.selection import where
from ...ops.reductions.reduction import reduce_all, reduce_max, reduce_mean
from ...ops.shapes.broadcasting import reduce_sum
from .arguments import alike
from .wrapper import LossFunctionWrapper


def signed(y_true):
    """Labels -1 and 1: labels of 0 and 1 are converted, where there are no others."""
    is_binary = reduce_all(logical_or(equal(y_true, 0), equal(y_true, 1)))
    return where(is_binary, 2.0 * y_true - 1.0, y_true)


def hinge(y_true, y_pred):
    """The mean of max(1 - y_true y_pred, 0) over the last axis.

    y_true: [..., D], labels -1 and 1, or 0 and 1.
    y_pred: float [..., D], scores of any size; their sign is the prediction.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.losses.hinge([[1.], [1.], [-1.]], [[3.], [0.5], [0.5]]).numpy()
        array([0. , 0.5, 1.5], dtype=float32)

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.hinge.
    """
    y_true, y_pred = alike(y_true, y_pred)
    return reduce_mean(maximum(1.0 - signed(y_true) * y_pred, 0.0), axis=-1)


class Hinge(LossFunctionWrapper):
    """The mean of max(1 - y_true y_pred, 0).  Arguments as for `Loss`.  Source: keras.losses.Hinge."""

    def __init__(self, reduction="sum_over_batch_size", name="hinge", dtype=None):
        super().__init__(hinge, reduction, name, dtype)


def squared_hinge(y_true, y_pred):
    """The mean of max(1 - y_true y_pred, 0)**2 over the last axis.

    y_true: [..., D], labels -1 and 1, or 0 and 1.
    y_pred: float [..., D], scores of any size.
    Returns: float [...].

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.squared_hinge.
    """
    y_true, y_pred = alike(y_true, y_pred)
    return reduce_mean(square(maximum(1.0 - signed(y_true) * y_pred, 0.0)), axis=-1)


class SquaredHinge(LossFunctionWrapper):
    """The mean of max(1 - y_true y_pred, 0)**2.  Arguments as for `Loss`.  Source: keras.losses.SquaredHinge."""

    def __init__(self, reduction="sum_over_batch_size", name="squared_hinge", dtype=None):
        super().__init__(squared_hinge, reduction, name, dtype)


def categorical_hinge(y_true, y_pred):
    """max(best wrong score - right score + 1, 0) over the last axis.

    y_true: [..., C], one-hot labels of 0 and 1.
    y_pred: float [..., C], a score for each class.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.losses.categorical_hinge([[0, 1, 0]], [[0.5, 1., 0.2]]).numpy()
        array([0.5], dtype=float32)

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.categorical_hinge.
    """
    y_true, y_pred = alike(y_true, y_pred)
    right = reduce_sum(y_true * y_pred, axis=-1)
    wrong = reduce_max((1.0 - y_true) * y_pred, axis=-1)
    return maximum(wrong - right + 1.0, 0.0)


class CategoricalHinge(LossFunctionWrapper):
    """max(best wrong score - right score + 1, 0).  Arguments as for `Loss`.  Source: keras.losses.CategoricalHinge."""

    def __init__(self, reduction="sum_over_batch_size", name="categorical_hinge", dtype=None):
        super().__init__(categorical_hinge, reduction, name, dtype)
