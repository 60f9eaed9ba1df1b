"""IoU: how much two marked regions overlap, the intersection over the union. Floor 7.

A confusion matrix counts how often class i was taken for class j. The intersection of a class is its place on the
diagonal; the union is its row and its column together.
"""

from __future__ import annotations

import warnings

import numpy as np

from ...backend.dtypes import as_dtype, float32, int64
from ...backend.errors import explain
from ...ops.elementwise.comparison import greater, greater_equal, less, not_equal
from ...ops.elementwise.logical import logical_and
from ...ops.indexing.gather import gather, unsorted_segment_sum
from ...ops.indexing.selection import where
from ...ops.linalg.diagonals import diag_part
from ...ops.reductions.argmax import argmax
from ...ops.shapes.broadcasting import broadcast_to, reduce_sum
from ...ops.shapes.creation import zeros_like
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import reshape, shape
from ..config import epsilon
from ..losses.arguments import as_tensor
from .metric import Metric


class ConfusionMatrixMetric(Metric):
    """Counts in `total_cm` how often class i was taken for class j.

    num_classes: int, how many classes there are.
    ignore_class: a label that does not count, such as 255 for the border of a region; or None.
    sparse_y_true, sparse_y_pred: whether labels and predictions are numbers of classes; else scores for each.
    axis: int, the axis of those scores.
    name: as for `Metric`. dtype: of the counts, an integer by default; weights are cut to it.

    A label or prediction outside [0, num_classes) does not count.
    """

    _direction = "up"

    def __init__(self, num_classes, name=None, dtype=None, ignore_class=None, sparse_y_true=True, sparse_y_pred=True,
                 axis=-1):
        super().__init__(name=name, dtype=dtype or "int64")
        self.num_classes = num_classes
        self.ignore_class = ignore_class
        self.sparse_y_true = sparse_y_true
        self.sparse_y_pred = sparse_y_pred
        self.axis = axis
        self.total_cm = self.add_variable((num_classes, num_classes), "zeros", dtype=self.dtype,
                                          name="total_confusion_matrix")

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Count a batch.  y_true, y_pred: of one shape, once scores are classes.  sample_weight: of that shape."""
        y_true = self._classes(y_true, self.sparse_y_true)
        y_pred = self._classes(y_pred, self.sparse_y_pred)
        counted = logical_and(self._in_range(y_true), self._in_range(y_pred))
        if self.ignore_class is not None:
            counted = logical_and(counted, not_equal(y_true, cast(self.ignore_class, y_true.dtype)))
        weight = self._weights(sample_weight, y_true)
        cell = cast(y_true, int64) * self.num_classes + cast(y_pred, int64)
        cell = where(counted, cell, cast(-1, int64))  # a segment below 0 is left out of the sum
        counts = unsorted_segment_sum(weight, cell, self.num_classes**2)
        self.total_cm.assign_add(reshape(counts, [self.num_classes, self.num_classes]))

    def _classes(self, y, sparse):
        """The classes as a vector, in the metric's dtype."""
        y = as_tensor(y if sparse else argmax(as_tensor(y), axis=self.axis), self.dtype)
        return reshape(y, [-1]) if y.ndim != 1 else y

    def _in_range(self, classes):
        return logical_and(greater_equal(classes, 0), less(classes, self.num_classes))

    def _weights(self, sample_weight, y_true):
        """A weight for each label, in the metric's dtype."""
        weight = as_tensor(1 if sample_weight is None else sample_weight)
        if weight.dtype.is_floating and as_dtype(self.dtype).is_integer and hasattr(sample_weight, "dtype"):
            warnings.warn(explain(self.name, f"sample_weight is {weight.dtype.name}, the counts are {self.dtype}",
                                  "fractions of weights are cut off", "Pass dtype='float32'"), stacklevel=3)
        weight = cast(weight, self.dtype)
        return broadcast_to(reshape(weight, [-1]) if weight.ndim > 1 else weight, shape(y_true))


