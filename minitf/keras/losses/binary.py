"""Losses of yes-or-no labels: binary cross entropy, and focal, which looks away from what is easy. Floor 7.

Probabilities are clipped to [epsilon, 1 - epsilon], as the logarithm of 0 has no use. The logits themselves, where they
are known, need no clipping: see `logits.py`.
"""

from __future__ import annotations

from ...ops.elementwise.exponential import log
from ...ops.elementwise.extrema import clip_by_value
from ...ops.elementwise.powers import pow_
from ...ops.nn.binary_cross_entropy import sigmoid_cross_entropy_with_logits
from ...ops.nn.sigmoid import sigmoid
from ...ops.reductions.reduction import reduce_mean
from ..config import epsilon
from .arguments import alike, require_same_shape
from .logits import logits_behind
from .wrapper import LossFunctionWrapper


def binary_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1):
    """The mean of -y_true ln(y_pred) - (1 - y_true) ln(1 - y_pred) over `axis`.

    y_true: [..., D] in [0, 1].
    y_pred: float [..., D], the probabilities of a yes; scores before the sigmoid if from_logits.
    label_smoothing: fraction in [0, 1): how far labels are moved from 0 and 1 towards 0.5.
    axis: int or list of int, over which the mean is taken.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.losses.binary_crossentropy([[1., 0.]], [[0.9, 0.4]]).numpy().round(4)
        array([0.3081], dtype=float32)

    Raises: ValueError where the shapes differ.
    Source: keras.losses.binary_crossentropy.
    """
    y_true, y_pred = alike(y_true, y_pred)
    return reduce_mean(surprise(smoothed(y_true, label_smoothing), y_pred, from_logits), axis)


class BinaryCrossentropy(LossFunctionWrapper):
    """The mean of -y_true ln(y_pred) - (1 - y_true) ln(1 - y_pred).

    Arguments as for `binary_crossentropy` and `Loss`.

        >>> import minitf as tf
        >>> tf.keras.losses.BinaryCrossentropy(from_logits=True)([[1.], [0.]], [[20.], [-20.]]).numpy().round(4)
        np.float32(0.0)

    Source: keras.losses.BinaryCrossentropy.
    """

    def __init__(self, from_logits=False, label_smoothing=0.0, axis=-1, reduction="sum_over_batch_size",
                 name="binary_crossentropy", dtype=None):
        super().__init__(binary_crossentropy, reduction, name, dtype, from_logits=from_logits,
                         label_smoothing=label_smoothing, axis=axis)


def binary_focal_crossentropy(y_true, y_pred, apply_class_balancing=False, alpha=0.25, gamma=2.0, from_logits=False,
                              label_smoothing=0.0, axis=-1):
    """Binary cross entropy times (1 - p)**gamma, where p is the probability given to the right answer.

    y_true: [..., D] in [0, 1].
    y_pred: float [..., D], the probabilities of a yes; scores before the sigmoid if from_logits.
    apply_class_balancing: whether the answers yes count alpha, and the answers no 1 - alpha.
    gamma: float >= 0, how much less an easy example counts.
    label_smoothing, axis: as for `binary_crossentropy`.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.losses.binary_focal_crossentropy([[1.], [1.]], [[0.9], [0.4]]).numpy().round(4)
        array([0.0011, 0.3299], dtype=float32)

    Raises: ValueError where the shapes differ.
    Source: keras.losses.binary_focal_crossentropy; Lin et al., 2017, https://arxiv.org/abs/1708.02002.
    """
    y_true, y_pred = alike(y_true, y_pred)
    y_true = smoothed(y_true, label_smoothing)
    if from_logits:
        y_pred = sigmoid(y_pred)
    right = y_true * y_pred + (1 - y_true) * (1 - y_pred)
    loss = pow_(1.0 - right, gamma) * surprise(y_true, y_pred, from_logits=False)
    if apply_class_balancing:
        loss = (y_true * alpha + (1 - y_true) * (1 - alpha)) * loss
    return reduce_mean(loss, axis)


class BinaryFocalCrossentropy(LossFunctionWrapper):
    """Binary cross entropy that looks away from easy examples.

    Arguments as for `binary_focal_crossentropy` and `Loss`.  Source: keras.losses.BinaryFocalCrossentropy.
    """

    def __init__(self, apply_class_balancing=False, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0,
                 axis=-1, reduction="sum_over_batch_size", name="binary_focal_crossentropy", dtype=None):
        super().__init__(binary_focal_crossentropy, reduction, name, dtype, apply_class_balancing=apply_class_balancing,
                         alpha=alpha, gamma=gamma, from_logits=from_logits, label_smoothing=label_smoothing, axis=axis)


def smoothed(y_true, label_smoothing):
    """The labels, moved from 0 and 1 towards 0.5."""
    return y_true * (1.0 - label_smoothing) + 0.5 * label_smoothing if label_smoothing else y_true


def surprise(y_true, y_pred, from_logits):
    """-y_true ln(y_pred) - (1 - y_true) ln(1 - y_pred), elementwise."""
    require_same_shape("binary_crossentropy", y_true, y_pred)
    y_pred, from_logits = logits_behind(y_pred, from_logits, "Sigmoid")
    if from_logits:
        return sigmoid_cross_entropy_with_logits(labels=y_true, logits=y_pred)
    y_pred = clip_by_value(y_pred, epsilon(), 1.0 - epsilon())
    return -(y_true * log(y_pred) + (1 - y_true) * log(1 - y_pred))
