"""Losses of labels that exclude each other, given as one-hot rows or probabilities. Floor 7.

For labels that are the numbers of classes read `sparse.py`, which needs no one-hot rows.
"""

from __future__ import annotations

import warnings

from ...backend.dtypes import int32
from ...backend.errors import explain
from ...ops.elementwise.exponential import log
from ...ops.elementwise.extrema import clip_by_value
from ...ops.elementwise.powers import pow_
from ...ops.indexing.masking import one_hot
from ...ops.nn.cross_entropy import softmax_cross_entropy_with_logits
from ...ops.nn.softmax import softmax
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import sizes_of
from ..config import epsilon
from .arguments import alike, as_tensor, require_axis, require_same_shape
from .logits import logits_behind
from .wrapper import LossFunctionWrapper


def categorical_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1):
    """-sum of y_true ln(y_pred) along `axis`.

    y_true: [..., C], one-hot rows or probabilities.
    y_pred: float [..., C], probabilities, which are scaled to sum to 1; scores before the softmax if from_logits.
    label_smoothing: fraction in [0, 1): how far labels are moved towards 1 / C.
    axis: int, the axis of the classes.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.losses.categorical_crossentropy([[0., 1., 0.]], [[0.05, 0.95, 0.]]).numpy().round(4)
        array([0.0513], dtype=float32)

    Raises: ValueError where the shapes differ, or for a bool as axis.
    Source: keras.losses.categorical_crossentropy.
    """
    y_true, y_pred = _labels_and_predictions("categorical_crossentropy", y_true, y_pred, label_smoothing, axis)
    if 0 in (y_true.ndim, y_pred.ndim):
        raise ValueError(explain("categorical_crossentropy", "y_true or y_pred has no axes", "one must hold classes"))
    require_same_shape("categorical_crossentropy", y_true, y_pred)
    y_pred, from_logits = logits_behind(y_pred, from_logits, "Softmax")
    if from_logits:
        return softmax_cross_entropy_with_logits(labels=y_true, logits=y_pred, axis=axis)
    return -reduce_sum(y_true * log(probabilities(y_pred, axis)), axis)


class CategoricalCrossentropy(LossFunctionWrapper):
    """-sum of y_true ln(y_pred).  Arguments as for `categorical_crossentropy` and `Loss`.

        >>> import minitf as tf
        >>> loss = tf.keras.losses.CategoricalCrossentropy(label_smoothing=0.1)
        >>> loss([[0., 1., 0.], [0., 0., 1.]], [[0.05, 0.95, 0.], [0.1, 0.8, 0.1]]).numpy().round(4)
        np.float32(1.4591)

    Source: keras.losses.CategoricalCrossentropy.
    """

    def __init__(self, from_logits=False, label_smoothing=0.0, axis=-1, reduction="sum_over_batch_size",
                 name="categorical_crossentropy", dtype=None):
        super().__init__(categorical_crossentropy, reduction, name, dtype, from_logits=from_logits,
                         label_smoothing=label_smoothing, axis=axis)


def categorical_focal_crossentropy(y_true, y_pred, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0,
                                   axis=-1):
    """-sum of alpha (1 - y_pred)**gamma y_true ln(y_pred) along `axis`: easy examples count less.

    y_true: [..., C], one-hot rows or probabilities.
    y_pred: float [..., C], probabilities; scores before the softmax if from_logits.
    alpha: float, or float [C], a weight for each class.
    gamma: float >= 0, how much less an easy example counts.
    label_smoothing, axis: as for `categorical_crossentropy`.
    Returns: float [...].

    Raises: InvalidArgumentError where the shapes do not broadcast; ValueError for a bool as axis.
    Source: keras.losses.categorical_focal_crossentropy; Lin et al., 2017, https://arxiv.org/abs/1708.02002.
    """
    y_true, y_pred = _labels_and_predictions("categorical_focal_crossentropy", y_true, y_pred, label_smoothing, axis)
    y_pred = probabilities(softmax(y_pred, axis) if from_logits else y_pred, axis)
    weight = pow_(1.0 - y_pred, gamma) * as_tensor(alpha, y_pred.dtype)
    return reduce_sum(weight * (-y_true * log(y_pred)), axis)


class CategoricalFocalCrossentropy(LossFunctionWrapper):
    """Cross entropy that looks away from easy examples.

    Arguments as for `categorical_focal_crossentropy` and `Loss`.  Source: keras.losses.CategoricalFocalCrossentropy.
    """

    def __init__(self, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0, axis=-1,
                 reduction="sum_over_batch_size", name="categorical_focal_crossentropy", dtype=None):
        super().__init__(categorical_focal_crossentropy, reduction, name, dtype, alpha=alpha, gamma=gamma,
                         from_logits=from_logits, label_smoothing=label_smoothing, axis=axis)


def categorical_generalized_cross_entropy(y_true, y_pred, q):
    """(1 - p**q) / q, where p is the probability of the right class: wrong labels pull less at it than with -ln p.

    y_true: int [...] in [0, C), the numbers of the classes.
    y_pred: float [..., C], probabilities.
    q: float in (0, 1); towards 0 it is the cross entropy, towards 1 the mean absolute error.
    Returns: float [...].

        >>> import minitf as tf
        >>> tf.keras.losses.categorical_generalized_cross_entropy([1], [[0.75, 0.25]], q=0.5).numpy()
        array([1.], dtype=float32)

    Source: keras.losses.categorical_generalized_cross_entropy; Zhang and Sabuncu, 2018,
    https://arxiv.org/abs/1805.07836.
    """
    y_pred = as_tensor(y_pred)
    right = one_hot(cast(y_true, int32), sizes_of(y_pred)[-1], dtype=y_pred.dtype)
    return (1 - pow_(reduce_sum(y_pred * right, axis=-1), q)) / q


class CategoricalGeneralizedCrossEntropy(LossFunctionWrapper):
    """(1 - p**q) / q, for labels some of which are wrong.  q: float in (0, 1).  Other arguments as for `Loss`.

    Raises: ValueError for q out of range.
    Source: keras.losses.CategoricalGeneralizedCrossEntropy.
    """

    def __init__(self, q=0.5, reduction="sum_over_batch_size", name="categorical_generalized_cross_entropy",
                 dtype=None):
        if not 0 < q < 1:
            raise ValueError(explain(type(self).__name__, f"q is {q}", "q must be in the open range (0, 1)"))
        super().__init__(categorical_generalized_cross_entropy, reduction, name, dtype, q=q)


def probabilities(y_pred, axis):
    """`y_pred` scaled to sum to 1 along `axis`, and clipped to [epsilon, 1 - epsilon] so that it has a logarithm."""
    return clip_by_value(y_pred / reduce_sum(y_pred, axis, keepdims=True), epsilon(), 1.0 - epsilon())


def _labels_and_predictions(where, y_true, y_pred, label_smoothing, axis):
    """Both with one dtype, and the labels smoothed. Warns of a single class, whose loss is always 0."""
    require_axis(where, axis)
    y_true, y_pred = alike(y_true, y_pred)
    if y_pred.ndim and y_pred._shape_tuple()[-1] == 1:
        received, rule = f"y_pred has shape {y_pred.shape}", "with one class there is nothing to tell apart"
        warnings.warn(explain(where, received, rule, "For two classes use 'binary_crossentropy'"), SyntaxWarning,
                      stacklevel=4)
    if label_smoothing:
        classes = cast(sizes_of(y_true)[-1], y_pred.dtype)
        y_true = y_true * (1.0 - label_smoothing) + label_smoothing / classes
    return y_true, y_pred
