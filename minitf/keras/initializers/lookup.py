"""An initializer from what users pass as `kernel_initializer=`. Floor 7. Read next: `../regularizers.py`."""

import numpy as np

from ...backend.errors import did_you_mean, explain
from ...core.tensor import is_tensor
from ...ops.shapes.identity import cast
from ..naming import to_snake_case
from ..serialization import deserialize_keras_object, serialize_keras_object
from ..standardize import standardize_dtype, standardize_shape
from .constants import Constant, Identity, Ones, Zeros
from .fourier import STFT
from .initializer import Initializer
from .orthogonality import Orthogonal
from .scaling import (
    GlorotNormal,
    GlorotUniform,
    HeNormal,
    HeUniform,
    LecunNormal,
    LecunUniform,
    VarianceScaling,
)
from .spread import RandomNormal, RandomUniform, TruncatedNormal

CLASSES = [
    Initializer, Constant, Identity, Ones, STFT, Zeros, GlorotNormal, GlorotUniform, HeNormal, HeUniform, LecunNormal,
    LecunUniform, Orthogonal, RandomNormal, RandomUniform, TruncatedNormal, VarianceScaling,
]  # fmt: skip
ALIASES = {
    "IdentityInitializer": Identity, "OrthogonalInitializer": Orthogonal, "STFTInitializer": STFT,
    "normal": RandomNormal, "uniform": RandomUniform, "one": Ones, "zero": Zeros,
}  # fmt: skip
INITIALIZERS = {cls.__name__: cls for cls in CLASSES} | {to_snake_case(cls.__name__): cls for cls in CLASSES} | ALIASES


def get(identifier):
    """Return the initializer that an argument means, or None for None.

    identifier: a name such as "he_normal" or "HeNormal", a config, a class, a function of (shape, dtype), or a tensor
    or array that holds the very values.

    >>> import minitf as tf
    >>> tf.keras.initializers.get("ones")([2])
    <tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 1.], dtype=float32)>

    Raises: ValueError for what means none.
    Source: keras.initializers.get.
    """
    found = identifier
    if isinstance(identifier, str):
        found = deserialize({"class_name": identifier, "config": {}})
    elif isinstance(identifier, dict):
        found = deserialize(identifier)
    elif is_tensor(identifier) or isinstance(identifier, np.ndarray | np.generic):
        return _exactly(identifier)
    if isinstance(found, type):
        return found()
    if found is not None and not callable(found):
        raise ValueError(explain("initializers.get", f"Could not interpret initializer identifier: {identifier!r}",
                                 "it must name an initializer, or be one", did_you_mean(found, INITIALIZERS)))
    return found


def _exactly(values):
    """An initializer that gives these values."""

    def initialize(shape, dtype=None):
        if standardize_shape(shape) != standardize_shape(values.shape):
            raise ValueError(explain("initializer", f"the shape asked for is {tuple(shape)}, the values have "
                                     f"{tuple(values.shape)}", "a tensor as initializer must have the very shape"))
        return cast(values, standardize_dtype(dtype))

    return initialize


def serialize(initializer):
    """Return the config of an initializer."""
    return serialize_keras_object(initializer)


def deserialize(config, custom_objects=None):
    """Return the initializer of a config or a name."""
    return deserialize_keras_object(config, custom_objects=custom_objects, module_objects=INITIALIZERS)
