"""Configs of older versions of Keras, as today's. Floor 7. Read next: `legacy_model.py`.

Before version 3 a config did not say in which module its class stands, and a call in a graph of layers was a list:
["name of the layer", number of its call, number of the output, {other arguments}].
"""

from functools import cache

from ...backend.errors import explain
from .. import constraints, initializers, layers, regularizers

FUNCTIONAL = {"module": "keras.src.models.functional", "class_name": "Functional"}
SEQUENTIAL = {"module": "keras", "class_name": "Sequential"}
DEEPEST = 100  # how many configs may stand inside one another


def as_today(config, depth=0):
    """A config, or a structure with configs in it, in the form of Keras 3; what is in that form is left as it is.

        >>> as_today({"class_name": "InputLayer", "config": {"batch_input_shape": [None, 3]}})["config"]
        {'batch_shape': [None, 3]}

    Raises: ValueError for configs in configs in configs, far beyond what a model has.
    """
    if depth > DEEPEST:
        raise ValueError(explain("load_model", f"configs {depth} deep in one another", "no model is made so"))
    if isinstance(config, list):
        return [as_today(item, depth + 1) for item in config]
    if not isinstance(config, dict):
        return config
    found = {key: as_today(value, depth + 1) for key, value in config.items() if key != "inbound_nodes"}
    if "inbound_nodes" in config:
        found["inbound_nodes"] = [as_call(node) for node in config["inbound_nodes"]]
    if isinstance(found.get("class_name"), str) and isinstance(found.get("config"), dict) and "module" not in found:
        found.update(class_of(found["class_name"], found["config"]))
        _rename(found["class_name"], found["config"])
    return found


def class_of(name, config) -> dict:
    """Where the class of a name stands: the fields `module`, `class_name` and `registered_name`."""
    if name in ("Functional", "Model") and "input_layers" in config:
        return {**FUNCTIONAL, "registered_name": None}
    if name == "Sequential":
        return {**SEQUENTIAL, "registered_name": None}
    if name.startswith("__"):
        return {}
    for table in (layers, initializers, regularizers, constraints):
        if name in names_of(table):
            module = table.__name__[table.__name__.index("keras") :]
            return {"module": module, "class_name": name, "registered_name": None}
    return {"module": None, "class_name": name, "registered_name": name}


@cache
def names_of(table) -> frozenset:
    """The public names of a table."""
    return frozenset(dir(table))


def _rename(name, config):
    """Give the arguments of a layer their names of today."""
    if name == "InputLayer" and "batch_input_shape" in config:
        config["batch_shape"] = config.pop("batch_input_shape")
    if isinstance(config.get("layers"), list):
        _take_shapes(config["layers"], name == "Sequential")
    axis = config.get("axis")
    if isinstance(axis, list) and len(axis) == 1:
        config["axis"] = axis[0]
    for gone in ("time_major", "implementation"):
        config.pop(gone, None)


def _take_shapes(parts, in_order):
    """The first layer of a Sequential told the shape of its input: an InputLayer does that today."""
    shapes = [part["config"].pop("batch_input_shape", None) for part in parts
              if isinstance(part, dict) and isinstance(part.get("config"), dict)]
    if in_order and shapes and shapes[0] is not None:
        parts.insert(0, as_today({"class_name": "InputLayer", "config": {"batch_shape": shapes[0]}}))


def as_call(node):
    """The arguments of a call in a graph: a list of inputs becomes a dict of `args` and `kwargs`."""
    if not isinstance(node, list):
        return node
    kwargs: dict = {}
    inputs = []
    for entry in node:
        if not isinstance(entry, list) or len(entry) < 3:
            raise ValueError(explain("load_model", f"a call of a layer on {entry!r}", "it must name an output"))
        kwargs = entry[3] if len(entry) > 3 else kwargs
        history = {"shape": [], "dtype": "float32", "keras_history": entry[:3]}  # nobody looks at the shape
        inputs.append({"class_name": "__keras_tensor__", "config": history})
    return {"args": [inputs[0] if len(inputs) == 1 else inputs], "kwargs": kwargs}
