"""Activations, initializers, regularizers and constraints: their names there. Floor 8. Read next: `configs.py`."""

from ...keras.registry import register_keras_serializable
from ...ops.elementwise.extrema import clip_by_value

ACTIVATIONS = {  # Keras 3's hard_sigmoid is another function
    "elu": "elu", "selu": "selu", "relu": "relu", "relu6": "relu6", "linear": "linear", "sigmoid": "sigmoid",
    "softplus": "softplus", "softsign": "softsign", "tanh": "tanh", "softmax": "softmax", "log_softmax": "log_softmax",
    "gelu": "gelu", "mish": "mish", "silu": "swish", "swish": "swish",
}

INITIALIZERS = {
    "Zeros": "Zeros", "Ones": "Ones", "Constant": "Constant", "RandomUniform": "RandomUniform",
    "RandomNormal": "RandomNormal", "TruncatedNormal": "TruncatedNormal", "GlorotUniform": "GlorotUniform",
    "GlorotNormal": "GlorotNormal", "HeNormal": "HeNormal", "HeUniform": "HeUniform",
    "LecunNormal": "LeCunNormal", "LecunUniform": "LeCunUniform", "Orthogonal": "Orthogonal",
}
CONSTRAINTS = ("MaxNorm", "UnitNorm", "NonNeg", "MinMaxNorm")


@register_keras_serializable("minitf.js", name="hard_sigmoid")
def hard_sigmoid(x):
    """A sigmoid of three straight lines: 0 up to -2.5, 1 from 2.5, and a line between.

    x: floats of any shape -> the same.

        >>> import minitf as tf
        >>> print(hard_sigmoid(tf.constant([-3.0, 0.0, 1.0])).numpy())
        [0.  0.5 0.7]

    Recurrent layers of TensorFlow.js have it by themselves. That of Keras 3 has a line which is less steep.

    Source: `hardSigmoid` of TensorFlow.js, keras.activations.hard_sigmoid before Keras 3.
    """
    return clip_by_value(0.2 * x + 0.5, 0.0, 1.0)


OLDER = {"module": "builtins", "class_name": "function", "config": "minitf.js>hard_sigmoid",
         "registered_name": "function"}  # its config


def word(key, value):
    """The value of a setting as TensorFlow.js writes it; None where it has none.

    key: the setting, whose name ends with what it is: "kernel_initializer".
    value: as in Keras's config.

        >>> word("activation", "silu")
        'swish'
        >>> word("kernel_regularizer", {"class_name": "L2", "config": {"l2": 0.5}})
        {'class_name': 'L1L2', 'config': {'l1': 0.0, 'l2': 0.5}}

    Raises: ValueError for what has no counterpart.
    """
    if value is None:
        return None
    if key.endswith("activation"):
        return activation(value)
    if key.endswith("initializer"):
        return initializer(value)
    if key.endswith("regularizer"):
        return regularizer(key, value)
    if key.endswith("constraint"):
        return constraint(key, value)
    return value


def activation(value) -> str:
    """The name of an activation."""
    if value == OLDER:
        return "hard_sigmoid"
    if not isinstance(value, str) or value not in ACTIVATIONS:
        raise missing("activation", value)
    return ACTIVATIONS[value]


def initializer(value) -> dict:
    """The config of an initializer. One that is not there becomes zeros: the weights come from files anyway."""
    name, config = parts(value)
    if name not in INITIALIZERS:
        return {"class_name": "Zeros", "config": {}}
    plain = {key: item for key, item in config.items() if item is not None and "axes" not in key}
    return {"class_name": INITIALIZERS[name], "config": plain}


def regularizer(key, value) -> dict:
    """The config of a regularizer: there is one, for the sum of |w| and that of squares."""
    name, config = parts(value)
    if name not in ("L1", "L2", "L1L2"):
        raise missing(key, name)
    both = {"l1": float(config.get("l1") or 0.0), "l2": float(config.get("l2") or 0.0)}
    return {"class_name": "L1L2", "config": both}


def constraint(key, value) -> dict:
    """The config of a constraint."""
    name, config = parts(value)
    if name not in CONSTRAINTS:
        raise missing(key, name)
    return {"class_name": name, "config": config}


def parts(value):
    """(class name, config) of an object in a config, which may be told by its name only."""
    if isinstance(value, dict):
        return value.get("class_name"), value.get("config") or {}
    return value, {}


def missing(key, value):
    """The error for a name that is not known there; `configs.py` gathers them."""
    return ValueError(f"{key}={value!r}")
