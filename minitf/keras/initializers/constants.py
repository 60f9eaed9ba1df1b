"""Initializers without chance: zeros, ones, a constant, the identity matrix. Floor 7. Read next: `spread.py`."""

from ...backend.errors import explain
from ...ops.elementwise.arithmetic import multiply
from ...ops.shapes.creation import eye as eye_op
from ...ops.shapes.creation import ones as ones_op
from ...ops.shapes.creation import zeros as zeros_op
from ...ops.shapes.identity import cast
from ..serialization import deserialize_keras_object, serialize_keras_object
from ..standardize import standardize_dtype
from .initializer import Initializer


class Zeros(Initializer):
    """All zeros.  Source: keras.initializers.Zeros."""

    def __call__(self, shape, dtype=None):
        return zeros_op(shape, standardize_dtype(dtype))


class Ones(Initializer):
    """All ones.  Source: keras.initializers.Ones."""

    def __call__(self, shape, dtype=None):
        return ones_op(shape, standardize_dtype(dtype))


class Constant(Initializer):
    """One value everywhere.

    value: a number, or what broadcasts to the shape.

    >>> import minitf as tf
    >>> tf.keras.initializers.Constant(3)([2])
    <tf.Tensor: shape=(2,), dtype=float32, numpy=array([3., 3.], dtype=float32)>

    Source: keras.initializers.Constant.
    """

    def __init__(self, value=0.0):
        self.value = value

    def __call__(self, shape, dtype=None):
        dtype = standardize_dtype(dtype)
        return multiply(cast(self.value, dtype), ones_op(shape, dtype))

    def get_config(self):
        return {"value": serialize_keras_object(self.value)}

    @classmethod
    def from_config(cls, config):
        return cls(deserialize_keras_object(config.get("value", 0.0)))


class Identity(Initializer):
    """`gain` on the diagonal of a matrix, zeros elsewhere.

    Raises: ValueError for a shape that is not of two axes.
    Source: keras.initializers.Identity. Differs: Keras's config leaves `gain` out, and so forgets it.
    """

    def __init__(self, gain=1.0):
        self.gain = gain

    def __call__(self, shape, dtype=None):
        if len(shape) != 2:
            raise ValueError(explain("Identity", f"shape is {tuple(shape)}", "it must have two axes: rows, columns"))
        dtype = standardize_dtype(dtype)
        return multiply(cast(self.gain, dtype), eye_op(*shape, dtype=dtype))

    def get_config(self):
        return {"gain": self.gain}


zeros, ones, constant, identity = Zeros, Ones, Constant, Identity
IdentityInitializer = Identity
