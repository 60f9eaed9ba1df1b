"""What happens to one batch: a step of training, of measuring, of predicting. Floor 7. Read next: `loops.py`.

These are the methods that a program overrides to train in its own way; whatever a step does is traced (`stepping.py`).
"""

from __future__ import annotations

import inspect
import warnings

from ... import tree
from ...autodiff.tape import GradientTape
from ...backend.errors import explain
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import shape
from ..config import floatx
from ..losses.reduction import share, unshared
from .compile_metrics import CompileMetrics
from .packing import unpack_x_y_sample_weight


class Steps:
    """The steps of a Trainer, and what they are made of."""

    def train_step(self, data):
        """Learn from one batch: take the loss, move the weights against its gradient. Returns the logs.

        data: a batch as the adapters make it: x, (x, y) or (x, y, sample_weight), tensors.
        """
        x, y, sample_weight = unpack_x_y_sample_weight(data)
        with GradientTape() as tape:
            y_pred = self._called(x, training=True)
            loss = self._compute_loss(x, y, y_pred, sample_weight, training=True)
            scaled = loss if self.optimizer is None else self.optimizer.scale_loss(loss)
        self._track(loss, x)
        weights = self.trainable_weights
        if weights:
            self.optimizer.apply_gradients(zip(tape.gradient(scaled, weights), weights))
        else:
            warnings.warn("The model does not have any trainable weights.", stacklevel=2)
        return self.compute_metrics(x, y, y_pred, sample_weight=sample_weight)

    def test_step(self, data):
        """Measure loss and metrics of one batch. Returns the logs."""
        x, y, sample_weight = unpack_x_y_sample_weight(data)
        y_pred = self._called(x, training=False)
        self._track(self._compute_loss(x, y, y_pred, sample_weight, training=False), x)
        return self.compute_metrics(x, y, y_pred, sample_weight=sample_weight)

    def predict_step(self, data):
        """Return the model's outputs for one batch."""
        x, _, _ = unpack_x_y_sample_weight(data)
        return self._called(x, training=False)

    def _called(self, x, training):
        """The model's outputs; `training` is passed on where `call` has such an argument."""
        return self(x, training=training) if self._call_has_training_arg else self(x)

    def _track(self, loss, x):
        """Add a batch's loss to the mean of the epoch, by the number of its samples."""
        first = next(part for part in tree.flatten(x) if part is not None)
        self._compilation.tracker.update_state(unshared(loss), sample_weight=shape(first)[0])

    # --- loss ------------------------------------------------------------------------------------------------------
    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        """Return the loss of a batch: that of `compile`, and what layers have added; a number.

        Raises: ValueError where there is neither.
        """
        compiled = self._compilation and self._compilation.loss
        of_outputs = compiled(y, y_pred, sample_weight) if compiled else None
        found = [] if of_outputs is None else [of_outputs]
        found += [share(_as_number(loss)) for loss in self.losses]
        if not found:
            raise ValueError(explain(f"{type(self).__name__}.compute_loss", "neither a loss from `compile()` nor one "
                                     "added by a layer", "No loss to compute",
                                     "Provide a `loss` argument in `compile()`"))
        return found[0] if len(found) == 1 else sum(found[1:], found[0])

    def _compute_loss(self, x, y, y_pred, sample_weight, training):
        """`compute_loss`, which a subclass may have written without the argument `training`."""
        if "training" in inspect.signature(self.compute_loss).parameters:
            return self.compute_loss(x, y, y_pred, sample_weight, training=training)
        return self.compute_loss(x, y, y_pred, sample_weight)

    # --- metrics ---------------------------------------------------------------------------------------------------
    def compute_metrics(self, x, y, y_pred, sample_weight=None):
        """Let the metrics see a batch, and return what all have found so far, by name."""
        if self._compilation.metrics is not None:
            self._compilation.metrics.update_state(y, y_pred, sample_weight)
        return self.get_metrics_result()

    def get_metrics_result(self):
        """Return what the metrics have found since they were reset: a dict, name -> number."""
        found = {}
        for metric in self.metrics:
            result = metric.result()
            found.update(result if isinstance(result, dict) else {metric.name: result})
        return found

    @property
    def metrics(self):
        """The mean loss, the metrics of `compile`, those of this model's own, and those of its layers."""
        found = self._compilation.all_metrics() if self._compilation else []
        found += self._tracker.found["metrics"]
        for layer in self._layers:
            if not isinstance(layer, Steps):  # a model inside has metrics for when it is trained itself
                found += layer.metrics
        return found

    @property
    def metrics_names(self):
        """The names of `metrics`."""
        return [metric.name for metric in self.metrics]

    def reset_metrics(self):
        """Let all metrics start anew."""
        for metric in self.metrics:
            metric.reset_state()

    def _logged_names(self):
        """The names of single values, in the order in which `evaluate` returns them."""
        return [one.name for metric in self.metrics
                for one in (metric.metrics if isinstance(metric, CompileMetrics) else [metric])]

    # --- settings --------------------------------------------------------------------------------------------------
    @property
    def run_eagerly(self):
        """Whether steps run as plain Python."""
        return self._compilation.given["run_eagerly"] if self._compilation else False

    @run_eagerly.setter
    def run_eagerly(self, value):
        self._set("run_eagerly", value)

    @property
    def jit_compile(self):
        """Whether steps become the fastest program there is."""
        return self._compilation.given["jit_compile"] if self._compilation else True

    @jit_compile.setter
    def jit_compile(self, value):
        self._set("jit_compile", value)

    @property
    def steps_per_execution(self):
        """Batches between two looks at the callbacks."""
        return self._compilation.given["steps_per_execution"] if self._compilation else 1

    @steps_per_execution.setter
    def steps_per_execution(self, value):
        self._set("steps_per_execution", value)

    def _set(self, name, value):
        """Change a setting of a model that is compiled; the next steps are made anew."""
        if self._compilation is None:
            raise ValueError(explain(f"{type(self).__name__}.{name}", "a model that is not compiled",
                                     "You must call `compile()` before changing a setting",
                                     f"compile(..., {name}=...)"))
        self._compilation.given[name] = value
        self.train_function = self.test_function = self.predict_function = None


def _as_number(loss):
    """A loss that a layer added, as floatx []."""
    return reduce_sum(loss if loss.dtype.is_floating else cast(loss, floatx()))
