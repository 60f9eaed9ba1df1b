"""A whole model in an HDF5 file of older versions of Keras, `model.h5`. Floor 7. Read `legacy_weights.py` first.

    model_config, training_config      attributes: JSON
    model_weights/                     the layers' weights
    optimizer_weights/                 the optimizer's state
"""

import json
import os

from ...backend.errors import explain
from ...backend.log import get_logger
from ...wire.atomic import replacing
from .. import losses, metrics, optimizers
from ..deserialization import deserialize_keras_object
from ..layers.layer import Layer
from ..registry import CustomObjectScope
from ..release import VERSION
from ..serialization import serialize_keras_object
from .damage import damage_told
from .hdf5 import member, open_file
from .legacy_weights import arrays_in, read_layers, write_layers, write_weights
from .older_configs import as_today

METRIC_WORDS = ("accuracy", "acc", "crossentropy", "ce")  # what they mean depends on the outputs


def save_legacy(model, path, include_optimizer=True):
    """Write a model to a file: its config, weights, how it was compiled, the state of its optimizer.

    Folders that are not there yet are made.

    Raises: NotImplementedError for a model that has no config; ImportError without h5py.
    """
    config = {"class_name": type(model).__name__, "config": model.get_config()}
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with replacing(path) as new, open_file(new, "w") as file:
        file.attrs["keras_version"] = VERSION
        file.attrs["backend"] = "tensorflow"
        file.attrs["model_config"] = json.dumps(config)
        weights = file.create_group("model_weights")
        weights.attrs["keras_version"] = VERSION.encode()
        weights.attrs["backend"] = b"tensorflow"
        write_layers(weights, model)
        if include_optimizer and model.compiled and model.optimizer is not None:
            file.attrs["training_config"] = json.dumps(training_config(model))
            write_weights(file.create_group("optimizer_weights"), model.optimizer.variables)


def training_config(model) -> dict:
    """How a model was compiled, in the form of such files."""
    given = {name: short_config(value) for name, value in model._compilation.given.items() if name != "optimizer"}
    given["loss"] = in_full(given["loss"])
    optimizer = {"class_name": type(model.optimizer).__name__, "config": model.optimizer.get_config()}
    return {**given, "optimizer_config": optimizer}


def in_full(loss):
    """Names of losses as those of functions: Keras does not find "mse" when it reads such a file."""
    if isinstance(loss, str):
        try:
            return getattr(losses.get(loss), "__name__", loss)
        except ValueError:  # a function of the user's own, which `load_model` gets as one of the custom_objects
            return loss
    return [in_full(item) for item in loss] if isinstance(loss, list) else loss


def short_config(value):
    """A loss or metric as a name, or a dict of class and config; lists and dicts of such."""
    if isinstance(value, list | tuple):
        return [short_config(item) for item in value]
    if isinstance(value, dict):
        return {name: short_config(item) for name, item in value.items()}
    if hasattr(value, "get_config"):
        return {"class_name": type(value).__name__, "config": serialize_keras_object(value)["config"]}
    return value.__name__ if callable(value) else value


def load_legacy(path, custom_objects=None, compile=True, safe_mode=True):
    """Return the model in a file of `save_legacy`, or of an older version of Keras.

    Raises: ValueError where the file is not consistent, and for code in it; TypeError for a class that is not known;
    OSError for what is no HDF5 file; ImportError without h5py.
    """
    if not os.path.isfile(path):
        raise FileNotFoundError(explain("load_model", f"filepath={path!r}", "No such file"))
    with open_file(path, "r") as file, damage_told(path):
        config = as_today(_json(file, "model_config", path))
        if not isinstance(config, dict):
            raise ValueError(explain("load_model", f"{path!r}", "No model config found in the file"))
        model = deserialize_keras_object(config, custom_objects, safe_mode=safe_mode)
        if not isinstance(model, Layer):
            raise ValueError(explain("load_model", f"{path!r} with {type(model).__name__}", "it must hold a model"))
        read_layers(member(file, "model_weights"), model)
        if compile:
            _compile(model, file, path, custom_objects)
    return model


def _json(file, attribute, path):
    """The content of an attribute; None where there is none.  Raises: ValueError where it is no JSON."""
    text = file.attrs.get(attribute)
    try:
        return None if text is None else json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise ValueError(explain("load_model", f"{attribute} in {path!r}", f"it is no JSON ({error})")) from None


def _compile(model, file, path, custom_objects):
    """Compile a model as it was, and give its optimizer its state."""
    config = _json(file, "training_config", path)
    if not isinstance(config, dict) or "optimizer_config" not in config:
        get_logger().warning("No training configuration found in the save file, so the model was *not* compiled. "
                             "Compile it manually.")
        return
    with CustomObjectScope(custom_objects or {}):
        model.compile(optimizer=optimizers.deserialize(config["optimizer_config"]),
                      loss=_objects(losses.deserialize, config.get("loss")),
                      metrics=_objects(_metric, config.get("metrics")),
                      weighted_metrics=_objects(_metric, config.get("weighted_metrics")),
                      loss_weights=config.get("loss_weights"))
    if "optimizer_weights" in file and model.built:
        model.optimizer.build(model.trainable_variables)
        try:
            model.optimizer.set_weights(arrays_in(member(file, "optimizer_weights")))
        except ValueError as error:
            get_logger().warning(f"{error} The optimizer starts anew.")


def _metric(config):
    return config if config in METRIC_WORDS else metrics.deserialize(config)


def _objects(deserialize, config):
    """The losses or metrics in a structure of configs."""
    if config is None:
        return None
    if isinstance(config, str) or (isinstance(config, dict) and "class_name" in config):
        return deserialize(config)
    if isinstance(config, dict):
        return {name: _objects(deserialize, item) for name, item in config.items()}
    return [_objects(deserialize, item) for item in config]
