"""load_keras_model: a model of layers that TensorFlow.js, or we, have saved. Floor 8. Read `older.py` first."""

import os
import re
from contextlib import contextmanager

from ...backend.errors import explain
from ...keras.deserialization import deserialize_keras_object
from ...keras.saving.damage import damage_told
from ..model_file import read_model
from ..weights.manifest import read_weights, short
from .configs import MODELS
from .names import named_weights
from .older import compile_as_there, keras_config
from .table import READ
from .whole import layers_in

WHERE = "load_keras_model"


def load_keras_model(path, load_weights=True, custom_objects=None):
    """Return the Keras model in a folder.

    path: of the folder, or of its model.json.
    load_weights: whether the model gets the weights in the files.
    custom_objects: dict of name -> class, of layers that are not Keras's.

        >>> import tempfile
        >>> from minitf import keras, js
        >>> folder = tempfile.mkdtemp()
        >>> js.save_keras_model(keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, name="last")]), folder)
        >>> [layer.name for layer in js.load_keras_model(folder).layers]
        ['last']

    Raises: FileNotFoundError where no model is; ValueError for files that are damaged, lead out of the folder or do not
    fit each other, and for layers that are not known; TypeError for settings that a layer does not take.
    Source: tensorflowjs.converters.load_keras_model.
    """
    document, folder = read_model(WHERE, path)
    config = document["modelTopology"].get("model_config", document["modelTopology"])
    require_layers(config)
    arrays, state = read_weights(folder, document.get("weightsManifest", [])) if load_weights else ({}, [])
    with structure_told(path):
        require_sizes(config, arrays)
        fill_in(config, arrays)
        require_known(config, custom_objects or {})
        model = deserialize_keras_object(keras_config(config), custom_objects)
    if load_weights:
        set_weights(model, arrays)
    with structure_told(path):
        compile_as_there(model, training_config(document), state)
    return model


@contextmanager
def structure_told(path):
    """Inside the block, what is no list or dict where there should be one is a ValueError, too."""
    try:
        with damage_told(path):
            yield
    except (TypeError, ValueError) as error:
        if re.match(r"[\w.]+( '[^']*')?: ", str(error)):  # it is told already
            raise
        raise ValueError(explain(WHERE, f"{os.fspath(path)!r} ({error})", "it is damaged, or lacks a part",
                                 "Take another copy of the file")) from error


def require_layers(config):
    """Raise ValueError for what is no config of a model: a class name, and a list of layers that are such, too."""
    if isinstance(config, dict) and "node" in config:
        raise ValueError(explain(WHERE, "modelTopology is a graph of ops", "it must be layers", "Use load_graph_model"))
    settings = config.get("config") if isinstance(config, dict) and isinstance(config.get("class_name"), str) else None
    if not isinstance(settings, dict) or not isinstance(settings.get("layers"), list):
        raise ValueError(explain(WHERE, f"modelTopology with {short(config)}", "a model has a class_name and layers"))
    for part in settings["layers"]:
        if not isinstance(part, dict) or not isinstance(part.get("config"), dict) or "layers" in part["config"]:
            require_layers(part)


def training_config(document):
    """How the model was compiled, or None.   Raises: ValueError for what says no optimizer."""
    config = document.get("trainingConfig")
    optimizer = config.get("optimizer_config") if isinstance(config, dict) else None
    if config and not (isinstance(optimizer, dict) and isinstance(optimizer.get("config"), dict)):
        raise ValueError(explain(WHERE, f"trainingConfig is {short(config)}", "it must have an optimizer_config"))
    return config


def require_known(config, custom_objects):
    """Raise ValueError that names all layers which neither Keras nor `custom_objects` have."""
    unknown = [f"{settings.get('name', name)} ({name})" for name, settings in listed(config)
               if name not in READ and name not in (*MODELS, *custom_objects)]
    if unknown:
        raise ValueError(explain(WHERE, "; ".join(dict.fromkeys(unknown)), "Keras has no such layers",
                                 "Pass classes for them as custom_objects"))


def listed(config):
    """(class name, settings) of the layers in the lists of a model's config, and of models in it."""
    for part in config["config"]["layers"]:
        yield part["class_name"], part["config"]
        if "layers" in part["config"]:
            yield from listed(part)


def require_sizes(config, arrays):
    """Raise ValueError for layers larger than their weights: no memory is taken for what the files do not hold."""
    sizes: dict = {}
    for name, array in arrays.items():
        sizes.setdefault(name.split("/")[0], set()).update(array.shape)
    wrong = [f"{settings['name']} has {key}={settings[key]!r}, but weights with axes {sorted(sizes[settings['name']])}"
             for _, settings in layers_in(config) if settings.get("name") in sizes
             for key in ("units", "filters", "input_dim", "output_dim")
             if settings.get(key) not in (None, *sizes[settings["name"]])]
    if wrong:
        raise ValueError(explain(WHERE, "; ".join(wrong), "the weights do not match the layers",
                                 "Take model.json and the weights from one model"))


def fill_in(config, arrays):
    """Say how many filters a SeparableConv2D has for a channel: TensorFlow.js forgets it, but the weights show it."""
    for name, settings in layers_in(config):
        kernel = arrays.get(f"{settings.get('name')}/depthwise_kernel")
        if name == "SeparableConv2D" and kernel is not None:
            settings.setdefault("depth_multiplier", kernel.shape[-1])


def set_weights(model, arrays):
    """Give the weights of a model their values.

    arrays: name -> array.   Raises: ValueError that names the weights which are missing, too many, or of another shape.
    """
    variables = dict(named_weights(model))
    wrong = [f"{name} is missing" for name in variables if name not in arrays]
    wrong += [f"{name} has no layer" for name in arrays if name not in variables]
    wrong += [f"{name} is {list(arrays[name].shape)}, the layer wants {list(variable.shape)}"
              for name, variable in variables.items() if name in arrays and variable.shape != arrays[name].shape]
    if wrong:
        raise ValueError(explain(WHERE, "; ".join(wrong), "the weights do not match the layers",
                                 "Take model.json and the weights from one model"))
    for name, variable in variables.items():
        variable.assign(arrays[name])
