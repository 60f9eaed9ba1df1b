"""Configs of Keras 3 as TensorFlow.js reads them: those of Keras 2. Floor 8. Read `table.py` and `words.py` first.

    Keras 3                                                     there
    "batch_shape": [None, 8]                                    "batch_input_shape": [None, 8]
    "dtype": {"class_name": "DTypePolicy", ...}                 "dtype": "float32"
    "inbound_nodes": [{"args": [a tensor of "x"], ...}]         "inbound_nodes": [[["x", 0, 0, {}]]]
    {"module": ..., "class_name": ..., "registered_name": ...}  {"class_name": ..., "config": ...}
"""

from ...backend.dtypes import as_dtype
from ..weights.values import type_of
from .calls import MERGED, calls, masks_of, outputs, plain, shift
from .table import READ, refusals
from .words import word

MODELS = {"Sequential": "Sequential", "Functional": "Model", "Model": "Model"}
RENAMED = {"batch_shape": "batch_input_shape", "negative_slope": "alpha"}
HOLDS = ("layer", "cell")  # settings that are layers themselves


def model_config(class_name, config, refused) -> dict:
    """The config of a model.

    class_name, config: of Keras.   refused: a list of str, to which is added what has no counterpart.
    """
    config = plain(config)
    masks = masks_of(config["layers"])
    parts = [part for part in config["layers"] if part.get("name") not in masks]
    made = {"name": config["name"], "layers": [layer_config(part, refused, masks) for part in parts]}
    if class_name != "Sequential":
        for key in ("input_layers", "output_layers"):
            made[key] = outputs(config["name"], config[key], refused)
        shift(made, 1)
    return {"class_name": MODELS[class_name], "config": made}


def layer_config(part, refused, masks=frozenset()) -> dict:
    """The config of a layer, with its calls where it stands in a graph of layers.

    masks: names of what only makes masks, which layers find by themselves there.
    """
    class_name, config = part["class_name"], part["config"]
    name = config.get("name", class_name)
    if is_model(part):
        made = model_config(class_name, config, refused)
    elif part.get("module") == "keras.layers" and not part.get("registered_name"):
        made = {"class_name": class_name, "config": settings(name, class_name, config, refused, axes_of(part))}
    elif part.get("module") == "keras.src.ops.numpy" and class_name in MERGED:
        made = {"class_name": class_name, "config": {"name": name, "dtype": "float32"}}
    else:
        refused.append(f"{name} ({class_name}, which is not a layer of Keras)")
        made = {"class_name": class_name, "config": {"name": name}}
    if "inbound_nodes" in part:
        made.update(name=part["name"], inbound_nodes=calls(name, class_name, part["inbound_nodes"], masks, refused))
    return made


def is_model(part) -> bool:
    """Whether the config is that of a model with a graph of layers, and not of a subclass."""
    of_keras = str(part.get("module")).partition(".")[0] == "keras"
    return of_keras and part["class_name"] in MODELS and "layers" in part["config"]


def axes_of(part):
    """How many axes the input of a layer has; None where that is not known."""
    shape = (part.get("build_config") or {}).get("input_shape")
    return len(shape) if shape and not isinstance(shape[0], list) else None


def settings(name, class_name, config, refused, axes=None) -> dict:
    """The settings of a layer that its counterpart reads.   axes: how many its input has, where that is known."""
    if class_name == "BatchNormalization" and axes is not None and config["axis"] == axes - 1:
        config = config | {"axis": -1}
    refused += [f"{name} ({class_name})" if what == class_name else f"{name} ({class_name} with {what})"
                for what in refusals(class_name, config)]
    made = {"name": name, "dtype": dtype_there(class_name, config)}
    if "trainable" in config:
        made["trainable"] = config["trainable"]
    for key in READ.get(class_name, "").split():
        if key not in config:
            continue
        try:
            made[RENAMED.get(key, key)] = setting(class_name, key, config[key], refused)
        except ValueError as error:
            refused.append(f"{name} ({class_name} with {error})")
    if class_name == "Bidirectional":
        take_forward(name, config, made, refused)
    return made


def setting(class_name, key, value, refused):
    """The value of one setting."""
    if key in HOLDS:
        return layer_config(value, refused)
    if key == "cells":
        return [layer_config(cell, refused) for cell in value]
    if key == "axis" and class_name == "LayerNormalization" and isinstance(value, list) and len(value) == 1:
        return value[0]
    return word(key, value)


def dtype_there(class_name, config) -> str:
    """The dtype of a layer's numbers: inputs may be integers, everything else is float32."""
    if class_name != "InputLayer" or not isinstance(config.get("dtype"), str):
        return "float32"
    return "string" if config["dtype"] == "string" else type_of(as_dtype(config["dtype"]).as_numpy_dtype)


def take_forward(name, config, made, refused):
    """There, the layer that runs backward is made from the one that runs forward, and both get names from it."""
    forward, backward = config["layer"]["config"], (config.get("backward_layer") or config["layer"])["config"]
    said_anyway = {"name", "go_backwards", "seed"}
    if any(forward[key] != backward.get(key) for key in forward.keys() - said_anyway):
        refused.append(f"{name} (Bidirectional with two different layers)")
    made["layer"]["config"]["name"] = forward["name"].removeprefix("forward_")
