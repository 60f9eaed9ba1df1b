"""The loops over epochs and batches. Floor 7. Read `steps.py` first.

They are thin: a batch costs a look at the callbacks, and the step itself, which is a program (`stepping.py`).
"""

import numpy as np

from ... import tree
from ...backend.errors import explain
from ...core.tensor import Tensor
from ...ops.ragged.ragged_tensor import RaggedTensor
from ...ops.shapes.joining import concat
from .logs import as_numbers


def fit(model, data, validation, callbacks, first, epochs, validation_freq):
    """Train for the epochs first ... epochs - 1, and validate after those that are due."""
    model.stop_training = False
    model.make_train_function()
    callbacks.on_train_begin()
    logs = None
    for epoch in range(model._initial_epoch or first, epochs):
        model.reset_metrics()
        callbacks.on_epoch_begin(epoch)
        logs = train_epoch(model, data, callbacks)
        if validation is not None and is_due(epoch, validation_freq):
            validation.rewind()
            measured = evaluate(model, validation, callbacks)
            logs.update({f"val_{name}": value for name, value in measured.items()})
        callbacks.on_epoch_end(epoch, logs)
        if model.stop_training:
            break
    if model.optimizer is not None and epochs > 0:
        model.optimizer.finalize_variable_values(model.trainable_weights)
    callbacks.on_train_end(logs)


def train_epoch(model, data, callbacks):
    """Take all training steps of one epoch, and return its logs."""
    logs = {}
    for first, last, batches in data:
        callbacks.on_train_batch_begin(first)
        logs = model.train_function(iter(batches))
        callbacks.on_train_batch_end(last, logs)
        if model.stop_training:
            break
    return dict(_of_all_batches(model, logs))


def evaluate(model, data, callbacks):
    """Measure loss and metrics over all batches, and return them as Python floats, by name."""
    model.make_test_function()
    model.stop_evaluating = False
    callbacks.on_test_begin()
    model.reset_metrics()
    logs = {}
    for first, last, batches in data:
        callbacks.on_test_batch_begin(first)
        logs = model.test_function(iter(batches))
        callbacks.on_test_batch_end(last, logs)
        if model.stop_evaluating:
            break
    logs = as_numbers(_of_all_batches(model, logs))
    callbacks.on_test_end(logs)
    return logs


def predict(model, data, callbacks):
    """Return the model's outputs for all batches, as NumPy arrays."""
    model.make_predict_function()
    model.stop_predicting = False
    callbacks.on_predict_begin()
    outputs = []
    for first, last, batches in data:
        callbacks.on_predict_batch_begin(first)
        outputs.append(model.predict_function(iter(batches)))
        callbacks.on_predict_batch_end(last, {"outputs": outputs[-1]})
        if model.stop_predicting:
            break
    callbacks.on_predict_end()
    return as_arrays(outputs)


def is_due(epoch, validation_freq):
    """Whether to measure after this epoch, which is counted from 0.

    >>> [epoch for epoch in range(6) if is_due(epoch, 2)], is_due(0, [1, 5])
    ([1, 3, 5], True)

    Raises: ValueError where the frequency is neither an int nor a list of epochs, counted from 1.
    """
    if isinstance(validation_freq, int):
        return (epoch + 1) % validation_freq == 0
    if isinstance(validation_freq, list):
        return epoch + 1 in validation_freq
    raise ValueError(explain("fit: validation_freq", f"{validation_freq!r}", "it must be an int or a list of epochs"))


def as_arrays(outputs):
    """Return the outputs of several executions as NumPy arrays, one after the other; ragged ones as they are."""
    if not outputs:
        raise ValueError(explain("predict", "no batches", "there must be at least one", "Look at the data"))
    return tree.map_structure(_as_array, *outputs)


def _as_array(*parts):
    if isinstance(parts[0], RaggedTensor):
        return parts[0] if len(parts) == 1 else concat(parts, 0)
    if len(parts) == 1:
        return parts[0].numpy() if isinstance(parts[0], Tensor) else parts[0]
    arrays = [np.asarray(part) for part in parts]
    return np.concatenate(arrays) if arrays[0].ndim else np.stack(arrays)


def _of_all_batches(model, logs):
    """The logs of an epoch: what the metrics have found; or the last step's logs where a step returns others."""
    if not logs:  # of no batches: the metrics may not even be made
        return logs
    found = model.get_metrics_result()
    return found if isinstance(logs, dict) and set(logs) == set(found) else logs
