"""Losses of probabilities as metrics: cross entropies, KLDivergence, Poisson. Floor 7."""

from __future__ import annotations

from ..losses import divergences
from ..losses.binary import binary_crossentropy
from ..losses.categorical import categorical_crossentropy
from ..losses.sparse import sparse_categorical_crossentropy
from .wrapper import MeanMetricWrapper


class KLDivergence(MeanMetricWrapper):
    """The mean of the sums of y_true ln(y_true / y_pred).  name, dtype: as for `Metric`.

    Source: keras.metrics.KLDivergence.
    """

    def __init__(self, name="kl_divergence", dtype=None):
        super().__init__(divergences.kl_divergence, name, dtype)


class Poisson(MeanMetricWrapper):
    """The mean of y_pred - y_true ln(y_pred).  name, dtype: as for `Metric`.  Source: keras.metrics.Poisson."""

    def __init__(self, name="poisson", dtype=None):
        super().__init__(divergences.poisson, name, dtype)


class BinaryCrossentropy(MeanMetricWrapper):
    """The mean cross entropy of yes-or-no labels.

    name, dtype: as for `Metric`. from_logits, label_smoothing: as for the loss.

        >>> import minitf as tf
        >>> tf.keras.metrics.BinaryCrossentropy()([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]).numpy().round(4)
        np.float32(0.8149)

    Source: keras.metrics.BinaryCrossentropy.
    """

    def __init__(self, name="binary_crossentropy", dtype=None, from_logits=False, label_smoothing=0):
        super().__init__(binary_crossentropy, name, dtype, from_logits=from_logits, label_smoothing=label_smoothing)


class CategoricalCrossentropy(MeanMetricWrapper):
    """The mean cross entropy of one-hot labels.

    name, dtype: as for `Metric`. from_logits, label_smoothing, axis: as for the loss.

    Source: keras.metrics.CategoricalCrossentropy.
    """

    def __init__(self, name="categorical_crossentropy", dtype=None, from_logits=False, label_smoothing=0, axis=-1):
        super().__init__(categorical_crossentropy, name, dtype, from_logits=from_logits,
                         label_smoothing=label_smoothing, axis=axis)


class SparseCategoricalCrossentropy(MeanMetricWrapper):
    """The mean cross entropy of labels that are numbers of classes.

    name, dtype: as for `Metric`. from_logits, ignore_class, axis: as for the loss.

    Source: keras.metrics.SparseCategoricalCrossentropy.
    """

    def __init__(self, name="sparse_categorical_crossentropy", dtype=None, from_logits=False, ignore_class=None,
                 axis=-1):
        super().__init__(sparse_categorical_crossentropy, name, dtype, from_logits=from_logits,
                         ignore_class=ignore_class, axis=axis)
