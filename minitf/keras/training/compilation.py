"""Compilation: what `compile` has settled. Floor 7.

It stands in one object, beside the model's layers, so that a model does not take its losses and metrics for layers.
"""

from .. import metrics
from .compile_loss import CompileLoss
from .compile_metrics import CompileMetrics


class Compilation:
    """Losses, metrics and settings of a compiled model.

    given: the arguments of `compile`, by name.
    loss: the CompileLoss, or None.  metrics: the CompileMetrics, or None.
    tracker: the mean of the loss over an epoch.
    """

    def __init__(self, model, given):
        names = getattr(model, "output_names", None)
        self.given = given
        self.loss = self.metrics = None
        if given["loss"] is not None:
            self.loss = CompileLoss(given["loss"], given["loss_weights"], names)
        if given["metrics"] is not None or given["weighted_metrics"] is not None:
            self.metrics = CompileMetrics(given["metrics"], given["weighted_metrics"], names)
        self.tracker = metrics.Mean(name="loss")

    def all_metrics(self):
        """The tracker of the loss, the metrics, the trackers of single losses."""
        return [self.tracker, *([self.metrics] if self.metrics else []), *(self.loss.metrics if self.loss else [])]
