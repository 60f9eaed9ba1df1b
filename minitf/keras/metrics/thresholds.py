"""True and false positives and negatives at many thresholds at once. Floor 7. Read next: `confusion.py`.

A prediction above a threshold says yes. Said so and it is so: a true positive; and so on for the other three. With one
threshold that is a comparison and a sum. With T of them that lie evenly in [0, 1] there is a shorter way than T
comparisons: the place of a prediction among the thresholds can be computed, predictions of one place are counted
together, and the counts above each threshold are running sums of those from the end.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...backend.dtypes import bool_, int32
from ...backend.errors import InvalidArgumentError, explain
from ...core.tensor import Tensor
from ...ops.elementwise.comparison import greater
from ...ops.elementwise.extrema import clip_by_value, maximum
from ...ops.elementwise.logical import logical_and, logical_not
from ...ops.elementwise.rounding import ceil
from ...ops.indexing.gather import unsorted_segment_sum
from ...ops.indexing.masking import one_hot
from ...ops.reductions.cumulative import cumsum
from ...ops.reductions.sorting import top_k
from ...ops.shapes.broadcasting import broadcast_to, reduce_sum
from ...ops.shapes.creation import ones_like
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import expand_dims, reshape, shape, sizes_of
from ...ops.shapes.sequences import range_
from ..config import epsilon
from ..losses.arguments import as_tensor, same_rank

LOWEST = -1e10  # what a prediction becomes that is not among the top k


class Thresholds:
    """The thresholds of a metric.

    values: floats, as the metric has them.
    even: whether they lie evenly in [0, 1], the first at 0 and the last at 1.
    """

    def __init__(self, values):
        self.values = [float(value) for value in values]
        self.even = len(self.values) > 2 and np.allclose(
            self.values, np.arange(len(self.values), dtype=np.float32) / (len(self.values) - 1), atol=epsilon())

    def __len__(self):
        return len(self.values)

    @property
    def below_zero(self):
        """Whether the first one lies below 0, so that a prediction of 0 is above it."""
        return self.values[0] < 0 or self.values[-1] > 1


def checked_thresholds(thresholds, default):
    """The thresholds as a list; ValueError for one out of [0, 1]."""
    if thresholds is None:
        return [default]
    thresholds = list(thresholds) if isinstance(thresholds, list | tuple) else [thresholds]
    wrong = [t for t in thresholds if t is None or not 0 <= t <= 1]
    if wrong:
        raise ValueError(explain("thresholds", f"received {wrong}", "every threshold must be in [0, 1]"))
    return thresholds


class Counts(NamedTuple):
    """The weights of the answers of each kind at each threshold: float [T], or [T, L] where labels stand apart."""

    true_positives: Tensor
    false_positives: Tensor
    true_negatives: Tensor
    false_negatives: Tensor


class Answers(NamedTuple):
    """What is counted, flat.  y_true: bool [N, L].  y_pred: float [N, L].  weights: float [N, L], or None for ones."""

    y_true: Tensor
    y_pred: Tensor
    weights: Tensor | None


def count(thresholds, y_true, y_pred, sample_weight=None, dtype="float32", top_k=None, class_id=None,
          multi_label=False, label_weights=None) -> Counts:
    """The counts of one batch.

    thresholds: Thresholds, T of them.
    y_true: [B, ...], labels; what is not 0 is a yes.
    y_pred: float [B, ...], probabilities of a yes.
    sample_weight: of a shape that broadcasts to that of the labels, or None.
    top_k: only the k largest predictions along the last axis can be a yes; None: all can.
    class_id: only this class, along the last axis, is counted; None: all are.
    multi_label: whether the labels along the last axis are counted apart.
    label_weights: float [L], a weight for each label; or None.
    """
    answers = _answers(y_true, y_pred, sample_weight, dtype, top_k, class_id, multi_label, label_weights)
    counts = by_place(thresholds, answers) if thresholds.even else by_comparison(thresholds, answers)
    return counts if multi_label else Counts(*(reshape(kind, [-1]) for kind in counts))


def by_comparison(thresholds, answers) -> Counts:
    """The counts by comparing every prediction with every threshold: float [T, L] each.

    thresholds: Thresholds, T of them.
    answers: Answers, of N samples and L labels.
    """
    levels = cast(np.reshape(thresholds.values, [-1, 1, 1]), answers.y_pred.dtype)
    said, is_so = greater(answers.y_pred, levels), answers.y_true  # [T, N, L], [N, L]
    said_not, is_not = logical_not(said), logical_not(is_so)

    def weigh(chosen):
        chosen = cast(chosen, answers.y_pred.dtype)
        return reduce_sum(chosen if answers.weights is None else chosen * answers.weights, axis=1)

    return Counts(weigh(logical_and(is_so, said)), weigh(logical_and(is_not, said)),
                  weigh(logical_and(is_not, said_not)), weigh(logical_and(is_so, said_not)))


def by_place(thresholds, answers) -> Counts:
    """The counts where thresholds lie evenly, by the place of each prediction: float [T, L] each.

    thresholds: Thresholds, T of them, evenly in [0, 1]. Where the first lies below 0, a prediction
        of 0 is above it, and above no other.
    answers: Answers, of N samples and L labels; predictions out of [0, 1] count as 0 or 1.
    """
    y_true, y_pred, weights = answers
    number, labels = len(thresholds), sizes_of(y_pred)[1]
    # how many thresholds lie below each prediction, in [0, T - 1]
    below = cast(ceil(clip_by_value(y_pred, 0.0, 1.0) * (number - 1.0)), int32)
    if thresholds.below_zero:
        below = maximum(below, 1)
    place = (cast(y_true, int32) * (number + 1) + below) * labels + range_(labels)
    weights = ones_like(y_pred) if weights is None else weights
    places = 2 * (number + 1) * labels
    counts = unsorted_segment_sum(reshape(weights, [-1]), reshape(place, [-1]), places)
    above = cumsum(reshape(counts, [2, number + 1, labels]), axis=1, reverse=True)
    false, true = above[0], above[1]  # [T + 1, L], of all answers first
    return Counts(true[1:], false[1:], false[:1] - false[1:], true[:1] - true[1:])


def _answers(y_true, y_pred, sample_weight, dtype, top_k, class_id, multi_label, label_weights) -> Answers:
    """Labels, predictions and weights of a batch, of one shape."""
    y_pred, y_true = same_rank(as_tensor(y_pred, dtype), as_tensor(y_true, dtype))
    if sample_weight is not None:
        sample_weight = expand_dims(as_tensor(sample_weight, dtype), -1)
        _, sample_weight = same_rank(y_true, sample_weight, expand_vectors=False)
    if top_k is not None:
        y_pred = only_top(y_pred, top_k)
    if class_id is not None:
        y_true, y_pred = (_one_class(y, class_id) for y in (y_true, y_pred))
    _require_one_shape(y_true, y_pred)
    weights = None if sample_weight is None else broadcast_to(sample_weight, shape(y_pred))
    if label_weights is not None:
        label_weights = broadcast_to(expand_dims(as_tensor(label_weights, dtype), 0), shape(y_pred))
        weights = label_weights if weights is None else weights * label_weights
    flat = [-1, sizes_of(y_pred)[1] if multi_label else 1]
    weights = None if weights is None else reshape(weights, flat)
    return Answers(reshape(cast(y_true, bool_), flat), reshape(y_pred, flat), weights)


def only_top(y_pred, k):
    """The predictions, with all but the k largest along the last axis far below every threshold."""
    _, places = top_k(y_pred, k)
    chosen = reduce_sum(one_hot(places, sizes_of(y_pred)[-1], dtype=y_pred.dtype), axis=-2)
    return y_pred * chosen + LOWEST * (1 - chosen)


def _one_class(y, class_id):
    if y.ndim == 1:
        raise ValueError(explain("class_id", f"y_pred has shape {y.shape}", "it must be [B, C] to choose a class of"))
    return y[..., class_id, None]


def _require_one_shape(y_true, y_pred):
    if not y_true.shape.is_compatible_with(y_pred.shape):
        received = f"y_true has shape {y_true.shape}, y_pred has shape {y_pred.shape}"
        raise InvalidArgumentError(explain("metric", received, "both must have the same shape"))
