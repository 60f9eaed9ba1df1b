"""Constraints: what weights must satisfy after every step of an optimizer. Floor 7. Read next: `activations/`.

This module is `tf.keras.constraints`. A constraint is a function from a weight to the nearest weight that is allowed.
"""

from ..backend.errors import did_you_mean, explain
from ..backend.tables import lazy
from ..core.convert import convert_to_tensor
from ..ops.elementwise.arithmetic import add, divide, multiply, square
from ..ops.elementwise.extrema import clip_by_value, maximum
from ..ops.elementwise.powers import sqrt
from ..ops.shapes.broadcasting import reduce_sum
from .config import epsilon
from .naming import to_snake_case
from .serialization import deserialize_keras_object, serialize_keras_object


class Constraint:
    """Base of all constraints. A subclass defines `__call__(w)`, and `get_config` if it has settings.

    Source: keras.constraints.Constraint.
    """

    def __call__(self, w):
        """Return the weight as it should be; here, as it is."""
        return w

    def get_config(self):
        """Return the arguments that make an equal constraint, as a dict that JSON can hold."""
        return {}

    @classmethod
    def from_config(cls, config):
        """Return the constraint of a config."""
        return cls(**config)


class MaxNorm(Constraint):
    """The weights of each unit have a norm of at most `max_value`.

    max_value: float > 0. axis: the axis, or axes, over which the norm is taken: 0 for a Dense kernel, [0, 1, 2] for
    one of Conv2D.

    >>> import minitf as tf
    >>> tf.keras.constraints.MaxNorm(1.0)(tf.constant([[3.0], [4.0]]))
    <tf.Tensor: shape=(2, 1), dtype=float32, numpy=
    array([[0.6],
           [0.8]], dtype=float32)>

    Source: keras.constraints.MaxNorm.
    """

    def __init__(self, max_value=2, axis=0):
        self.max_value, self.axis = max_value, axis

    def __call__(self, w):
        w = convert_to_tensor(w)
        norms = _norms(w, self.axis)
        return _with_norms(w, norms, clip_by_value(norms, 0, self.max_value))

    def get_config(self):
        return {"max_value": self.max_value, "axis": self.axis}


class NonNeg(Constraint):
    """No weight is negative.  Source: keras.constraints.NonNeg."""

    def __call__(self, w):
        return maximum(w, 0)


class UnitNorm(Constraint):
    """The weights of each unit have norm 1.  axis: as that of MaxNorm.  Source: keras.constraints.UnitNorm."""

    def __init__(self, axis=0):
        self.axis = axis

    def __call__(self, w):
        w = convert_to_tensor(w)
        return divide(w, add(epsilon(), _norms(w, self.axis)))

    def get_config(self):
        return {"axis": self.axis}


class MinMaxNorm(Constraint):
    """The weights of each unit have a norm in [min_value, max_value], or come nearer to that.

    rate: fraction in [0, 1] of the way to go at a step. axis: as that of MaxNorm.
    Source: keras.constraints.MinMaxNorm.
    """

    def __init__(self, min_value=0.0, max_value=1.0, rate=1.0, axis=0):
        self.min_value, self.max_value, self.rate, self.axis = min_value, max_value, rate, axis

    def __call__(self, w):
        w = convert_to_tensor(w)
        norms = _norms(w, self.axis)
        allowed = clip_by_value(norms, self.min_value, self.max_value)
        return _with_norms(w, norms, add(multiply(self.rate, allowed), multiply(1 - self.rate, norms)))

    def get_config(self):
        return {"min_value": self.min_value, "max_value": self.max_value, "rate": self.rate, "axis": self.axis}


def _norms(w, axis):
    """The norms along the axes, which stay as axes of size 1."""
    return sqrt(reduce_sum(square(w), axis=axis, keepdims=True))


def _with_norms(w, norms, desired):
    """The weight scaled from its norms to the desired ones."""
    return multiply(w, divide(desired, add(epsilon(), norms)))


max_norm, non_neg, unit_norm, min_max_norm = MaxNorm, NonNeg, UnitNorm, MinMaxNorm

CLASSES = [Constraint, MaxNorm, MinMaxNorm, NonNeg, UnitNorm]
CONSTRAINTS = {cls.__name__: cls for cls in CLASSES} | {to_snake_case(cls.__name__): cls for cls in CLASSES}


def get(identifier):
    """Return the constraint that an argument means, or None for None.

    identifier: a name such as "max_norm" or "MaxNorm", a config, a class, or a function from a weight to a weight.
    Raises: ValueError for what means none.
    Source: keras.constraints.get.
    """
    found = identifier
    if isinstance(identifier, str):
        found = CONSTRAINTS.get(identifier)
    elif isinstance(identifier, dict):
        found = deserialize(identifier)
    if isinstance(found, type):
        return found()
    if identifier is not None and not callable(found):
        raise ValueError(explain("constraints.get", f"Could not interpret constraint identifier: {identifier!r}",
                                 "it must name a constraint, or be one", did_you_mean(identifier, CONSTRAINTS)))
    return found


def serialize(constraint):
    """Return the config of a constraint."""
    return serialize_keras_object(constraint)


def deserialize(config, custom_objects=None):
    """Return the constraint of a config or a name."""
    return deserialize_keras_object(config, custom_objects=custom_objects, module_objects=CONSTRAINTS)


NAMES = {
    "keras.constraints": (
        "Constraint MaxNorm max_norm NonNeg non_neg UnitNorm unit_norm MinMaxNorm min_max_norm "
        "get serialize deserialize"
    ),
}

__getattr__, __dir__ = lazy(__name__, NAMES)