class IoU(ConfusionMatrixMetric):
    """The mean over some classes of true positives / (true positives + false positives + false negatives).

    num_classes: int, how many classes there are.
    target_class_ids: the classes that are asked for.
    name, dtype, ignore_class, sparse_y_true, sparse_y_pred, axis: as for `ConfusionMatrixMetric`, in this file.

        >>> import minitf as tf
        >>> tf.keras.metrics.IoU(num_classes=2, target_class_ids=[0])([0, 0, 1, 1], [0, 1, 0, 1]).numpy().round(4)
        np.float32(0.3333)

    Raises: ValueError for a target class >= num_classes.
    Source: keras.metrics.IoU. A class that never occurs is not in the mean.
    """

    # what the constructor takes, besides name and dtype; other classes below take less
    settings: tuple[str, ...] = (
        "num_classes", "target_class_ids", "ignore_class", "sparse_y_true", "sparse_y_pred", "axis",
    )  # fmt: skip

    def __init__(self, num_classes, target_class_ids, name=None, dtype=None, ignore_class=None, sparse_y_true=True,
                 sparse_y_pred=True, axis=-1):
        super().__init__(num_classes, name, dtype, ignore_class, sparse_y_true, sparse_y_pred, axis)
        if max(target_class_ids) >= num_classes:
            raise ValueError(explain(type(self).__name__, f"target_class_ids is {list(target_class_ids)}",
                                     f"every class must be in [0, {num_classes})"))
        self.target_class_ids = list(target_class_ids)

    def result(self):
        matrix = self.total_cm.value
        both = diag_part(matrix)
        either = reduce_sum(matrix, axis=0) + reduce_sum(matrix, axis=1) - both
        both, either = (cast(gather(x, self.target_class_ids), float32) for x in (both, either))
        occurs = greater(either, 1e-9)
        iou = where(occurs, both / (either + epsilon()), zeros_like(both))
        return reduce_sum(iou) / (reduce_sum(cast(occurs, float32)) + epsilon())

    def get_config(self) -> dict:
        return {**super().get_config(), **{name: getattr(self, name) for name in self.settings}}


class BinaryIoU(IoU):
    """IoU of predictions that are probabilities of a yes, for the classes 0 and 1.

    target_class_ids: (0, 1), or one of them.  threshold: float, from which on a prediction is a yes.

        >>> import minitf as tf
        >>> metric = tf.keras.metrics.BinaryIoU(target_class_ids=[0, 1], threshold=0.3)
        >>> metric([0, 1, 0, 1], [0.1, 0.2, 0.4, 0.7]).numpy().round(4)
        np.float32(0.3333)

    Source: keras.metrics.BinaryIoU.
    """

    settings = ("target_class_ids",)

    def __init__(self, target_class_ids=(0, 1), threshold=0.5, name=None, dtype=None):
        super().__init__(2, target_class_ids, name, dtype)
        self.threshold = threshold

    def update_state(self, y_true, y_pred, sample_weight=None):
        said = greater_equal(as_tensor(y_pred, float32), np.float32(self.threshold))
        super().update_state(y_true, cast(said, self.dtype), sample_weight)

    def get_config(self) -> dict:
        return {**super().get_config(), "threshold": self.threshold}


class MeanIoU(IoU):
    """The mean IoU of all classes.  Arguments as for `IoU`.

        >>> import minitf as tf
        >>> tf.keras.metrics.MeanIoU(num_classes=2)([0, 0, 1, 1], [0, 1, 0, 1]).numpy().round(4)
        np.float32(0.3333)

    Source: keras.metrics.MeanIoU.
    """

    settings: tuple[str, ...] = ("num_classes", "ignore_class", "sparse_y_true", "sparse_y_pred", "axis")

    def __init__(self, num_classes, name=None, dtype=None, ignore_class=None, sparse_y_true=True, sparse_y_pred=True,
                 axis=-1):
        super().__init__(num_classes, range(num_classes), name, dtype, ignore_class, sparse_y_true, sparse_y_pred, axis)


class OneHotIoU(IoU):
    """IoU of labels that are one-hot, and of scores.  Arguments as for `IoU`.  Source: keras.metrics.OneHotIoU."""

    settings = ("num_classes", "target_class_ids", "ignore_class", "sparse_y_pred", "axis")

    def __init__(self, num_classes, target_class_ids, name=None, dtype=None, ignore_class=None, sparse_y_pred=False,
                 axis=-1):
        super().__init__(num_classes, target_class_ids, name, dtype, ignore_class, False, sparse_y_pred, axis)


class OneHotMeanIoU(MeanIoU):
    """Mean IoU of labels that are one-hot, and of scores.  Arguments as for `IoU`.

    Source: keras.metrics.OneHotMeanIoU.
    """

    settings = ("num_classes", "ignore_class", "sparse_y_pred", "axis")

    def __init__(self, num_classes, name=None, dtype=None, ignore_class=None, sparse_y_pred=False, axis=-1):
        super().__init__(num_classes, name, dtype, ignore_class, False, sparse_y_pred, axis)
