"""Precision: of what it marked, how much is right. Recall: of what is right, how much it marked. Floor 7.

Read next: `tradeoffs.py`, one of the two where the other is given.
"""

from __future__ import annotations

from ...ops.elementwise.no_nan import divide_no_nan
from .metric import Metric
from .thresholds import LOWEST, Thresholds, checked_thresholds, count


class ShareOfTruePositives(Metric):
    """True positives / (true positives + `other`); a subclass says what the others are.

    thresholds: float in [0, 1], or a list of them: above it a prediction is a yes. By default 0.5, and with top_k none.
    top_k: only the k largest predictions along the last axis can be a yes; None: all can.
    class_id: only this class, along the last axis, is counted; None: all are.
    name, dtype: as for `Metric`.

    Raises: ValueError for a threshold out of range, or for a class_id where y_pred has only one axis.
    """

    _direction = "up"
    other: str

    def __init__(self, thresholds=None, top_k=None, class_id=None, name=None, dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.init_thresholds = thresholds
        self.top_k = top_k
        self.class_id = class_id
        self.thresholds = checked_thresholds(thresholds, default=0.5 if top_k is None else LOWEST)
        self._thresholds = Thresholds(self.thresholds)
        self.true_positives = self.add_variable((len(self.thresholds),), "zeros", name="true_positives")
        setattr(self, self.other, self.add_variable((len(self.thresholds),), "zeros", name=self.other))

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Count a batch.  y_true: labels 0 and 1.  y_pred: probabilities, of the same shape."""
        counts = count(self._thresholds, y_true, y_pred, sample_weight, self.true_positives.dtype,
                       top_k=self.top_k, class_id=self.class_id)
        self.true_positives.assign_add(counts.true_positives)
        getattr(self, self.other).assign_add(getattr(counts, self.other))

    def result(self):
        right = self.true_positives.value
        share = divide_no_nan(right, right + getattr(self, self.other))
        return share[0] if len(self.thresholds) == 1 else share

    def get_config(self) -> dict:
        return {**super().get_config(), "thresholds": self.init_thresholds, "top_k": self.top_k,
                "class_id": self.class_id}


class Precision(ShareOfTruePositives):
    """Of all answers yes, the share that is right.

    thresholds, top_k, class_id: as for `ShareOfTruePositives`, in this file.

        >>> import minitf as tf
        >>> tf.keras.metrics.Precision()([0, 1, 1, 1], [1, 0, 1, 1]).numpy().round(4)
        np.float32(0.6667)

    Source: keras.metrics.Precision.
    """

    other = "false_positives"


class Recall(ShareOfTruePositives):
    """Of all that should be a yes, the share that was found.

    thresholds, top_k, class_id: as for `ShareOfTruePositives`, in this file.

        >>> import minitf as tf
        >>> tf.keras.metrics.Recall()([0, 1, 1, 1, 1], [1, 0, 1, 1, 0]).numpy()
        np.float32(0.5)

    Source: keras.metrics.Recall.
    """

    other = "false_negatives"
