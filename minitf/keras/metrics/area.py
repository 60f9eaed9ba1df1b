"""AUC: the area under the curve that a changing threshold draws. Floor 7. Read `thresholds.py` first."""

from __future__ import annotations

from enum import Enum

from ...backend.errors import did_you_mean, explain
from ...ops.elementwise.comparison import equal, greater
from ...ops.elementwise.exponential import log
from ...ops.elementwise.extrema import maximum, minimum
from ...ops.elementwise.logical import logical_and
from ...ops.elementwise.no_nan import divide_no_nan
from ...ops.indexing.selection import where
from ...ops.nn.sigmoid import sigmoid
from ...ops.reductions.reduction import reduce_mean
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.creation import ones_like, zeros_like
from ..config import epsilon
from ..losses.arguments import as_tensor
from .metric import Metric
from .thresholds import Counts, Thresholds, count
from .tradeoffs import even_thresholds, precisions, recalls


class AUCCurve(Enum):
    """The curves: false against true alarms (ROC), recall against precision (PR), and the gains of those (PRGAIN)."""

    ROC = "ROC"
    PR = "PR"
    PRGAIN = "PRGAIN"


class AUCSummationMethod(Enum):
    """What lies between two points of a curve: a straight line, the larger value, or the smaller one."""

    INTERPOLATION = "interpolation"
    MAJORING = "majoring"
    MINORING = "minoring"


