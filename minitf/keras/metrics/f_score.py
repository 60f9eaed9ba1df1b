"""F-scores: precision and recall in one number, their harmonic mean. Floor 7."""

from __future__ import annotations

from ...backend.errors import explain
from ...ops.elementwise.comparison import greater, greater_equal
from ...ops.elementwise.logical import logical_and
from ...ops.elementwise.magnitude import abs_
from ...ops.reductions.reduction import reduce_max, reduce_mean
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import expand_dims
from ..config import epsilon
from ..losses.arguments import as_tensor
from .metric import Metric

AVERAGES = (None, "micro", "macro", "weighted")
SUMS = ("true_positives", "false_positives", "false_negatives", "intermediate_weights")


class FBetaScore(Metric):
    """(1 + beta**2) precision recall / (beta**2 precision + recall), for each class or one for all.

    average: None, a score for each class; "micro", one of all answers together; "macro", the mean of the classes;
        "weighted", their mean where each counts as often as it occurs.
    beta: float > 0; above 1 recall counts more, below 1 precision.
    threshold: float in (0, 1] above which a score is a yes; None: the largest score of a row is, and no other.
    name, dtype: as for `Metric`.

        >>> import minitf as tf
        >>> metric = tf.keras.metrics.FBetaScore(beta=2.0, threshold=0.5)
        >>> y_true, y_pred = [[1, 1, 1], [1, 0, 0], [1, 1, 0]], [[0.2, 0.6, 0.7], [0.2, 0.6, 0.6], [0.6, 0.8, 0.]]
        >>> metric(y_true, y_pred).numpy().round(4)
        array([0.3846, 0.9091, 0.8333], dtype=float32)

    Raises: ValueError for an argument out of range, and for labels or predictions that are not [B, C].
    Source: keras.metrics.FBetaScore.
    """

    _direction = "up"

    def __init__(self, average=None, beta=1.0, threshold=None, name="fbeta_score", dtype=None):
        super().__init__(name=name, dtype=dtype)
        _require(average in AVERAGES, f"average is {average!r}", f"it must be one of {AVERAGES}")
        _require(isinstance(beta, float) and beta > 0, f"beta is {beta!r}", "it must be a float > 0")
        _require(threshold is None or (isinstance(threshold, float) and 0 < threshold <= 1),
                 f"threshold is {threshold!r}", "it must be a float in (0, 1], or None")
        self.average = average
        self.beta = beta
        self.threshold = threshold
        self.axis = None if average == "micro" else 0
        self._built = False

    def _build(self, y_true, y_pred):
        for what, y in ("y_true", y_true), ("y_pred", y_pred):
            _require(y.ndim == 2 and y.shape[1] is not None, f"{what} has shape {y.shape}", "it must be [B, C]")
        shape = () if self.average == "micro" else (y_pred.shape[1],)
        for name in SUMS:
            setattr(self, name, self.add_variable(shape, "zeros", dtype=self.dtype, name=name))
        self._built = True

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Count a batch.  y_true: labels 0 and 1, [B, C].  y_pred: scores, [B, C].  sample_weight: [B], or None."""
        y_true, y_pred = as_tensor(y_true, self.dtype), as_tensor(y_pred, self.dtype)
        if not self._built:
            self._build(y_true, y_pred)
        said = cast(self._said_yes(y_pred), self.dtype)
        counts = (said * y_true, said * (1 - y_true), (1 - said) * y_true, y_true)
        if sample_weight is not None:
            weight = expand_dims(as_tensor(sample_weight, self.dtype), 1)
            counts = [weight * count for count in counts]
        for name, count in zip(SUMS, counts, strict=True):
            getattr(self, name).assign_add(reduce_sum(count, axis=self.axis))

    def _said_yes(self, y_pred):
        if self.threshold is not None:
            return greater(y_pred, self.threshold)
        largest = greater_equal(y_pred, reduce_max(y_pred, axis=-1, keepdims=True))
        return logical_and(largest, greater(abs_(y_pred), 1e-9))  # a row of zeros says nothing

    def result(self):
        right = self.true_positives.value
        precision = right / (right + self.false_positives + epsilon())
        recall = right / (right + self.false_negatives + epsilon())
        score = precision * recall / (self.beta**2 * precision + recall + epsilon()) * (1 + self.beta**2)
        if self.average == "weighted":
            weights = self.intermediate_weights.value
            return reduce_sum(score * (weights / (reduce_sum(weights) + epsilon())))
        return score if self.average is None else reduce_mean(score)

    def get_config(self) -> dict:
        return {**super().get_config(), "average": self.average, "beta": self.beta, "threshold": self.threshold}


class F1Score(FBetaScore):
    """2 precision recall / (precision + recall).  average, threshold, name, dtype: as for `FBetaScore`.

        >>> import minitf as tf
        >>> metric = tf.keras.metrics.F1Score(average="macro", threshold=0.5)
        >>> metric([[1, 1], [1, 0], [0, 1]], [[0.2, 0.6], [0.6, 0.2], [0.6, 0.8]]).numpy().round(4)
        np.float32(0.75)

    Source: keras.metrics.F1Score.
    """

    def __init__(self, average=None, threshold=None, name="f1_score", dtype=None):
        super().__init__(average, 1.0, threshold, name, dtype)

    def get_config(self) -> dict:
        config = super().get_config()
        del config["beta"]
        return config


def _require(holds, received, rule):
    if not holds:
        raise ValueError(explain("FBetaScore", received, rule))
