"""The circle loss: embeddings of one class should point the same way, those of two classes not. Floor 7."""

from __future__ import annotations

from ...backend.dtypes import bool_, int32
from ...ops.elementwise.comparison import equal
from ...ops.elementwise.extrema import maximum
from ...ops.elementwise.logical import logical_and, logical_not
from ...ops.indexing.selection import where
from ...ops.linalg.matmul import matmul
from ...ops.nn.sigmoid import softplus
from ...ops.reductions.statistics import reduce_logsumexp
from ...ops.shapes.creation import eye
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import reshape, size
from .arguments import as_tensor
from .wrapper import LossFunctionWrapper


def circle(y_true, y_pred, ref_labels=None, ref_embeddings=None, remove_diagonal=True, gamma=80, margin=0.4):
    """softplus(logsumexp over pairs of one class + logsumexp over pairs of two), of weighted cosine distances.

    y_true: int [B], the classes.
    y_pred: float [B, D], embeddings of length 1.
    ref_labels, ref_embeddings: int [R], float [R, D]: what to compare with; by default the batch itself.
    remove_diagonal: whether a row is not compared with the reference of its own place.
    gamma: float, the scale of the distances.
    margin: float in [0, 1], how far apart classes should be.
    Returns: float [B]; a mask goes with it that leaves out the losses of 0.

    Raises: InvalidArgumentError where the shapes do not fit.
    Source: keras.losses.circle; Sun et al., 2020, https://arxiv.org/abs/2002.10857.
    """
    y_pred, y_true = as_tensor(y_pred), as_tensor(y_true, int32)
    ref_labels = y_true if ref_labels is None else as_tensor(ref_labels, int32)
    ref_embeddings = y_pred if ref_embeddings is None else as_tensor(ref_embeddings, y_pred.dtype)
    same, other = pairs_of_classes(y_true, ref_labels, remove_diagonal)
    distance = maximum(1 - matmul(y_pred, ref_embeddings, transpose_b=True), 0.0)  # [B, R], of the cosine
    pull = maximum((margin + distance) * cast(same, distance.dtype), 0.0)  # a pair counts by how far it is to go
    push = maximum((1 + margin - distance) * cast(other, distance.dtype), 0.0)
    lowest = cast(float("-inf"), distance.dtype)
    near = reduce_logsumexp(where(same, gamma * pull * (distance - margin), lowest), axis=1)
    far = reduce_logsumexp(where(other, gamma * push * (1 - margin - distance), lowest), axis=1)
    loss = softplus(near + far)
    loss._keras_mask = loss > 0
    return loss


class Circle(LossFunctionWrapper):
    """The circle loss.  gamma, margin, remove_diagonal: as for `circle`.  Other arguments as for `Loss`.

    Source: keras.losses.Circle.
    """

    def __init__(self, gamma=80.0, margin=0.4, remove_diagonal=True, reduction="sum_over_batch_size", name="circle",
                 dtype=None):
        super().__init__(circle, reduction, name, dtype, gamma=gamma, margin=margin, remove_diagonal=remove_diagonal)


def pairs_of_classes(labels, references, remove_diagonal):
    """Which pairs are of one class, and which of two: bool [B, R] each."""
    same = equal(reshape(labels, [-1, 1]), reshape(references, [1, -1]))
    other = logical_not(same)
    if remove_diagonal:
        same = logical_and(same, logical_not(cast(eye(size(labels), size(references)), bool_)))
    return same, other
