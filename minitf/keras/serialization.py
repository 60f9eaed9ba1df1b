"""Objects as dicts that JSON can hold: how Keras writes a layer, loss or initializer down. Floor 7.

    {"module": "keras.layers", "class_name": "Dense", "config": {"units": 3, ...}, "registered_name": None}

`module` and `class_name` are public names; a class of the user's has the name it was registered under besides.
Read next: `deserialization.py`, the way back.
"""

import warnings
from types import FunctionType

import numpy as np

from ..backend.dtypes import DType
from ..backend.errors import explain
from ..backend.shapes import TensorShape
from .deserialization import deserialize_keras_object  # noqa: F401  the way back, offered beside the way there
from .forms import dump_value
from .lambdas import dump_function
from .public_names import public_name, written_module
from .registry import get_registered_name
from .sharing import note_written

PLAIN = (str, int, float, bool)


def serialize_keras_object(obj):
    """Return what stands for an object in a config: plain values as they are, an object as a dict.

    obj: None, a plain value, a list, tuple or dict of what can be serialized, a tensor or array, a function, or an
    object with a `get_config()`.

    >>> import minitf as tf
    >>> tf.keras.saving.serialize_keras_object(tf.keras.initializers.Constant(2.0))
    {'module': 'keras.initializers', 'class_name': 'Constant', 'config': {'value': 2.0}, 'registered_name': None}

    Raises: TypeError for an object without `get_config()`, or where that returns no dict.
    Source: keras.saving.serialize_keras_object.
    """
    if obj is None or isinstance(obj, PLAIN):
        return obj
    if isinstance(obj, list | tuple):
        items = [serialize_keras_object(item) for item in obj]
        return tuple(items) if isinstance(obj, tuple) else items
    if isinstance(obj, dict):
        return serialize_dict(obj)
    if isinstance(obj, TensorShape):
        return obj.as_list() if obj.rank is not None else None
    if isinstance(obj, DType):
        return obj.name
    if isinstance(obj, np.generic) or (isinstance(obj, np.ndarray) and obj.ndim == 0):
        return obj.item()
    form = dump_value(obj)
    if form is not None:
        return {"class_name": form["class_name"], "config": serialize_dict(form["config"])}
    if isinstance(obj, FunctionType) and obj.__name__ == "<lambda>":
        return _lambda_config(obj)
    return _object_config(obj)


def serialize_dict(obj):
    """Return the dict with every value serialized."""
    return {key: serialize_keras_object(value) for key, value in obj.items()}


def _lambda_config(function):
    warnings.warn(explain("serialize_keras_object", "received a lambda", "loading it again needs safe_mode=False",
                          "Use a named function"), stacklevel=4)  # fmt: skip
    return {"class_name": "__lambda__", "config": {"value": dump_function(function)}}


def _object_config(obj):
    """The dict of a function or of an object of a class."""
    inner = _inner_config(obj)
    public = public_name(type(obj))
    if public is not None:
        config = {"module": public[0], "class_name": public[1], "config": inner, "registered_name": None}
    else:
        module = type(obj).__module__
        config = {
            "module": None if module == "__main__" else written_module(module),
            "class_name": type(obj).__name__,
            "config": inner,
            "registered_name": get_registered_name(type(obj)),
        }
    for part in ("build_config", "compile_config"):
        get_part = getattr(obj, f"get_{part}", None)
        found = get_part() if get_part is not None else None
        if found is not None:
            config[part] = serialize_dict(found)
    note_written(obj, config)
    return config


def _inner_config(obj):
    """What an object says of itself: its name for a function, its `get_config()` otherwise."""
    if isinstance(obj, FunctionType):
        return get_registered_name(obj)
    if hasattr(obj, "get_config"):
        config = obj.get_config()
        if not isinstance(config, dict):
            where = f"{type(obj).__name__}.get_config"
            raise TypeError(explain(where, f"returned {config!r}", "it must return a dict"))
        return serialize_dict(config)
    if hasattr(obj, "__name__"):
        return get_registered_name(obj)
    raise TypeError(explain("serialize_keras_object", f"received {obj!r} of type {type(obj).__name__}",
                            "an object needs a get_config() method to be saved", "Add get_config() to its class"))
