"""Losses by name, as in `compile(loss="mse")`, and their configs. Floor 7."""

from __future__ import annotations

from ...backend.errors import did_you_mean, explain
from .. import losses as table
from ..serialization import deserialize_keras_object, serialize_keras_object

ALIASES = {
    "bce": "binary_crossentropy", "BCE": "binary_crossentropy",
    "kld": "kl_divergence", "KLD": "kl_divergence",
    "mse": "mean_squared_error", "MSE": "mean_squared_error",
    "mae": "mean_absolute_error", "MAE": "mean_absolute_error",
    "mape": "mean_absolute_percentage_error", "MAPE": "mean_absolute_percentage_error",
    "msle": "mean_squared_logarithmic_error", "MSLE": "mean_squared_logarithmic_error",
}  # fmt: skip
NO_LOSSES = ("get", "serialize", "deserialize", "Reduction")


def get(identifier):
    """The loss that `identifier` stands for.

    identifier: the name of a loss function or class, a config, a function, a Loss, a class of losses, or None.
    Returns: a function of y_true and y_pred, or a Loss; None for None.

        >>> import minitf as tf
        >>> tf.keras.losses.get("mse").__name__
        'mean_squared_error'
        >>> tf.keras.losses.get({"class_name": "Huber", "config": {"delta": 2.0}}).delta
        2.0

    Raises: ValueError for an unknown name, or what is no loss.
    Source: keras.losses.get.
    """
    if identifier is None:
        return None
    found = identifier
    if isinstance(identifier, dict):
        found = deserialize(identifier)
    elif isinstance(identifier, str):
        found = LOSSES.get(identifier)
    if not callable(found):
        fix = did_you_mean(identifier, LOSSES) or "Use a name, a function of y_true and y_pred, or a Loss"
        raise ValueError(explain("losses.get", f"identifier is {identifier!r}", "it stands for no loss", fix))
    return found() if isinstance(found, type) else found


def serialize(loss):
    """The config of a loss function or a Loss, from which `deserialize` makes it again.

    Source: keras.losses.serialize.
    """
    return serialize_keras_object(loss)


def deserialize(name, custom_objects=None):
    """The loss of a config, or of a name.

    custom_objects: dict, name -> class or function, for those that are not of Keras.
    Raises: ValueError for an unknown name; TypeError for what is no config.
    Source: keras.losses.deserialize.
    """
    return deserialize_keras_object(name, custom_objects=custom_objects, module_objects=LOSSES)


LOSSES = {name: getattr(table, ALIASES.get(name, name)) for name in {*dir(table), *ALIASES} if name not in NO_LOSSES}
