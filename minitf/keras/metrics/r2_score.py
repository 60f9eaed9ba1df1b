"""R2Score: how much of the spread of the labels a model explains. Floor 7."""

from __future__ import annotations

import warnings

from ...backend.errors import explain
from ...core.context import local
from ...ops.elementwise.finite import is_inf
from ...ops.indexing.selection import where
from ...ops.reductions.reduction import reduce_mean
from ...ops.shapes.broadcasting import broadcast_to, reduce_sum
from ...ops.shapes.creation import zeros_like
from ...ops.shapes.layout import expand_dims, shape, size
from ..losses.arguments import as_tensor, same_rank
from .metric import Metric

AGGREGATIONS = (None, "uniform_average", "variance_weighted_average")
SUMS = {"squared_sum": "squared_sum", "sum": "sum", "total_mse": "residual", "count": "count"}


class R2Score(Metric):
    """1 - sum of (y_true - y_pred)**2 / sum of (y_true - mean)**2: 1 is perfect, 0 as good as the mean of the labels.

    class_aggregation: None, a score for each column; "uniform_average", their mean; "variance_weighted_average", their
        mean where each counts by the spread of its labels.
    num_regressors: int >= 0, how many inputs the model has, by which the score is lowered; 0: it is not.
    name, dtype: as for `Metric`.

        >>> import minitf as tf
        >>> tf.keras.metrics.R2Score()([[1.], [4.], [3.]], [[2.], [4.], [4.]]).numpy().round(4)
        np.float32(0.5714)

    Raises: ValueError for an argument out of range, and for labels or predictions that are not [B, D].
    Source: keras.metrics.R2Score.
    """

    _direction = "up"

    def __init__(self, class_aggregation="uniform_average", num_regressors=0, name="r2_score", dtype=None):
        super().__init__(name=name, dtype=dtype)
        _require(class_aggregation in AGGREGATIONS, f"class_aggregation is {class_aggregation!r}",
                 f"it must be one of {AGGREGATIONS}")
        _require(num_regressors >= 0, f"num_regressors is {num_regressors}", "it must be an int >= 0")
        self.class_aggregation = class_aggregation
        self.num_regressors = num_regressors
        self.num_samples = self.add_variable((), "zeros", name="num_samples")
        self._built = False

    def _build(self, y_true, y_pred):
        for what, y in ("y_true", y_true), ("y_pred", y_pred):
            _require(y.ndim == 2 and y.shape[1] is not None, f"{what} has shape {y.shape}", "it must be [B, D]")
        for attribute, name in SUMS.items():
            setattr(self, attribute, self.add_variable((y_pred.shape[1],), "zeros", name=name))
        self._built = True

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Take in a batch.  y_true, y_pred: [B, D].  sample_weight: [B] or [B, D], or None."""
        y_true, y_pred = same_rank(as_tensor(y_true, self.dtype), as_tensor(y_pred, self.dtype))
        if not self._built:
            self._build(y_true, y_pred)
        weight = as_tensor(1 if sample_weight is None else sample_weight, self.dtype)
        weight = broadcast_to(expand_dims(weight, 1) if weight.ndim == 1 else weight, shape(y_true))
        weighted = y_true * weight
        self.sum.assign_add(reduce_sum(weighted, axis=0))
        self.squared_sum.assign_add(reduce_sum(y_true * weighted, axis=0))
        self.total_mse.assign_add(reduce_sum((y_true - y_pred) ** 2 * weight, axis=0))
        self.count.assign_add(reduce_sum(weight, axis=0))
        self.num_samples.assign_add(size(y_true))

    def result(self):
        spread = self.squared_sum - self.sum * (self.sum / self.count)
        scores = 1 - self.total_mse / spread
        scores = where(is_inf(scores), zeros_like(scores), scores)
        if self.class_aggregation == "uniform_average":
            scores = reduce_mean(scores)
        elif self.class_aggregation == "variance_weighted_average":
            scores = reduce_sum(spread * scores) / reduce_sum(spread)
        return self._adjusted(scores) if self.num_regressors else scores

    def _adjusted(self, score):
        """The score, lowered by what as many inputs explain by chance; as it is where there are too few samples."""
        samples = self.num_samples.value
        free = samples - 1.0 - self.num_regressors
        if local.state.graph is None and free <= 0:
            fix = "The score is not adjusted; take in more samples first"
            warnings.warn(explain("R2Score", f"{self.num_regressors} regressors for {int(samples)} samples",
                                  "there must be at least 2 samples more", fix), stacklevel=3)
        return where(free > 0, 1.0 - (1.0 - score) * (samples - 1.0) / free, score)

    def get_config(self) -> dict:
        return {**super().get_config(), "class_aggregation": self.class_aggregation,
                "num_regressors": self.num_regressors}


def _require(holds, received, rule):
    if not holds:
        raise ValueError(explain("R2Score", received, rule))
