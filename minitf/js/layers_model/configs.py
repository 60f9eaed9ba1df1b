"""Configs of Keras 3 as TensorFlow.js reads them: those of Keras 2. Floor 8. Read `table.py` and `words.py` first.

    Keras 3                                                     there
    "batch_shape": [None, 8]                                    "batch_input_shape": [None, 8]
    "dtype": {"class_name": "DTypePolicy", ...}                 "dtype": "float32"
    "inbound_nodes": [{"args": [a tensor of "x"], ...}]         "inbound_nodes": [[["x", 0, 0, {}]]]
    {"module": ..., "class_name": ..., "registered_name": ...}  {"class_name": ..., "config": ...}
"""

from ...backend.dtypes import as_dtype
from ..weights.values import type_of
from .table import READ, refusals
from .words import word

MODELS = {"Sequential": "Sequential", "Functional": "Model", "Model": "Model"}
RENAMED = {"batch_shape": "batch_input_shape", "negative_slope": "alpha"}
HOLDS = ("layer", "cell")  # settings that are layers themselves
RECURRENT = ("RNN", "SimpleRNN", "GRU", "LSTM", "Bidirectional")  # whose first state may come from other layers


def model_config(class_name, config, refused) -> dict:
    """The config of a model.

    class_name, config: of Keras.   refused: a list of str, to which is added what has no counterpart.
    """
    made = {"name": config["name"], "trainable": config.get("trainable", True)}
    made["layers"] = [layer_config(part, refused) for part in config["layers"]]
    if class_name != "Sequential":
        for key in ("input_layers", "output_layers"):
            made[key] = places(config["name"], config[key], refused)
    return {"class_name": MODELS[class_name], "config": made}


def layer_config(part, refused) -> dict:
    """The config of a layer, with its calls where it stands in a graph of layers."""
    class_name, config = part["class_name"], part["config"]
    name = config.get("name", class_name)
    if is_model(part):
        made = model_config(class_name, config, refused)
    elif part.get("module") != "keras.layers" or part.get("registered_name"):
        refused.append(f"{name} ({part.get('registered_name') or class_name}, which is not a layer of Keras)")
        return {"class_name": class_name, "config": {}, "name": name, "inbound_nodes": []}
    else:
        made = {"class_name": class_name, "config": settings(name, class_name, config, refused)}
    if "inbound_nodes" in part:
        nodes = [call(f"{name} ({class_name})", class_name, node, refused) for node in part["inbound_nodes"]]
        made.update(name=part["name"], inbound_nodes=nodes)
    return made


def is_model(part) -> bool:
    """Whether the config is that of a model with a graph of layers, and not of a subclass."""
    return part["class_name"] in MODELS and "layers" in part["config"] and not part.get("registered_name")


def settings(name, class_name, config, refused) -> dict:
    """The settings of a layer that its counterpart reads."""
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
    made["layer"]["config"]["name"] = made["layer"]["config"]["name"].removeprefix("forward_")


# --- calls in a graph of layers -----------------------------------------------------------------------------------
def call(where, class_name, node, refused) -> list:
    """[[layer, call, output, arguments], ...]: the tensors that a layer was called on."""
    args, kwargs = node["args"], {key: value for key, value in node["kwargs"].items() if value is not None}
    inputs = args[0] if args and isinstance(args[0], list) else args[:1]
    more = [x for x in args[1:] if x is not None]
    if class_name in RECURRENT:
        states = kwargs.pop("initial_state", None)
        inputs = [*inputs, *(states if isinstance(states, list) else [states] if states else [])]
    plain = {key: value for key, value in kwargs.items() if isinstance(value, bool | int | float | str)}
    if more or len(plain) < len(kwargs) or not all(map(is_tensor, inputs)):
        refused.append(f"{where} called with other arguments than one tensor or a list of them")
        return []
    return [[*x["config"]["keras_history"], plain] for x in inputs]


def is_tensor(x) -> bool:
    """Whether an argument in a config stands for what a layer gave."""
    return isinstance(x, dict) and x.get("class_name") == "__keras_tensor__"


def places(name, tensors, refused) -> list:
    """[[layer, call, output], ...] of a model's inputs or outputs."""
    if isinstance(tensors, list) and len(tensors) == 3 and isinstance(tensors[0], str):
        return [tensors]
    if isinstance(tensors, list) and all(isinstance(x, list) and len(x) == 3 for x in tensors):
        return tensors
    refused.append(f"{name} (a model whose inputs or outputs are not a list)")
    return []
