"""The way back: configs of TensorFlow.js as those of Keras 3. Floor 8. Read `configs.py` first; next: `loading.py`.

Most of it is what `keras/saving/older_configs.py` does for Keras 2.
"""

import re

from ... import keras
from ...backend.errors import explain
from ...backend.log import get_logger
from ...keras.saving.older_configs import as_today
from .calls import RECURRENT, plain, shift
from .optimizer_state import set_state
from .table import READ
from .training import LOSSES, METRICS, MOMENTUM, OPTIMIZERS
from .words import ACTIVATIONS, INITIALIZERS, OLDER

CLASSES = {"Model": "Functional", **{there: here for here, there in INITIALIZERS.items()}}
SETTINGS = {"LeakyReLU": {"alpha": "negative_slope"}}
SAID = {"name", "trainable", "dtype", "batch_input_shape"}  # settings of all layers
KERAS_ACTIVATIONS = {**{there: here for here, there in ACTIVATIONS.items()}, "swish": "silu", "hard_sigmoid": OLDER}


def keras_config(config) -> dict:
    """The config of a model, as Keras 3 reads it."""
    return with_states(as_today(renamed(plain(config))))


def renamed(config):
    """A config, or a structure of them, with Keras's names of classes and settings."""
    if isinstance(config, list):
        return [renamed(item) for item in config]
    if not isinstance(config, dict):
        return config
    found = {key: value if key == "inbound_nodes" else renamed(value) for key, value in config.items()}
    if isinstance(found.get("class_name"), str) and isinstance(found.get("config"), dict):
        name = found["class_name"] = CLASSES.get(found["class_name"], found["class_name"])
        found["config"] = keras_settings(name, found["config"])
    return found


def keras_settings(name, config) -> dict:
    """The settings of a layer under Keras's names, without those that it does not have."""
    changed = {SETTINGS.get(name, {}).get(key, key): value for key, value in config.items()}
    for key in ("activation", "recurrent_activation"):
        if isinstance(changed.get(key), str):
            changed[key] = KERAS_ACTIVATIONS.get(changed[key], changed[key])
    if "input_layers" in changed:
        shift(changed, -1)
    for key in ("input_layers", "output_layers"):
        if isinstance(changed.get(key), list) and len(changed[key]) == 1:
            changed[key] = changed[key][0]  # one tensor, and not a list of one
    wanted = {*READ[name].split(), *SAID} if name in READ else changed
    return {key: value for key, value in changed.items() if key in wanted}


def with_states(config):
    """A config of Keras 3, in which the first states of recurrent layers are arguments of their own."""
    if isinstance(config, list):
        return [with_states(item) for item in config]
    if not isinstance(config, dict):
        return config
    found = {key: with_states(value) for key, value in config.items()}
    if found.get("class_name") in RECURRENT:
        for node in found.get("inbound_nodes", []):
            if isinstance(node["args"][0], list) and node["args"][0]:
                (x, *states), node["kwargs"] = node["args"][0], dict(node["kwargs"])
                node["args"], node["kwargs"]["initial_state"] = [x], states
    return found


def compile_as_there(model, config, state):
    """Compile a model as it was there.

    config: its `trainingConfig`, or None.   state: arrays of its optimizer: steps, first moments, second moments.
    """
    if not config:
        return
    losses, metrics = ({there: here for here, there in table.items()} for table in (LOSSES, METRICS))
    metrics["accuracy"] = "accuracy"
    model.compile(optimizer=optimizer_of(config["optimizer_config"]),
                  loss=words_back(config.get("loss"), losses),
                  metrics=words_back(config.get("metrics"), metrics))
    if state and not set_state(model.optimizer, model.trainable_variables, state):
        get_logger().warning("The state of the optimizer does not fit the model: the optimizer starts anew.")


def optimizer_of(config):
    """The optimizer of a config; those that TensorFlow.js saved have names such as "learningRate"."""
    given = {snake(key): float(value) if type(value) is int else value for key, value in config["config"].items()}
    tables = {there: (here, read) for here, (there, read) in OPTIMIZERS.items()}
    tables[MOMENTUM[0]] = ("SGD", MOMENTUM[1])
    if config["class_name"] not in tables:
        raise ValueError(explain("load_keras_model", f"the optimizer {config['class_name']!r}", "it is not known",
                                 f"There are {', '.join(tables)}"))
    name, read = tables[config["class_name"]]
    return getattr(keras.optimizers, name)(**{here: given[there] for here, there in read.items() if there in given})


def snake(name) -> str:
    """"learningRate" -> "learning_rate"."""
    return re.sub(r"([A-Z])", lambda found: "_" + found[1].lower(), name)


def words_back(value, table):
    """Names of losses or metrics as Keras's."""
    if isinstance(value, list):
        return [words_back(item, table) for item in value]
    if isinstance(value, dict):
        return {name: words_back(item, table) for name, item in value.items()}
    return table.get(value, value)
