"""Non-maximum suppression: of boxes that overlap, the one with the best score. Floor 2. Read next: `detections.py`.

A detector finds the same thing many times, in boxes a little apart. The greedy way out: take the box with the best
score, drop all that overlap it too much, and go on with what is left. The soft way lowers the scores of those instead.
"""

from __future__ import annotations

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.dtypes import float16, float32, int32
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import one_number

NEVER = float("-inf")
SCORES = frozenset({float16, float32})


# --- the algorithm, on NumPy arrays -------------------------------------------------------------------------------
def intersection_over_union(boxes, i):
    """How much each of the boxes [N, 4] overlaps box i: the common area as a part of the area of both together."""
    low, high = np.minimum(boxes[:, :2], boxes[:, 2:]), np.maximum(boxes[:, :2], boxes[:, 2:])
    areas = (high - low).prod(1)
    common = np.maximum(np.minimum(high, high[i]) - np.maximum(low, low[i]), 0).prod(1)
    filled = (areas > 0) & (areas[i] > 0)
    return np.where(filled, common / np.where(filled, areas + areas[i] - common, 1), 0)


def select(scores, overlap, limit, overlap_threshold, score_threshold, sigma=0.0):
    """The positions of at most `limit` scores, best first, and those scores.

    overlap: called with a position, gives how much each other one overlaps it.
    sigma: where it is not 0, what overlaps is not dropped, but its score times exp(-overlap^2 / (2 sigma)).
    """
    scores = scores.astype(np.float32)
    left = scores > score_threshold
    chosen, kept = [], []
    while len(chosen) < limit and left.any():
        best = int(np.argmax(np.where(left, scores, NEVER)))
        chosen.append(best)
        kept.append(scores[best])
        left[best] = False
        shared = overlap(best)
        if sigma > 0:
            scores = scores * np.exp(-0.5 / sigma * shared * shared)
            left &= scores > score_threshold
        else:
            left &= ~(shared > overlap_threshold)
    return np.array(chosen, np.int32), np.array(kept, np.float32)


def select_boxes(boxes, scores, limit, overlap_threshold, score_threshold, sigma=0.0):
    """`select` of boxes [N, 4], as arrays or as values of tensors."""
    boxes, scores = numpy_of(boxes).astype(np.float32), numpy_of(scores)
    return select(scores, lambda i: intersection_over_union(boxes, i), int(limit), float(overlap_threshold),
                  float(score_threshold), float(sigma))


# --- the ops ------------------------------------------------------------------------------------------------------
def check_candidates(boxes, scores, limit, overlap_threshold):
    """RuleError unless boxes are [N, 4], scores [N], limit is >= 0 and the threshold in [0, 1]."""
    if not may_equal(boxes.dims, (None, 4)):
        raise RuleError("boxes must be a matrix [N, 4]: y1, x1, y2, x2 of each")
    if scores.rank not in (1, None) or not may_equal(scores.dims, boxes.dims and boxes.dims[:1]):
        raise RuleError("scores must be a vector with an entry for each box")
    one_number(limit, "max_output_size")
    check_share(overlap_threshold, "iou_threshold")


def check_share(spec, name):
    """RuleError unless the input is one number, in [0, 1]."""
    if spec.rank not in (0, None):
        raise RuleError(f"{name} must be one number, without axes")
    if spec.value is not None and not 0 <= float(spec.value) <= 1:
        raise RuleError(f"{name} is {float(spec.value)} and must be in [0, 1]")


class NonMaxSuppressionV3(Op):
    """The best boxes.   boxes: float [N, 4], scores: [N], max_output_size: int32 [], two thresholds  ->  int32 [M]."""

    types = ("T", "T", "Tsize", "T_threshold", "T_threshold")
    T = T_threshold = SCORES
    Tsize = frozenset({int32})
    host = (2, 3, 4)
    gradient = no_gradient

    def infer(boxes, scores, max_output_size, iou_threshold, score_threshold):
        check_candidates(boxes, scores, max_output_size, iou_threshold)
        return Spec((None,), int32)

    def kernel(xp, *inputs):
        return xp.asarray(select_boxes(*inputs)[0])


class NonMaxSuppressionV4(Op):
    """The best boxes, and how many.   Inputs: as NonMaxSuppressionV3  ->  int32 [M], perhaps padded; int32 []."""

    types = NonMaxSuppressionV3.types
    T = T_threshold = SCORES
    Tsize = frozenset({int32})
    host = (2, 3, 4)
    gradient = no_gradient

    def infer(boxes, scores, max_output_size, iou_threshold, score_threshold, *, pad_to_max_output_size):
        check_candidates(boxes, scores, max_output_size, iou_threshold)
        size = one_number(max_output_size, "max_output_size") if pad_to_max_output_size else None
        return Spec((size,), int32), Spec((), int32)

    def kernel(xp, boxes, scores, max_output_size, *thresholds, pad_to_max_output_size):
        chosen, _ = select_boxes(boxes, scores, max_output_size, *thresholds)
        padded = np.pad(chosen, (0, int(max_output_size) - len(chosen))) if pad_to_max_output_size else chosen
        return xp.asarray(padded), xp.asarray(len(chosen), np.int32)


