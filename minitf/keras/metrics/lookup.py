"""Metrics by name, as in `compile(metrics=["accuracy"])`, and their configs. Floor 7."""

from __future__ import annotations

from ...backend.errors import did_you_mean, explain
from .. import metrics as table
from ..naming import to_snake_case
from ..serialization import deserialize_keras_object, serialize_keras_object

ALIASES = {
    "bce": "BinaryCrossentropy", "BCE": "BinaryCrossentropy",
    "mse": "MeanSquaredError", "MSE": "MeanSquaredError",
    "mae": "MeanAbsoluteError", "MAE": "MeanAbsoluteError",
    "mape": "MeanAbsolutePercentageError", "MAPE": "MeanAbsolutePercentageError",
    "msle": "MeanSquaredLogarithmicError", "MSLE": "MeanSquaredLogarithmicError",
}  # fmt: skip


def get(identifier):
    """The metric that `identifier` stands for.

    identifier: the name of a metric, as its class has it or in snake_case; a config, a function, a Metric, a class of
        metrics, or None.
    Returns: a Metric, a function of y_true and y_pred, or None for None.

        >>> import minitf as tf
        >>> tf.keras.metrics.get("mse")
        <MeanSquaredError name=mean_squared_error>

    Raises: ValueError for an unknown name, or what is no metric.
    Source: keras.metrics.get.
    """
    if identifier is None:
        return None
    found = identifier
    if isinstance(identifier, dict):
        found = deserialize(identifier)
    elif isinstance(identifier, str):
        found = METRICS.get(identifier)
    if not callable(found):
        fix = did_you_mean(identifier, METRICS) or "Use a name, a function of y_true and y_pred, or a Metric"
        raise ValueError(explain("metrics.get", f"identifier is {identifier!r}", "it stands for no metric", fix))
    return found() if isinstance(found, type) else found


def serialize(metric):
    """The config of a Metric, or of a function, from which `deserialize` makes it again.

    Source: keras.metrics.serialize.
    """
    return serialize_keras_object(metric)


def deserialize(config, custom_objects=None):
    """The metric of a config, or of a name.

    custom_objects: dict, name -> class or function, for those that are not of Keras.
    Raises: ValueError for an unknown name; TypeError for what is no config.
    Source: keras.metrics.deserialize.
    """
    return deserialize_keras_object(config, custom_objects=custom_objects, module_objects=METRICS)


_CLASSES = {name: found for name in dir(table) if isinstance(found := getattr(table, name), type)}
METRICS = {
    **_CLASSES,
    **{to_snake_case(name): found for name, found in _CLASSES.items()},
    **{alias: _CLASSES[name] for alias, name in ALIASES.items()},
}
