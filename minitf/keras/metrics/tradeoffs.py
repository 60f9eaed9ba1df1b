"""The best of one quality where another must be reached: SensitivityAtSpecificity, PrecisionAtRecall ... Floor 7.

Sensitivity is another word for recall; specificity is the share of noes among what is not so. Each class here tries
many thresholds, keeps those at which the one quality is high enough, and gives the best of the other.
"""

from __future__ import annotations

from ...backend.errors import explain
from ...ops.elementwise.comparison import greater_equal
from ...ops.elementwise.no_nan import divide_no_nan
from ...ops.indexing.selection import where
from ...ops.reductions.reduction import reduce_max
from ...ops.shapes.creation import zeros_like
from .metric import Metric
from .thresholds import Counts, Thresholds, count


def even_thresholds(number):
    """`number` thresholds that lie evenly in [0, 1]; a single one is 0.5."""
    return [0.5] if number == 1 else [i / (number - 1) for i in range(number)]


class BestUnderConstraint(Metric):
    """The best of one quality among the thresholds where another is at least `value`; a subclass says of which.

    value: float in [0, 1].
    num_thresholds: int > 0, how many thresholds are tried.
    class_id: only this class, along the last axis of predictions, is counted; None: all are.
    name, dtype: as for `Metric`.

    Raises: ValueError for a value or a number of thresholds out of range.
    """

    _direction = "up"
    required: str  # the quality that must be reached
    best: str  # the one to be as large as possible

    def __init__(self, value, num_thresholds=200, class_id=None, name=None, dtype=None):
        if not 0 <= value <= 1:
            received = f"{self.required} is {value}"
            raise ValueError(explain(type(self).__name__, received, "it must be in [0, 1]"))
        if num_thresholds <= 0:
            received = f"num_thresholds is {num_thresholds}"
            raise ValueError(explain(type(self).__name__, received, "it must be an int > 0"))
        super().__init__(name=name, dtype=dtype)
        self.value = value
        setattr(self, self.required, value)
        self.num_thresholds = num_thresholds
        self.class_id = class_id
        self.thresholds = even_thresholds(num_thresholds)
        self._thresholds = Thresholds(self.thresholds)
        for kind in Counts._fields:
            setattr(self, kind, self.add_variable((num_thresholds,), "zeros", name=kind))

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Count a batch.  y_true: labels 0 and 1.  y_pred: probabilities, of the same shape."""
        counts = count(self._thresholds, y_true, y_pred, sample_weight, self.true_positives.dtype,
                       class_id=self.class_id)
        for kind, added in counts._asdict().items():
            getattr(self, kind).assign_add(added)

    def result(self):
        required, best = (QUALITIES[quality](self) for quality in (self.required, self.best))
        return reduce_max(where(greater_equal(required, self.value), best, zeros_like(best)))

    def get_config(self) -> dict:
        return {**super().get_config(), "class_id": self.class_id, "num_thresholds": self.num_thresholds,
                self.required: self.value}


def precisions(counts):
    """Of what was marked, the share that is right, at each threshold."""
    return divide_no_nan(counts.true_positives.value, counts.true_positives + counts.false_positives)


def recalls(counts):
    """Of what is right, the share that was marked, at each threshold."""
    return divide_no_nan(counts.true_positives.value, counts.true_positives + counts.false_negatives)


def specificities(counts):
    """Of what is not so, the share that was left alone, at each threshold."""
    return divide_no_nan(counts.true_negatives.value, counts.true_negatives + counts.false_positives)


QUALITIES = {"precision": precisions, "recall": recalls, "sensitivity": recalls, "specificity": specificities}


class SensitivityAtSpecificity(BestUnderConstraint):
    """The best sensitivity where the specificity is at least `specificity`.

        >>> import minitf as tf
        >>> metric = tf.keras.metrics.SensitivityAtSpecificity(0.5)
        >>> metric([0, 0, 0, 1, 1], [0, 0.3, 0.8, 0.3, 0.8]).numpy()
        np.float32(0.5)

    Source: keras.metrics.SensitivityAtSpecificity.
    """

    required, best = "specificity", "sensitivity"

    def __init__(self, specificity, num_thresholds=200, class_id=None, name=None, dtype=None):
        super().__init__(specificity, num_thresholds, class_id, name, dtype)


class SpecificityAtSensitivity(BestUnderConstraint):
    """The best specificity where the sensitivity is at least `sensitivity`.

    Source: keras.metrics.SpecificityAtSensitivity.
    """

    required, best = "sensitivity", "specificity"

    def __init__(self, sensitivity, num_thresholds=200, class_id=None, name=None, dtype=None):
        super().__init__(sensitivity, num_thresholds, class_id, name, dtype)


class PrecisionAtRecall(BestUnderConstraint):
    """The best precision where the recall is at least `recall`.  Source: keras.metrics.PrecisionAtRecall."""

    required, best = "recall", "precision"

    def __init__(self, recall, num_thresholds=200, class_id=None, name=None, dtype=None):
        super().__init__(recall, num_thresholds, class_id, name, dtype)


class RecallAtPrecision(BestUnderConstraint):
    """The best recall where the precision is at least `precision`.  Source: keras.metrics.RecallAtPrecision."""

    required, best = "precision", "recall"

    def __init__(self, precision, num_thresholds=200, class_id=None, name=None, dtype=None):
        super().__init__(precision, num_thresholds, class_id, name, dtype)
