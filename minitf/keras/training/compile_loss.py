"""CompileLoss: the losses that `compile` was given, one for each output, added up. Floor 7. Read next: `outputs.py`."""

from typing import NamedTuple

from ... import tree
from ...backend.errors import InvalidArgumentError, explain
from ...core.context import executing_eagerly
from ...ops.shapes.identity import cast
from .. import losses, metrics
from ..config import floatx
from ..losses.reduction import unshared
from ..losses.wrapper import LossFunctionWrapper
from ..symbolic.operation import same_error
from .outputs import is_flat, kind_of_targets, per_output, targets_of


class OutputLoss(NamedTuple):
    """The loss of one output."""

    output: int        # its number among all outputs
    loss: object       # a Loss: (y_true, y_pred, sample_weight) -> a number
    weight: object     # how much it counts in the sum, or None
    tracker: object    # the Mean that reports it; None where it is the only one


class CompileLoss:
    """The number that training makes smaller: the sum of every output's loss, times its weight.

    loss: a name, function or Loss, for all outputs; or a list, tuple or dict with one for each, None for an output
        that has none.
    loss_weights: a number, list, tuple or dict that fits `loss`.
    output_names: what the model calls its outputs, where it has names for them.

    What belongs to which output is settled by the first batch, as only that shows the structure of the outputs.
    Source: keras.src.trainers.compile_utils.CompileLoss. Differs: an output cannot have a list of losses.
    """

    def __init__(self, loss, loss_weights=None, output_names=None):
        if loss_weights and not isinstance(loss_weights, list | tuple | dict | float | int):
            raise ValueError(explain("compile: loss_weights", f"{loss_weights!r}", "it must be a number for a single "
                                     "output, or a list, tuple or dict for several"))
        self._loss = loss
        self._weights = loss_weights
        self._names = output_names
        self._parts = None

    @property
    def metrics(self):
        """The means of the single losses, where there are several."""
        return [part.tracker for part in self._parts or () if part.tracker is not None]

    @property
    def built(self):
        """Whether the first batch has come."""
        return self._parts is not None

    def __call__(self, y_true, y_pred, sample_weight=None):
        """Return the sum of all losses of a batch, floatx []; None where no output has one.

        Raises: ValueError where targets do not fit the outputs.
        """
        outputs = tree.flatten(y_pred)
        wanted = [loss is not None for loss in per_output("loss", self._loss, y_pred, self._names, required=True)]
        targets = targets_of(y_true, y_pred, self._names, wanted)
        weights = targets_of(sample_weight, y_pred, self._names, wanted) if tree.is_nested(sample_weight) else None
        if self._parts is None:
            self._parts = self._built(targets, y_pred)
        total = None
        for number, loss, weight, tracker in self._parts:
            here = sample_weight if weights is None else weights[number]
            value = cast(self._value(loss, number, targets[number], outputs[number], here), floatx())
            if tracker is not None:
                # A compiled step does not know how many rows its batch has: there all batches count alike, as in Keras.
                rows = outputs[number].shape[0] if executing_eagerly() else None
                tracker.update_state(unshared(value), sample_weight=rows)
            value = value if weight is None else value * weight
            total = value if total is None else total + value
        return total

    def _value(self, loss, number, y_true, y_pred, sample_weight):
        """One output's loss.

        Raises: what the loss raises, with a message that names it and the output.
        """
        of_output = f" of output {self._names[number]!r}" if self._names else ""
        if y_true is None:
            raise ValueError(explain(f"the loss {loss.name!r}{of_output}", "no targets", "it compares the output with "
                                     "y_true", "Pass y, or let the dataset yield pairs (x, y)"))
        try:
            return loss(y_true, y_pred, sample_weight)
        except (ValueError, InvalidArgumentError) as error:
            parts = {"y_true": y_true, "y_pred": y_pred, "sample_weight": sample_weight}
            received = ", ".join(f"{name} has shape {tuple(x.shape)}" for name, x in parts.items() if x is not None)
            raise same_error(error, explain(f"the loss {loss.name!r}{of_output}", received, str(error),
                                            "The targets must fit what the model returns")) from error

    def _built(self, targets, y_pred):
        """An OutputLoss for each output that has a loss."""
        chosen = per_output("loss", self._loss, y_pred, self._names, required=True)
        weights = self._weights_of(chosen, y_pred)
        outputs = tree.flatten(y_pred)
        found = [(number, loss_of(chosen[number], targets[number], outputs[number]), weights[number])
                 for number in self._order(y_pred) if chosen[number] is not None]
        names = self._names_of(found, y_pred)
        return [OutputLoss(*part, metrics.Mean(name=f"{name}_loss") if len(found) > 1 else None)
                for part, name in zip(found, names)]

    def _order(self, y_pred):
        """The numbers of the outputs in the order in which their losses are reported: that of `loss`, if it is a dict.

        The numbers of a dict's values are by the order of its keys.
        """
        if not (isinstance(y_pred, dict) and is_flat(y_pred)):
            return range(len(tree.flatten(y_pred)))
        keys = sorted(y_pred)
        return [keys.index(key) for key in (self._loss if isinstance(self._loss, dict) else y_pred)]

    def _weights_of(self, chosen, y_pred):
        """The weight of each output's loss, None where nothing is said."""
        weights = self._weights
        if isinstance(weights, list | tuple):
            with_loss = [number for number, loss in enumerate(chosen) if loss is not None]
            if len(weights) not in (len(with_loss), len(chosen)):
                raise ValueError(explain("compile: loss_weights", f"{len(weights)} weights and {len(with_loss)} losses",
                                         "there must be one for each loss"))
            if len(weights) == len(with_loss):
                given = dict(zip(with_loss, weights))
                return [given.get(number) for number in range(len(chosen))]
        return per_output("loss_weights", weights, y_pred, self._names, required=False)

    def _names_of(self, found, y_pred):
        """What each of the losses is reported as."""
        if not is_flat(y_pred):
            paths = ["/".join(map(str, path)) for path, _ in tree.flatten_with_paths(y_pred)]
            return [paths[number] for number, _, _ in found]
        if isinstance(y_pred, dict):
            return [sorted(y_pred)[number] for number, _, _ in found]
        return [self._names[number] if self._names else loss.name for number, loss, _ in found]


def loss_of(identifier, y_true, y_pred):
    """Return the Loss for a name, a function or a Loss.

    "crossentropy" and "ce" stand for the cross entropy that fits the targets: see `kind_of_targets`.
    Raises: ValueError for an unknown name, with the nearest one.
    """
    if isinstance(identifier, str) and identifier.lower() in ("crossentropy", "ce"):
        kind = kind_of_targets(y_true, y_pred)
        loss = getattr(losses, f"{kind}_crossentropy")
    else:
        loss = losses.get(identifier)
    if isinstance(loss, losses.Loss):
        return loss
    name = identifier if isinstance(identifier, str) else getattr(loss, "__name__", type(loss).__name__)
    return LossFunctionWrapper(loss, name=name)
