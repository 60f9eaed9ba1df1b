"""Non-maximum suppression for batches: padded to one size, and for many classes at once. Floor 2.

Read `suppression.py` first; read next: `bounding_boxes.py`.
"""

from __future__ import annotations

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.dtypes import float32, int32
from ...backend.errors import RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import as_flag, one_number
from ..shapes.joining import stack, unstack
from ..shapes.layout import reshape, sizes_of
from .suppression import NEVER, NonMaxSuppressionV4, check_share, select_boxes


def non_max_suppression_padded(boxes, scores, max_output_size, iou_threshold=0.5, score_threshold=NEVER,
                               pad_to_max_output_size=False, name=None, sorted_input=False,
                               canonicalized_coordinates=False, tile_size=512):
    """tf.image.non_max_suppression for many images at once; the results are padded with zeros to the same size.

    boxes: float32 [..., N, 4].   scores: [..., N].
    pad_to_max_output_size: whether to pad; must be True for more than one image.
    sorted_input, canonicalized_coordinates, tile_size: hints that change nothing here.
    Returns: (int32 [..., max_output_size] or [M], int32 [...], how many of them count).

        >>> import minitf as tf
        >>> boxes = tf.constant([[0., 0., 2., 2.], [0., 0., 2., 1.9], [3., 3., 4., 4.]])
        >>> chosen, count = tf.image.non_max_suppression_padded(boxes, [0.5, 0.9, 0.7], 3, pad_to_max_output_size=True)
        >>> chosen.numpy(), count.numpy()
        (array([1, 2, 0], dtype=int32), np.int32(2))

    Raises: ValueError for many images without padding; else as tf.image.non_max_suppression.
    Source: tf.image.non_max_suppression_padded. Differs: boxes whose overlap is exactly the threshold are kept.
    """
    boxes, scores = convert_to_tensor(boxes), convert_to_tensor(scores)
    padded = as_flag(pad_to_max_output_size, "pad_to_max_output_size")
    numbers = max_output_size, convert_to_tensor(iou_threshold), convert_to_tensor(score_threshold)
    dims = sizes_of(boxes)
    if len(dims) == 2:
        return tuple(execute(NonMaxSuppressionV4, boxes, scores, *numbers, pad_to_max_output_size=padded))
    if not padded:
        received = f"boxes is {Spec(boxes._shape_tuple(), boxes.dtype)}"
        raise ValueError(explain("tf.image.non_max_suppression_padded", received,
                                 "results of many images have one size only with pad_to_max_output_size=True"))
    images = zip(unstack(reshape(boxes, [-1, *dims[-2:]])), unstack(reshape(scores, [-1, dims[-2]])))
    found = [execute(NonMaxSuppressionV4, b, s, *numbers, pad_to_max_output_size=True) for b, s in images]
    chosen, counts = (stack([result[i] for result in found]) for i in (0, 1))
    return reshape(chosen, [*dims[:-2], -1]), reshape(counts, dims[:-2])


class CombinedNonMaxSuppression(Op):
    """The best boxes of every class.   boxes: float32 [B, N, q, 4], scores: float32 [B, N, K], q is 1 or K."""

    types = ("T", "T", "Tsize", "Tsize", "T", "T")
    T = frozenset({float32})
    Tsize = frozenset({int32})
    host = (2, 3, 4, 5)
    gradient = no_gradient

    def infer(boxes, scores, max_output_size_per_class, max_total_size, iou_threshold, score_threshold, *,
              pad_per_class, clip_boxes):
        check_detections(boxes, scores)
        each, total = (positive(spec, name) for spec, name in
                       ((max_output_size_per_class, "max_output_size_per_class"), (max_total_size, "max_total_size")))
        check_share(iou_threshold, "iou_threshold")
        classes = scores.dims and scores.dims[2]
        if pad_per_class and total is not None:
            total = None if each is None or classes is None else min(total, each * classes)
        batch = scores.dims[0] if scores.dims else None
        return (Spec((batch, total, 4), float32), Spec((batch, total), float32), Spec((batch, total), float32),
                Spec((batch,), int32))

    def kernel(xp, boxes, scores, each, total, iou_threshold, score_threshold, *, pad_per_class, clip_boxes):
        boxes, scores, size = numpy_of(boxes), numpy_of(scores), int(total)
        if pad_per_class:
            size = min(size, int(each) * scores.shape[2])
        y = [np.zeros((len(boxes), size, 4), np.float32), *np.zeros((2, len(boxes), size), np.float32)]
        counts = np.zeros(len(boxes), np.int32)
        for b in range(len(boxes)):
            best = best_of_all_classes(boxes[b], scores[b], int(each), iou_threshold, score_threshold)[:size]
            counts[b] = len(best)
            for place, (score, box, label) in enumerate(best):
                y[0][b, place], y[1][b, place], y[2][b, place] = box, score, label
        if clip_boxes:
            np.clip(y[0], 0, 1, out=y[0])
        return (*map(xp.asarray, y), xp.asarray(counts))


