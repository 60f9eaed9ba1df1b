"""CompileMetrics: the metrics that `compile` was given, for each output. Floor 7. Read `outputs.py` first."""

from ... import tree
from ...backend.errors import explain
from .. import metrics as metrics_module
from ..naming import get_object_name
from .outputs import kind_of_targets, per_output, targets_of


class CompileMetrics:
    """All metrics of a model's outputs, updated and reset as if they were one.

    metrics, weighted_metrics: a list for a model with a single output; else a list or dict with an entry (a metric or
        a list of them) for each output. Only the weighted ones see sample weights.
    output_names: what the model calls its outputs, where it has names for them.

    Raises: ValueError for what is no list, tuple or dict.
    Source: keras.src.trainers.compile_utils.CompileMetrics.
    """

    name = "compile_metrics"

    def __init__(self, metrics, weighted_metrics, output_names=None):
        for what, given in (("metrics", metrics), ("weighted_metrics", weighted_metrics)):
            if given and not isinstance(given, list | tuple | dict):
                raise ValueError(explain(f"compile: {what}", f"{given!r} of type {type(given).__name__}",
                                         "it must be a list, tuple or dict", f"{what}=[{given!r}]"))
        self._given = metrics, weighted_metrics
        self._names = output_names
        self._plain = self._weighted = None  # for each output its list of metrics, from the first batch on

    @property
    def built(self):
        """Whether the first batch has come."""
        return self._plain is not None

    @property
    def metrics(self):
        """All metrics, in order."""
        return [metric for of_output in [*self._plain, *self._weighted] for metric in of_output] if self.built else []

    @property
    def variables(self):
        """What all metrics remember."""
        return [variable for metric in self.metrics for variable in metric.variables]

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Let every metric see a batch.

        Raises: ValueError where the metrics, or the targets, do not fit the outputs.
        """
        if not self.built:
            self._build(y_true, y_pred)
        outputs = tree.flatten(y_pred)
        targets = _padded(y_true, y_pred, self._names)
        weights = _weights(sample_weight, y_pred, self._names)
        for plain, weighted, y, output, weight in zip(self._plain, self._weighted, targets, outputs, weights):
            for metric in plain:
                metric.update_state(y, output)
            for metric in weighted:
                metric.update_state(y, output, weight)

    def _build(self, y_true, y_pred):
        lists = [self._lists(what, given, y_true, y_pred)
                 for what, given in zip(("metrics", "weighted_metrics"), self._given)]
        names = self._output_names(y_pred)
        self._prefixes = [f"{name}_" if name else "" for name in names]
        self._plain, self._weighted = lists

    def _lists(self, what, given, y_true, y_pred):
        """A list of Metrics for each output."""
        outputs, targets = tree.flatten(y_pred), _padded(y_true, y_pred, self._names)
        if not given:
            return [[] for _ in outputs]
        if len(outputs) == 1:
            return [[metric_of(metric, targets[0], outputs[0]) for metric in tree.flatten(given)]]
        try:
            chosen = per_output(what, given, y_pred, self._names, required=False)
            return [[metric_of(metric, y, output) for metric in (tree.flatten(several) if several is not None else ())]
                    for several, y, output in zip(chosen, targets, outputs, strict=True)]
        except KeyError as error:
            raise ValueError(*error.args) from error

    def _output_names(self, y_pred):
        """The names that go before those of the metrics; None for each where there is a single output."""
        count = len(tree.flatten(y_pred))
        if count == 1:
            return [None]
        if isinstance(y_pred, dict) and len(y_pred) == count:
            return sorted(y_pred)
        return self._names if self._names and len(self._names) == count else [None] * count

    def reset_state(self):
        """Let every metric start anew."""
        for metric in self.metrics:
            metric.reset_state()

    def result(self):
        """Return what the metrics have found: a dict, name -> number. Equal names are numbered.

        Raises: ValueError before the first batch.
        """
        if not self.built:
            raise ValueError(explain("CompileMetrics.result", "metrics that have seen no batch",
                                     "they are made for the outputs of the first one", "Call update_state first"))
        found, counts = {}, {}

        def add(name, metric):
            times = counts.get(name, 0)
            counts[name] = times + 1
            found[f"{name}_{times}" if times else name] = metric.result()

        for prefix, several in zip(self._prefixes, self._plain):
            for metric in several:
                add(prefix + metric.name, metric)
        for prefix, several in zip(self._prefixes, self._weighted):
            for metric in several:
                name = prefix + metric.name
                add(f"{prefix}weighted_{metric.name}" if name in counts else name, metric)
        return found

    def __repr__(self):
        return f"<CompileMetrics name={self.name}>"


def _padded(y_true, y_pred, names):
    """The targets of the outputs; None for those after the last where fewer are given."""
    count = len(tree.flatten(y_pred))
    targets = tree.flatten(y_true)
    return [*targets, *[None] * (count - len(targets))] if len(targets) < count else targets_of(y_true, y_pred, names)


def _weights(sample_weight, y_pred, names):
    """The sample weights of each output: one for all, or one each."""
    count = len(tree.flatten(y_pred))
    weights = [None] if sample_weight is None else tree.flatten(sample_weight)
    return weights * count if len(weights) == 1 else targets_of(sample_weight, y_pred, names)


def metric_of(identifier, y_true, y_pred):
    """Return the Metric for a name, a function or a Metric.

    "accuracy" and "acc" stand for the accuracy that fits the targets: see `kind_of_targets`.
    Raises: ValueError for None and for an unknown name, with the nearest one.
    """
    if identifier is None:
        raise ValueError(explain("compile: metrics", "None", "a metric is a name, a function or a Metric"))
    if isinstance(identifier, str) and identifier.lower() in ("accuracy", "acc"):
        kind = kind_of_targets(y_true, y_pred)
        classes = {"binary": metrics_module.BinaryAccuracy, "categorical": metrics_module.CategoricalAccuracy,
                   "sparse_categorical": metrics_module.SparseCategoricalAccuracy}
        return classes[kind](name=identifier)
    metric = metrics_module.get(identifier)
    name = identifier if isinstance(identifier, str) else get_object_name(metric)
    if not isinstance(metric, metrics_module.Metric):
        metric = metrics_module.MeanMetricWrapper(metric)
    metric.name = name
    return metric
