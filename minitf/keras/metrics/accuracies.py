"""Accuracy: how often the prediction is the label. Floor 7. Read next: `top_k.py`.

Each function gives a 1. or a 0. for each answer, and the class below it the mean of those.
"""

from __future__ import annotations

from ...backend.dtypes import int64
from ...ops.elementwise.comparison import equal, greater
from ...ops.reductions.argmax import argmax
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import reshape_like, squeeze
from ..config import floatx
from ..losses.arguments import as_tensor, same_rank
from .wrapper import MeanMetricWrapper


def accuracy(y_true, y_pred):
    """1. where y_pred equals y_true, and 0. elsewhere.  y_true, y_pred: [...] of shapes that broadcast."""
    y_pred = as_tensor(y_pred)
    y_true, y_pred = same_rank(as_tensor(y_true, y_pred.dtype), y_pred)
    return cast(equal(y_true, y_pred), floatx())


class Accuracy(MeanMetricWrapper):
    """How often y_pred equals y_true.  name, dtype: as for `Metric`.

        >>> import minitf as tf
        >>> tf.keras.metrics.Accuracy()([1, 2, 3, 4], [0, 2, 3, 4]).numpy()
        np.float32(0.75)

    Source: keras.metrics.Accuracy.
    """

    _direction = "up"

    def __init__(self, name="accuracy", dtype=None):
        super().__init__(accuracy, name, dtype)


def binary_accuracy(y_true, y_pred, threshold=0.5):
    """1. where y_pred > threshold says the same as y_true, and 0. elsewhere.

    y_true: [...], labels 0 and 1.
    y_pred: float [...], probabilities of a yes.
    threshold: float in (0, 1).
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.metrics.binary_accuracy([[1.], [1.], [0.]], [[0.9], [0.3], [0.4]]).numpy()
        array([[1.],
               [0.],
               [1.]], dtype=float32)

    Source: keras.metrics.binary_accuracy.
    """
    y_true, y_pred = same_rank(as_tensor(y_true), as_tensor(y_pred))
    said = cast(greater(y_pred, cast(threshold, y_pred.dtype)), y_true.dtype)
    return cast(equal(y_true, said), floatx())


class BinaryAccuracy(MeanMetricWrapper):
    """How often y_pred > threshold says the same as y_true.  threshold: float.  name, dtype: as for `Metric`.

        >>> import minitf as tf
        >>> tf.keras.metrics.BinaryAccuracy()([1, 1, 0, 0], [0.98, 1., 0., 0.6]).numpy()
        np.float32(0.75)

    Source: keras.metrics.BinaryAccuracy.
    """

    _direction = "up"

    def __init__(self, name="binary_accuracy", dtype=None, threshold=0.5):
        super().__init__(binary_accuracy, name, dtype, threshold=threshold)


def categorical_accuracy(y_true, y_pred):
    """1. where the largest of y_pred stands at the place of the largest of y_true, and 0. elsewhere.

    y_true: [..., C], one-hot labels.
    y_pred: float [..., C], probabilities or scores.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.metrics.categorical_accuracy([[0, 0, 1], [0, 1, 0]], [[0.1, 0.9, 0.8], [0.05, 0.95, 0.]]).numpy()
        array([0., 1.], dtype=float32)

    Source: keras.metrics.categorical_accuracy.
    """
    return sparse_categorical_accuracy(argmax(as_tensor(y_true), axis=-1), y_pred)


class CategoricalAccuracy(MeanMetricWrapper):
    """How often the class with the largest score is the right one; labels are one-hot.  Source: the same of Keras."""

    _direction = "up"

    def __init__(self, name="categorical_accuracy", dtype=None):
        super().__init__(categorical_accuracy, name, dtype)


def sparse_categorical_accuracy(y_true, y_pred):
    """1. where the largest of y_pred stands at the place that y_true names, and 0. elsewhere.

    y_true: [...] or [..., 1], the numbers of the classes.
    y_pred: float [..., C], probabilities or scores.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.metrics.sparse_categorical_accuracy([2, 1], [[0.1, 0.9, 0.8], [0.05, 0.95, 0.]]).numpy()
        array([0., 1.], dtype=float32)

    Source: keras.metrics.sparse_categorical_accuracy.
    """
    y_pred, labels = as_tensor(y_pred), as_tensor(y_true)
    column = labels.ndim == y_pred.ndim and labels.ndim and labels._shape_tuple()[-1] == 1
    places = squeeze(labels, -1) if column else labels
    matches = cast(equal(cast(places, int64), argmax(y_pred, axis=-1)), floatx())
    if column and matches.ndim == 0:
        return reshape_like(matches, labels)
    return squeeze(matches, -1) if (matches.ndim or 0) > 1 and matches._shape_tuple()[-1] == 1 else matches


class SparseCategoricalAccuracy(MeanMetricWrapper):
    """How often the class with the largest score is the right one; labels are numbers of classes.

        >>> import minitf as tf
        >>> metric = tf.keras.metrics.SparseCategoricalAccuracy()
        >>> metric([[2], [1]], [[0.1, 0.6, 0.3], [0.05, 0.95, 0.]], sample_weight=[0.7, 0.3]).numpy()
        np.float32(0.3)

    Source: keras.metrics.SparseCategoricalAccuracy.
    """

    _direction = "up"

    def __init__(self, name="sparse_categorical_accuracy", dtype=None):
        super().__init__(sparse_categorical_accuracy, name, dtype)