def best_of_all_classes(boxes, scores, limit, iou_threshold, score_threshold):
    """[(score, box, class)] of one image, the best first, at most `limit` of each class."""
    found = []
    for label in range(scores.shape[1]):
        candidates = boxes[:, min(label, boxes.shape[1] - 1)]
        chosen, kept = select_boxes(candidates, scores[:, label], limit, iou_threshold, score_threshold)
        found += [(score, candidates[i], label) for i, score in zip(chosen, kept)]
    return sorted(found, key=lambda each: -each[0])


def positive(spec, name):
    """The value of an input that is one number > 0, or None where it is not known yet."""
    size = one_number(spec, name)
    if size == 0:
        raise RuleError(f"{name} is 0 and must be positive")
    return size


def check_detections(boxes, scores):
    """RuleError unless boxes are [B, N, q, 4] and scores [B, N, K], q being 1 or K."""
    if boxes.rank not in (4, None) or (boxes.dims and boxes.dims[3] not in (4, None)):
        raise RuleError("boxes must have 4 axes [B, N, q, 4]")
    if scores.rank not in (3, None):
        raise RuleError("scores must have 3 axes [B, N, K]")
    if boxes.is_static and scores.is_static:
        if boxes.dims[:2] != scores.dims[:2]:
            raise RuleError("boxes and scores must be of the same batch, and of as many boxes")
        if boxes.dims[2] not in (1, scores.dims[2]):
            raise RuleError(f"boxes must be given once, or for each of the {scores.dims[2]} classes")


def combined_non_max_suppression(boxes, scores, max_output_size_per_class, max_total_size, iou_threshold=0.5,
                                 score_threshold=NEVER, pad_per_class=False, clip_boxes=True, name=None):
    """Non-maximum suppression in each class by itself; the best of all classes together.

    boxes: float32 [B, N, q, 4], q being 1, or K for boxes that differ from class to class.   scores: float32 [B, N, K].
    max_output_size_per_class, max_total_size: int32 [], > 0.   The thresholds: as in tf.image.non_max_suppression.
    pad_per_class: whether the results have room for max_output_size_per_class * K, or for max_total_size, entries.
    clip_boxes: whether to clip coordinates to [0, 1].
    Returns: (boxes [B, M, 4], scores [B, M], classes [B, M], all float32; int32 [B], how many of them count).

        >>> import minitf as tf
        >>> found = tf.image.combined_non_max_suppression([[[[0., 0., 1., 1.]]]], [[[0.2, 0.9]]], 1, 2)
        >>> found[1].numpy(), found[2].numpy()
        (array([[0.9, 0.2]], dtype=float32), array([[1., 0.]], dtype=float32))

    Raises: InvalidArgumentError for shapes that do not fit, or sizes that are not positive.
    Source: tf.image.combined_non_max_suppression.
    """
    return tuple(execute(CombinedNonMaxSuppression, boxes, scores, max_output_size_per_class, max_total_size,
                         iou_threshold, score_threshold, pad_per_class=as_flag(pad_per_class, "pad_per_class"),
                         clip_boxes=as_flag(clip_boxes, "clip_boxes")))
