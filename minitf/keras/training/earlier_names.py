"""What programs written for Keras 2 call in a `train_step` of their own; it still works, with a warning. Floor 7.

    loss = self.compiled_loss(y, y_pred, regularization_losses=self.losses)
    self.compiled_metrics.update_state(y, y_pred)

Read `steps.py`, what is called today.
"""

import warnings

from .. import metrics


class CompiledMetrics:
    """`model.compiled_metrics`: the metrics of a model, which see a batch when this is told so."""

    def __init__(self, model):
        self._model = model

    def update_state(self, y, y_pred, sample_weight=None):
        """Let every metric of the model see a batch; means, which have no targets, the outputs."""
        warnings.warn("`model.compiled_metrics` is deprecated. Instead, update each of `model.metrics`.",
                      stacklevel=2)
        for metric in self._model.metrics:
            seen = (y_pred,) if isinstance(metric, metrics.Mean) else (y, y_pred)
            metric.update_state(*seen, sample_weight=sample_weight)


def compiled_loss(model, y, y_pred, sample_weight=None):
    """`model.compiled_loss`: the loss that `compute_loss` finds, those of layers included."""
    warnings.warn("`model.compiled_loss()` is deprecated. Instead, use "
                  "`model.compute_loss(x, y, y_pred, sample_weight, training)`.", stacklevel=3)
    return model.compute_loss(y=y, y_pred=y_pred, sample_weight=sample_weight)
