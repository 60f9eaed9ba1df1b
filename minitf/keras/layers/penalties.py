"""What a layer adds to the loss: its regularizers, and what it passes to `add_loss`. Floor 7. Next: `call.py`.

The outermost call of a layer clears the list, so `losses` speaks of the last call of the model.
"""

from ... import tree
from ...backend.errors import explain
from ...core.tensor import Tensor
from ...ops.elementwise.no_nan import divide_no_nan
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import shape
from ..scopes import here


class Ever:
    """Whether any layer of the process has added a loss: until then nothing needs clearing before a call."""

    added = False


class Penalties:
    """The part of a Layer that adds to the loss."""

    def add_loss(self, loss):
        """Add a tensor without axes, or a list of them, to the loss that training makes small.

        Call it inside `call`. While a layer is called on KerasTensors it does nothing.
        Raises: ValueError for what is no tensor.
        Source: keras.Layer.add_loss.
        """
        losses = tree.flatten(loss)
        for x in losses:
            if not isinstance(x, Tensor):
                raise ValueError(explain(f"{type(self).__name__}.add_loss", f"received {x!r}",
                                         "it takes a tensor, and is called inside `call`"))
        surroundings = here.surroundings
        if surroundings.inferring:
            return
        if surroundings.stateless is not None:
            if surroundings.stateless.collect_losses:
                surroundings.stateless.losses.extend(losses)
                self._borrowed_losses.update(map(id, losses))
            return
        self._losses.extend(losses)
        Ever.added = True

    def add_metric(self, *args, **kwargs):
        """Not in Keras 3.  Raises: NotImplementedError."""
        raise NotImplementedError(explain(f"{type(self).__name__}.add_metric", "a call", "the method is deprecated",
                                          "Use Model.compile(metrics=[...]), or make a metric an attribute of the "
                                          "layer and call its update_state()"))

    @property
    def losses(self) -> list:
        """What was passed to `add_loss`, here and in the layers inside; then a penalty for each regularized weight."""
        if self._losses_override:
            return self._losses_override
        layers = [self, *self._flatten_layers(include_self=False)]
        added = [loss for layer in layers for loss in layer._own_losses()]
        return added + [v.regularizer(v) for v in self.trainable_weights if v.regularizer is not None]

    def _own_losses(self) -> list:
        stateless = here.surroundings.stateless
        if stateless is None:
            return list(self._losses)
        return [loss for loss in stateless.losses if id(loss) in self._borrowed_losses]

    def _clear_losses(self):
        """Forget what was added, here and in the layers inside."""
        for layer in [self, *self._flatten_layers(include_self=False)]:
            layer._losses.clear()
            layer._borrowed_losses.clear()

    def _add_activity_losses(self, outputs):
        """Add what the activity regularizer says of each output: the mean over the batch."""
        for y in tree.flatten(outputs):
            if isinstance(y, Tensor):
                loss = self.activity_regularizer(y)
                self.add_loss(divide_no_nan(loss, cast(shape(y)[0], loss.dtype)) if y.ndim else loss)
