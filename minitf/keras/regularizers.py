"""Regularizers: penalties on weights or outputs, which the loss adds. Floor 7. Read next: `constraints.py`.

This module is `tf.keras.regularizers`. A regularizer is a function from a tensor to a scalar.
"""

import math

from ..backend.errors import did_you_mean, explain
from ..backend.tables import lazy
from ..ops.elementwise.arithmetic import add, divide, multiply, square, subtract
from ..ops.elementwise.magnitude import abs_
from ..ops.linalg.matmul import matmul
from ..ops.reductions.norms import l2_normalize
from ..ops.shapes.broadcasting import reduce_sum
from ..ops.shapes.creation import eye, zeros
from ..ops.shapes.identity import cast
from .config import epsilon
from .naming import to_snake_case
from .serialization import deserialize_keras_object, serialize_keras_object


class Regularizer:
    """Base of all regularizers. A subclass defines `__call__(x)`, from a tensor to a scalar, and `get_config`.

    Source: keras.regularizers.Regularizer.
    """

    def __call__(self, x):
        """Return the penalty of a tensor."""
        return 0.0

    def get_config(self):
        """Return the arguments that make an equal regularizer, as a dict that JSON can hold."""
        raise NotImplementedError(explain(type(self).__name__, "get_config()", "it says how to make an equal one",
                                          "Define get_config(self)"))  # fmt: skip

    @classmethod
    def from_config(cls, config):
        """Return the regularizer of a config."""
        return cls(**config)


class L1(Regularizer):
    """`l1 * sum(|x|)`: drives weights to exactly 0.  l1: float >= 0.

    >>> import minitf as tf
    >>> tf.keras.regularizers.L1(0.5)(tf.constant([1., -3.]))
    <tf.Tensor: shape=(), dtype=float32, numpy=2.0>

    Raises: ValueError where the factor is negative, infinite or no number.
    Source: keras.regularizers.L1.
    """

    def __init__(self, l1=0.01):
        self.l1 = _factor("l1", 0.01 if l1 is None else l1)

    def __call__(self, x):
        return multiply(cast(self.l1, x.dtype), reduce_sum(abs_(x)))

    def get_config(self):
        return {"l1": self.l1}


class L2(Regularizer):
    """`l2 * sum(x ** 2)`: keeps weights small.  l2: float >= 0.  Source: keras.regularizers.L2."""

    def __init__(self, l2=0.01):
        self.l2 = _factor("l2", 0.01 if l2 is None else l2)

    def __call__(self, x):
        return multiply(cast(self.l2, x.dtype), reduce_sum(square(x)))

    def get_config(self):
        return {"l2": self.l2}


class L1L2(Regularizer):
    """The sum of both: `l1 * sum(|x|) + l2 * sum(x ** 2)`.  l1, l2: floats >= 0.  Source: keras.regularizers.L1L2."""

    def __init__(self, l1=0.0, l2=0.0):
        self.l1, self.l2 = _factor("l1", l1 or 0.0), _factor("l2", l2 or 0.0)

    def __call__(self, x):
        penalty = zeros([], x.dtype)
        if self.l1:
            penalty = add(penalty, L1(self.l1)(x))
        if self.l2:
            penalty = add(penalty, L2(self.l2)(x))
        return penalty

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}


class OrthogonalRegularizer(Regularizer):
    """`factor` times the mean cosine between different rows (or columns) of a matrix, without its sign.

    factor: float >= 0. mode: "rows" or "columns".
    Raises: ValueError where an argument is out of range, or what is regularized is no matrix.
    Source: keras.regularizers.OrthogonalRegularizer.
    """

    def __init__(self, factor=0.01, mode="rows"):
        self.factor = _factor("factor", factor)
        if mode not in ("rows", "columns"):
            raise ValueError(explain("OrthogonalRegularizer", f"mode is {mode!r}", "it must be 'rows' or 'columns'"))
        self.mode = mode

    def __call__(self, inputs):
        if len(inputs.shape) != 2:
            raise ValueError(explain("OrthogonalRegularizer", f"the shape is {inputs.shape}", "it must have two axes"))
        by_rows = self.mode == "rows"
        units = l2_normalize(inputs, axis=1 if by_rows else 0, epsilon=epsilon() ** 2)
        cosines = matmul(units, units, transpose_a=not by_rows, transpose_b=by_rows)  # [N, N]
        size = inputs.shape[0 if by_rows else 1]
        others = multiply(cosines, subtract(1.0, eye(size, dtype=inputs.dtype)))
        return divide(multiply(self.factor * 0.5, reduce_sum(abs_(others))), size * (size - 1.0) / 2.0)

    def get_config(self):
        return {"factor": self.factor, "mode": self.mode}


l1, l2, l1_l2, orthogonal_regularizer = L1, L2, L1L2, OrthogonalRegularizer

CLASSES = [Regularizer, L1, L2, L1L2, OrthogonalRegularizer]
REGULARIZERS = {cls.__name__: cls for cls in CLASSES} | {to_snake_case(cls.__name__): cls for cls in CLASSES}


def get(identifier):
    """Return the regularizer that an argument means, or None for None.

    identifier: a name such as "l2" or "L2", a config, a class, or a function from a tensor to a scalar.

    >>> import minitf as tf
    >>> tf.keras.regularizers.get("l2").get_config()
    {'l2': 0.01}

    Raises: ValueError for what means none.
    Source: keras.regularizers.get.
    """
    found = identifier
    if isinstance(identifier, str):
        found = REGULARIZERS.get(identifier)
    elif isinstance(identifier, dict):
        found = deserialize(identifier)
    if isinstance(found, type):
        return found()
    if identifier is not None and not callable(found):
        raise ValueError(explain("regularizers.get", f"Could not interpret regularizer identifier: {identifier!r}",
                                 "it must name a regularizer, or be one", did_you_mean(identifier, REGULARIZERS)))
    return found


def serialize(regularizer):
    """Return the config of a regularizer."""
    return serialize_keras_object(regularizer)


def deserialize(config, custom_objects=None):
    """Return the regularizer of a config or a name."""
    return deserialize_keras_object(config, custom_objects=custom_objects, module_objects=REGULARIZERS)


def _factor(name, value):
    """The factor as a float.  Raises: ValueError where it is no finite number >= 0."""
    if not isinstance(value, float | int) or not math.isfinite(value) or value < 0:
        raise ValueError(explain("regularizer", f"{name} is {value!r}", "it must be a finite float >= 0"))
    return float(value)


NAMES = {
    "keras.regularizers": (
        "Regularizer L1 l1 L2 l2 L1L2 l1_l2 OrthogonalRegularizer orthogonal_regularizer get serialize deserialize"
    ),
}

__getattr__, __dir__ = lazy(__name__, NAMES)
