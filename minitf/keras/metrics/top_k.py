"""Top-k accuracy: is the label among the k best guesses? Floor 7."""

from __future__ import annotations

from ...backend.dtypes import float32, int32
from ...ops.elementwise.comparison import equal
from ...ops.nn.losses import in_top_k
from ...ops.reductions.argmax import argmax
from ...ops.reductions.reduction import reduce_any
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import expand_dims, reshape, reshape_like, sizes_of
from ..config import floatx
from ..losses.arguments import as_tensor
from .wrapper import MeanMetricWrapper


def top_k_categorical_accuracy(y_true, y_pred, k=5):
    """1. where the class of the one-hot label is among the k with the largest scores, and 0. elsewhere.

    y_true: [..., C], one-hot labels.
    y_pred: float [..., C], probabilities or scores.
    k: int > 0.
    Returns: float [...].

        >>> import minitf as tf
        >>> y_pred = [[0.1, 0.9, 0.8], [0.05, 0.95, 0.]]
        >>> tf.keras.metrics.top_k_categorical_accuracy([[0, 0, 1], [0, 0, 1]], y_pred, k=2).numpy()
        array([1., 0.], dtype=float32)

    Source: keras.metrics.top_k_categorical_accuracy.
    """
    return sparse_top_k_categorical_accuracy(argmax(as_tensor(y_true), axis=-1), y_pred, k)


class TopKCategoricalAccuracy(MeanMetricWrapper):
    """How often the right class is among the k best guesses; labels are one-hot.

    k: int > 0.  name, dtype: as for `Metric`.  Source: keras.metrics.TopKCategoricalAccuracy.
    """

    _direction = "up"

    def __init__(self, k=5, name="top_k_categorical_accuracy", dtype=None):
        super().__init__(top_k_categorical_accuracy, name, dtype, k=k)


def sparse_top_k_categorical_accuracy(y_true, y_pred, k=5, from_sorted_ids=False):
    """1. where the class that y_true names is among the k with the largest scores, and 0. elsewhere.

    y_true: int [...], the numbers of the classes.
    y_pred: float [..., C], probabilities or scores; with from_sorted_ids the classes themselves, the best first.
    k: int > 0.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.metrics.sparse_top_k_categorical_accuracy([2, 2], [[0.1, 0.9, 0.8], [0.05, 0.95, 0.]], k=2).numpy()
        array([1., 0.], dtype=float32)

    Source: keras.metrics.sparse_top_k_categorical_accuracy.
    """
    y_pred, labels = as_tensor(y_pred), as_tensor(y_true)
    rows = reshape(y_pred, [-1, sizes_of(y_pred)[-1]]) if y_pred.ndim > 2 else y_pred
    places = reshape(labels, [-1]) if labels.ndim > 1 else labels
    if from_sorted_ids:
        matches = reduce_any(equal(expand_dims(cast(places, rows.dtype), 1), rows[:, :k]), axis=1)
    else:
        matches = in_top_k(cast(places, int32), cast(rows, float32), k=k)
    matches = cast(matches, floatx())
    return reshape_like(matches, labels) if labels.ndim > 1 else matches


class SparseTopKCategoricalAccuracy(MeanMetricWrapper):
    """How often the right class is among the k best guesses; labels are numbers of classes.

    k: int > 0.  from_sorted_ids: whether y_pred holds classes, the best first.  name, dtype: as for `Metric`.
    Source: keras.metrics.SparseTopKCategoricalAccuracy.
    """

    _direction = "up"

    def __init__(self, k=5, name="sparse_top_k_categorical_accuracy", dtype=None, from_sorted_ids=False):
        super().__init__(sparse_top_k_categorical_accuracy, name, dtype, k=k, from_sorted_ids=from_sorted_ids)

    def get_config(self) -> dict:
        config = super().get_config()
        if not self._settings["from_sorted_ids"]:
            del config["from_sorted_ids"]
        return config