class AUC(Metric):
    """The area under a curve. Under the ROC curve, 1 is perfect and 0.5 is guessing.

    num_thresholds: int > 1, how many thresholds are tried; they lie evenly in [0, 1].
    curve: "ROC", recall over the share of false alarms; "PR", precision over recall; or "PRGAIN".
    summation_method: "interpolation", "majoring" or "minoring": what lies between two points.
    thresholds: floats in [0, 1] to be tried instead, besides 0 and 1.
    multi_label: whether every label, along the last axis, has a curve of its own; the result is their mean.
    num_labels: how many labels those are, where that is to be known before the first batch.
    label_weights: floats, a weight for each label.
    from_logits: whether predictions are scores before the sigmoid.
    name, dtype: as for `Metric`.

        >>> import minitf as tf
        >>> tf.keras.metrics.AUC(num_thresholds=3)([0, 0, 1, 1], [0, 0.5, 0.3, 0.9]).numpy()
        np.float32(0.75)

    Raises: ValueError for unknown curves and methods, too few thresholds, or labels that do not fit.
    Source: keras.metrics.AUC; for PR, Davis and Goadrich, 2006, https://doi.org/10.1145/1143844.1143874; for PRGAIN,
    Flach and Kull, 2015.
    """

    _direction = "up"

    def __init__(self, num_thresholds=200, curve="ROC", summation_method="interpolation", name=None, dtype=None,
                 thresholds=None, multi_label=False, num_labels=None, label_weights=None, from_logits=False):
        self.curve = _chosen(AUCCurve, "curve", curve)
        self.summation_method = _chosen(AUCSummationMethod, "summation_method", summation_method)
        self._own_thresholds = None if thresholds is None else sorted(thresholds)
        self.num_thresholds = num_thresholds if thresholds is None else len(thresholds) + 2
        if self.num_thresholds <= 1:
            raise ValueError(explain("AUC", f"num_thresholds is {num_thresholds}", "it must be an int > 1"))
        if num_labels and not multi_label:
            raise ValueError(explain("AUC", f"num_labels is {num_labels}", "it is needed only with multi_label=True"))
        super().__init__(name=name, dtype=dtype)
        inner = even_thresholds(num_thresholds)[1:-1] if thresholds is None else self._own_thresholds
        # the outer ones lie just outside, so that all predictions are above the first and none is above the last
        self._thresholds = Thresholds([-epsilon(), *inner, 1 + epsilon()])
        self.multi_label = multi_label
        self.num_labels = num_labels
        self.label_weights = None if label_weights is None else as_tensor(label_weights, self.dtype)
        self._from_logits = from_logits
        self._built = False
        if num_labels or not multi_label:
            self._build([None, num_labels])

    @property
    def thresholds(self) -> list:
        return list(self._thresholds.values)

    def _build(self, shape):
        """Make the variables.  shape: that of y_pred, of which only the number of labels counts."""
        if self.multi_label and len(shape) != 2:
            raise ValueError(explain("AUC", f"y_pred has shape {shape}", "with multi_label it must be [B, L]"))
        labels = (shape[1],) if self.multi_label else ()
        for kind in Counts._fields:
            setattr(self, kind, self.add_variable((self.num_thresholds, *labels), "zeros", name=kind))
        self._built = True

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Count a batch.  y_true: labels 0 and 1, [B] or [B, L].  y_pred: probabilities, of the same shape."""
        y_pred = as_tensor(y_pred, self.dtype)
        if not self._built:
            self._build(y_pred.shape)
        counts = count(self._thresholds, y_true, sigmoid(y_pred) if self._from_logits else y_pred, sample_weight,
                       self.true_positives.dtype, multi_label=self.multi_label,
                       label_weights=None if self.multi_label else self.label_weights)
        for kind, added in counts._asdict().items():
            getattr(self, kind).assign_add(added)

    def result(self):
        if (self.curve, self.summation_method) == (AUCCurve.PR, AUCSummationMethod.INTERPOLATION):
            return self._over_labels(interpolated_pr_areas(self))
        x, y = CURVES[self.curve](self)
        return self._over_labels((x[:-1] - x[1:]) * HEIGHTS[self.summation_method](y[:-1], y[1:]))

    def _over_labels(self, areas):
        """The sum of the areas between neighbouring thresholds; with several labels, the mean of their sums."""
        if not self.multi_label:
            return reduce_sum(areas)
        by_label = reduce_sum(areas, axis=0)
        if self.label_weights is None:
            return reduce_mean(by_label)
        weights = as_tensor(self.label_weights, by_label.dtype)
        return divide_no_nan(reduce_sum(by_label * weights), reduce_sum(weights))

    def get_config(self) -> dict:
        weights = None if self.label_weights is None else self.label_weights.numpy().tolist()
        config = {
            **super().get_config(), "num_thresholds": self.num_thresholds, "curve": self.curve.value,
            "summation_method": self.summation_method.value, "multi_label": self.multi_label,
            "num_labels": self.num_labels, "label_weights": weights, "from_logits": self._from_logits,
        }  # fmt: skip
        return config if self._own_thresholds is None else {**config, "thresholds": self._own_thresholds}


def roc(counts):
    """The share of false alarms, and recall."""
    not_so = counts.false_positives + counts.true_negatives
    return divide_no_nan(counts.false_positives.value, not_so), recalls(counts)


def pr(counts):
    """Recall and precision."""
    return recalls(counts), precisions(counts)


def pr_gain(counts):
    """Recall and precision, each as the gain over a model that always says yes."""
    right = counts.true_positives.value
    odds = divide_no_nan(right + counts.false_negatives, counts.true_negatives + counts.false_positives)
    none_right = equal(right, 0.0)
    recall = 1.0 - odds * divide_no_nan(counts.false_negatives.value, right)
    precision = 1.0 - odds * divide_no_nan(counts.false_positives.value, right)
    recall = maximum(where(none_right, zeros_like(right), recall), 0.0)
    return recall, where(none_right, ones_like(right), precision)


CURVES = {AUCCurve.ROC: roc, AUCCurve.PR: pr, AUCCurve.PRGAIN: pr_gain}
HEIGHTS = {
    AUCSummationMethod.INTERPOLATION: lambda left, right: (left + right) / 2.0,
    AUCSummationMethod.MINORING: minimum,
    AUCSummationMethod.MAJORING: maximum,
}


def interpolated_pr_areas(counts):
    """The areas under the PR curve between neighbouring thresholds: float [T - 1] or [T - 1, L].

    Between two points true positives grow in a straight line with all that is marked, and precision, their quotient,
    does not: its integral has a logarithm in it.
    """
    right, missed = counts.true_positives.value, counts.false_negatives.value
    marked = right + counts.false_positives
    gained = right[:-1] - right[1:]
    slope = divide_no_nan(gained, maximum(marked[:-1] - marked[1:], 0))
    intercept = right[1:] - slope * marked[1:]
    both = logical_and(greater(marked[:-1], 0), greater(marked[1:], 0))
    ratio = where(both, divide_no_nan(marked[:-1], maximum(marked[1:], 0)), ones_like(gained))
    return divide_no_nan(slope * (gained + intercept * log(ratio)), maximum(right[1:] + missed[1:], 0))


def _chosen(options, argument, value):
    """The member of an Enum that `value` is, or that has this name: "ROC" or "roc", "majoring" or "Majoring"."""
    by_name = {name: option for option in options
               for name in (option.value, option.value.lower() if option.value.isupper() else option.value.title())}
    found = value if isinstance(value, options) else by_name.get(value)
    if found is None:
        names = [option.value for option in options]
        raise ValueError(explain("AUC", f"{argument} is {value!r}", f"it must be one of {names}",
                                 did_you_mean(value, names)))
    return found
