"""Cross entropy with labels that are the numbers of classes: sparse_categorical_crossentropy. Floor 7.

As good as `categorical_crossentropy` of one-hot rows, without the rows: only the score of one class is looked up.
"""

from __future__ import annotations

from ...backend.dtypes import int64
from ...backend.errors import explain
from ...ops.elementwise.comparison import not_equal
from ...ops.elementwise.exponential import log
from ...ops.elementwise.extrema import clip_by_value
from ...ops.indexing.selection import where
from ...ops.nn.cross_entropy import sparse_softmax_cross_entropy_with_logits
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import expand_dims, squeeze
from ..config import epsilon
from .arguments import as_tensor
from .logits import logits_behind
from .wrapper import LossFunctionWrapper


def sparse_categorical_crossentropy(y_true, y_pred, from_logits=False, ignore_class=None, axis=-1):
    """-ln of the probability of the right class.

    y_true: int [...] or [..., 1] in [0, C), the numbers of the classes.
    y_pred: float [..., C], probabilities; scores before the softmax if from_logits.
    ignore_class: int, a label that is no class and counts nothing, such as 255 in images; or None.
    axis: -1, the axis of the classes.
    Returns: float [...], and where a class is ignored a mask goes with it, so that a mean leaves it out.

        >>> import minitf as tf
        >>> loss = tf.keras.losses.sparse_categorical_crossentropy([1, 2], [[0.05, 0.95, 0.], [0.1, 0.8, 0.1]])
        >>> loss.numpy().round(4)
        array([0.0513, 2.3026], dtype=float32)

    Raises: ValueError where the shapes do not fit, or for another axis; InvalidArgumentError for a label out of range.
    Source: keras.losses.sparse_categorical_crossentropy.
    """
    y_true, y_pred = as_tensor(y_true), as_tensor(y_pred)
    _require_last(axis, y_pred.ndim)
    if y_true.ndim == y_pred.ndim and y_true.ndim and y_true._shape_tuple()[-1] == 1:
        y_true = squeeze(y_true, -1)
    _require_rows(y_true, y_pred)
    y_true = cast(y_true, int64)
    if ignore_class is None:
        return surprise(y_true, y_pred, from_logits)
    valid = not_equal(y_true, ignore_class)
    y_true = where(valid, y_true, cast(0, int64))
    y_pred = where(expand_dims(valid, -1), y_pred, cast(0, y_pred.dtype))
    loss = surprise(y_true, y_pred, from_logits)
    loss = where(valid, loss, cast(0, loss.dtype))
    loss._keras_mask = valid
    return loss


class SparseCategoricalCrossentropy(LossFunctionWrapper):
    """-ln of the probability of the right class.  Arguments as for `sparse_categorical_crossentropy` and `Loss`.

        >>> import minitf as tf
        >>> loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, ignore_class=-1)
        >>> loss([1, -1], [[0., 0.], [5., 0.]]).numpy().round(4)
        np.float32(0.6931)

    Source: keras.losses.SparseCategoricalCrossentropy.
    """

    def __init__(self, from_logits=False, ignore_class=None, reduction="sum_over_batch_size", axis=-1,
                 name="sparse_categorical_crossentropy", dtype=None):
        super().__init__(sparse_categorical_crossentropy, reduction, name, dtype, from_logits=from_logits,
                         ignore_class=ignore_class, axis=axis)


def surprise(y_true, y_pred, from_logits):
    """-ln of what y_pred gives to the labels; int64 [...], float [..., C] -> float [...]."""
    y_pred, from_logits = logits_behind(y_pred, from_logits, "Softmax")
    if not from_logits:  # the softmax of ln(p) is p
        y_pred = log(clip_by_value(y_pred, epsilon(), 1 - epsilon()))
    return sparse_softmax_cross_entropy_with_logits(labels=y_true, logits=y_pred)


def _require_last(axis, rank):
    if axis != -1 and axis + 1 != rank:
        raise ValueError(explain("sparse_categorical_crossentropy", f"axis is {axis}", "the classes must lie along the "
                                 "last axis", "Use tf.transpose on y_pred, or categorical_crossentropy"))


def _require_rows(y_true, y_pred):
    rows = None if y_pred.ndim is None else y_pred.shape[:-1]
    if y_pred.ndim == 0 or (rows is not None and not y_true.shape.is_compatible_with(rows)):
        received = f"y_true has shape {y_true.shape}, y_pred has shape {y_pred.shape}"
        rule = "y_true must have the shape of y_pred without its last axis"
        raise ValueError(explain("sparse_categorical_crossentropy", received, rule,
                                 "For one-hot labels use categorical_crossentropy"))
