"""An activation from what users pass as `activation=`. Floor 7. Read next: `../layers/layer.py`."""

from types import FunctionType

from ...backend.errors import did_you_mean, explain
from ..registry import get_registered_name
from ..serialization import deserialize_keras_object, serialize_keras_object
from .across import glu, log_softmax, softmax, sparsemax
from .rectifiers import celu, elu, leaky_relu, relu, relu6, selu, threshold
from .shrinking import hard_shrink, soft_shrink, tanh_shrink
from .smooth import gelu, hard_silu, mish, silu, softplus, sparse_plus, squareplus
from .steps import (
    exponential,
    hard_sigmoid,
    hard_tanh,
    linear,
    log_sigmoid,
    sigmoid,
    softsign,
    sparse_sigmoid,
    tanh,
)

FUNCTIONS = [
    relu, leaky_relu, relu6, softmax, celu, elu, selu, softplus, softsign, squareplus, soft_shrink, sparse_plus, silu,
    gelu, glu, tanh, tanh_shrink, threshold, sigmoid, sparse_sigmoid, exponential, hard_sigmoid, hard_silu, hard_tanh,
    hard_shrink, linear, mish, log_softmax, log_sigmoid, sparsemax,
]  # fmt: skip
ACTIVATIONS = {function.__name__: function for function in FUNCTIONS} | {"swish": silu, "hard_swish": hard_silu}


def get(identifier):
    """Return the activation that an argument means; `linear` for None.

    identifier: a name such as "relu", a config, or a function or layer from a tensor to a tensor.

    >>> import minitf as tf
    >>> tf.keras.activations.get("relu") is tf.keras.activations.relu
    True

    Raises: ValueError for what means none.
    Source: keras.activations.get.
    """
    if identifier is None:
        return linear
    found = identifier
    if isinstance(identifier, str):
        found = ACTIVATIONS.get(identifier)
    elif isinstance(identifier, dict):
        found = deserialize_keras_object(identifier)
    if not callable(found):
        raise ValueError(explain("activations.get", "Could not interpret activation function identifier: "
                                 f"{identifier!r}", "it must name an activation, or be one",
                                 did_you_mean(identifier, ACTIVATIONS)))  # fmt: skip
    return found


def serialize(activation):
    """Return what stands for an activation in a config: the name of Keras's own, a dict for others.

    >>> import minitf as tf
    >>> tf.keras.activations.serialize(tf.keras.activations.swish)
    'silu'

    Source: keras.activations.serialize.
    """
    config = serialize_keras_object(activation)
    if not isinstance(activation, FunctionType) or activation.__name__ == "<lambda>":
        return config
    if ACTIVATIONS.get(activation.__name__) is activation:
        return activation.__name__
    return {**config, "config": get_registered_name(activation)}


def deserialize(config, custom_objects=None):
    """Return the activation of a config or a name."""
    return deserialize_keras_object(config, custom_objects=custom_objects, module_objects=ACTIVATIONS)
