"""The four kinds of answers: TruePositives, FalsePositives, TrueNegatives, FalseNegatives. Floor 7.

Read `thresholds.py` first, which counts them, and `precision_recall.py` next.
"""

from __future__ import annotations

from .metric import Metric
from .thresholds import Thresholds, checked_thresholds, count


class AnswersOfOneKind(Metric):
    """How many answers are of one kind, each times its weight; a subclass says of which.

    thresholds: float in [0, 1], or a list of them: above it a prediction is a yes. By default 0.5.
    name, dtype: as for `Metric`.

    Raises: ValueError for a threshold out of range.
    """

    kind: str

    def __init__(self, thresholds=None, name=None, dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.init_thresholds = thresholds
        self.thresholds = checked_thresholds(thresholds, default=0.5)
        self._thresholds = Thresholds(self.thresholds)
        self.accumulator = self.add_variable((len(self.thresholds),), "zeros", name="accumulator")

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Count a batch.  y_true: labels 0 and 1.  y_pred: probabilities, of the same shape."""
        counts = count(self._thresholds, y_true, y_pred, sample_weight, self.accumulator.dtype)
        self.accumulator.assign_add(getattr(counts, self.kind))

    def result(self):
        total = self.accumulator.value
        return total[0] if len(self.thresholds) == 1 else total

    def get_config(self) -> dict:
        return {**super().get_config(), "thresholds": self.init_thresholds}


class TruePositives(AnswersOfOneKind):
    """How often it said yes, and it was so.  thresholds: float in [0, 1], or a list of them; 0.5 by default.

        >>> import minitf as tf
        >>> tf.keras.metrics.TruePositives()([0, 1, 1, 1], [1, 0, 1, 1]).numpy()
        np.float32(2.0)

    Source: keras.metrics.TruePositives.
    """

    kind = "true_positives"


class FalsePositives(AnswersOfOneKind):
    """How often it said yes, and it was not so: false alarms.  thresholds: as for `TruePositives`.

        >>> import minitf as tf
        >>> tf.keras.metrics.FalsePositives(thresholds=[0.3, 0.6])([0, 0, 1], [0.4, 0.9, 0.9]).numpy()
        array([2., 1.], dtype=float32)

    Source: keras.metrics.FalsePositives.
    """

    kind = "false_positives"


class TrueNegatives(AnswersOfOneKind):
    """How often it said no, and it was not so.  thresholds: as for `TruePositives`.

    Source: keras.metrics.TrueNegatives.
    """

    kind = "true_negatives"


class FalseNegatives(AnswersOfOneKind):
    """How often it said no, and it was so: misses.  thresholds: as for `TruePositives`.

    Source: keras.metrics.FalseNegatives.
    """

    kind = "false_negatives"