class NonMaxSuppressionV5(Op):
    """The best boxes, their scores, how many.   Inputs: as before, and soft_nms_sigma: []  ->  int32 [M], [M], []."""

    types = ("T", "T", "Tsize", "T")
    T = SCORES
    Tsize = frozenset({int32})
    host = (2, 3, 4, 5)
    gradient = no_gradient

    def infer(boxes, scores, max_output_size, iou_threshold, score_threshold, soft_nms_sigma, *,
              pad_to_max_output_size):
        check_candidates(boxes, scores, max_output_size, iou_threshold)
        if soft_nms_sigma.value is not None and not float(soft_nms_sigma.value) >= 0:
            raise RuleError(f"soft_nms_sigma is {float(soft_nms_sigma.value)} and must be >= 0")
        size = one_number(max_output_size, "max_output_size") if pad_to_max_output_size else None
        return Spec((size,), int32), Spec((size,), scores.dtype), Spec((), int32)

    def kernel(xp, boxes, scores, max_output_size, *others, pad_to_max_output_size):
        chosen, kept = select_boxes(boxes, scores, max_output_size, *others)
        rest = (0, int(max_output_size) - len(chosen) if pad_to_max_output_size else 0)
        kept = np.pad(kept, rest).astype(scores.dtype)
        return xp.asarray(np.pad(chosen, rest)), xp.asarray(kept), xp.asarray(len(chosen), np.int32)


class NonMaxSuppressionWithOverlaps(Op):
    """The best entries.   overlaps: float32 [N, N], scores: [N], max_output_size, two thresholds  ->  int32 [M]."""

    types = ("T", "T", "Tsize", "T")
    T = frozenset({float32})
    Tsize = frozenset({int32})
    host = (2, 3, 4)
    gradient = no_gradient

    def infer(overlaps, scores, max_output_size, overlap_threshold, score_threshold):
        if overlaps.rank not in (2, None) or (overlaps.is_static and overlaps.dims[0] != overlaps.dims[1]):
            raise RuleError("overlaps must be a square matrix")
        if scores.rank not in (1, None) or not may_equal(scores.dims, overlaps.dims and overlaps.dims[:1]):
            raise RuleError("scores must be a vector with an entry for each row of overlaps")
        one_number(max_output_size, "max_output_size")
        return Spec((None,), int32)

    def kernel(xp, overlaps, scores, max_output_size, overlap_threshold, score_threshold):
        table = numpy_of(overlaps)
        chosen, _ = select(numpy_of(scores), lambda i: table[:, i], int(max_output_size), float(overlap_threshold),
                           float(score_threshold))
        return xp.asarray(chosen)


# --- the public functions -----------------------------------------------------------------------------------------
def non_max_suppression(boxes, scores, max_output_size, iou_threshold=0.5, score_threshold=NEVER, name=None):
    """The positions of the boxes with the best scores, none of which overlaps a better one too much.

    boxes: float16 or float32 [N, 4], any two opposite corners [y1, x1, y2, x2].   scores: of the same dtype, [N].
    max_output_size: int32 [], >= 0.
    iou_threshold: in [0, 1]: how much overlap (area in common / area of both) is too much.
    score_threshold: boxes must have a higher score.
    Returns: int32 [M], the best first.

        >>> import minitf as tf
        >>> boxes = [[0., 0., 2., 2.], [0., 0., 2., 1.9], [3., 3., 4., 4.]]
        >>> tf.image.non_max_suppression(boxes, [0.5, 0.9, 0.7], 3).numpy()
        array([1, 2], dtype=int32)

    Raises: InvalidArgumentError for shapes that do not fit, a negative size, or a threshold out of range.
    Source: tf.image.non_max_suppression.
    """
    return execute(NonMaxSuppressionV3, boxes, scores, max_output_size, convert_to_tensor(iou_threshold),
                   convert_to_tensor(score_threshold))


def non_max_suppression_with_scores(boxes, scores, max_output_size, iou_threshold=0.5, score_threshold=NEVER,
                                    soft_nms_sigma=0.0, name=None):
    """tf.image.non_max_suppression with the scores of what it chose; it can lower scores in place of dropping boxes.

    soft_nms_sigma: >= 0; where it is not 0, a box that overlaps a chosen one has its score lowered by a bell of that
        width, and iou_threshold does not count.
    Returns: (int32 [M], scores [M]).

        >>> import minitf as tf
        >>> boxes = [[0., 0., 2., 2.], [0., 0., 2., 1.], [3., 3., 4., 4.]]
        >>> chosen, scores = tf.image.non_max_suppression_with_scores(boxes, [0.5, 0.9, 0.7], 3, soft_nms_sigma=0.5)
        >>> scores.numpy().round(4)
        array([0.9   , 0.7   , 0.3894], dtype=float32)

    Raises: as tf.image.non_max_suppression.
    Source: tf.image.non_max_suppression_with_scores; Bodla et al., 2017, https://arxiv.org/abs/1704.04503.
    """
    numbers = [convert_to_tensor(number) for number in (iou_threshold, score_threshold, soft_nms_sigma)]
    found = execute(NonMaxSuppressionV5, boxes, scores, max_output_size, *numbers, pad_to_max_output_size=False)
    return tuple(found[:2])


def non_max_suppression_overlaps(overlaps, scores, max_output_size, overlap_threshold=0.5, score_threshold=NEVER,
                                 name=None):
    """tf.image.non_max_suppression with any measure of overlap.   overlaps: float32 [N, N].   The others as there.

        >>> import minitf as tf
        >>> tf.image.non_max_suppression_overlaps([[1., 0.9], [0.9, 1.]], [0.5, 0.6], 2).numpy()
        array([1], dtype=int32)

    Raises: InvalidArgumentError where overlaps is not square; else as tf.image.non_max_suppression.
    Source: tf.image.non_max_suppression_overlaps.
    """
    return execute(NonMaxSuppressionWithOverlaps, overlaps, scores, max_output_size, overlap_threshold, score_threshold)
