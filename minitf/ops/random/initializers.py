"""Initializers: objects that make a variable's first value once its shape is known. Floor 2.

Read `distributions.py` first.
"""

from __future__ import annotations

from ...backend.dtypes import NUMERIC, as_dtype, bool_, float32
from ...backend.errors import explain
from ...core.convert import constant
from ..shapes.creation import ones, zeros
from .distributions import normal, uniform
from .stateless import stateless_normal, stateless_uniform


class zeros_initializer:
    """Makes zeros.

        >>> import minitf as tf
        >>> tf.zeros_initializer()([2]).numpy()
        array([0., 0.], dtype=float32)

    Source: tf.zeros_initializer.
    """

    def __call__(self, shape, dtype=float32, **kwargs):
        return zeros(shape, _numeric(dtype))

    def get_config(self):
        """The arguments that make an equal initializer."""
        return {}


class ones_initializer:
    """Makes ones.  Source: tf.ones_initializer."""

    def __call__(self, shape, dtype=float32, **kwargs):
        return ones(shape, _numeric(dtype))

    def get_config(self):
        """The arguments that make an equal initializer."""
        return {}


class constant_initializer:
    """Makes tensors of a given value.

    value: a number, which fills any shape, or a list or array with as many elements as the shape asks for.

        >>> import minitf as tf
        >>> tf.constant_initializer([1., 2., 3., 4.])([2, 2]).numpy()
        array([[1., 2.],
               [3., 4.]], dtype=float32)

    Raises (when called): TypeError where the number of elements does not fit the shape, or the value the dtype.
    Source: tf.constant_initializer.
    """

    def __init__(self, value=0, support_partition=False):
        self.value = value

    def __call__(self, shape, dtype=None, **kwargs):
        return constant(self.value, dtype, shape)

    def get_config(self):
        """The arguments that make an equal initializer."""
        return {"value": self.value}


class random_uniform_initializer:
    """Makes numbers spread evenly over [minval, maxval).

    seed: None, or an int; then every call of the same shape makes the same numbers.

        >>> import minitf as tf
        >>> tf.random_uniform_initializer(0, 10, seed=1)([3], tf.int32).numpy()
        array([9, 4, 0], dtype=int32)

    Source: tf.random_uniform_initializer.
    """

    def __init__(self, minval=-0.05, maxval=0.05, seed=None):
        self.minval, self.maxval, self.seed = minval, maxval, seed

    def __call__(self, shape, dtype=float32, **kwargs):
        if self.seed is None:
            return uniform(shape, self.minval, self.maxval, dtype)
        return stateless_uniform(shape, [self.seed, 0], self.minval, self.maxval, dtype)

    def get_config(self):
        """The arguments that make an equal initializer."""
        return {"minval": self.minval, "maxval": self.maxval, "seed": self.seed}


class random_normal_initializer:
    """Makes numbers drawn from a normal distribution.

    seed: None, or an int; then every call of the same shape makes the same numbers.

    Source: tf.random_normal_initializer.
    """

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        self.mean, self.stddev, self.seed = mean, stddev, seed

    def __call__(self, shape, dtype=float32, **kwargs):
        if self.seed is None:
            return normal(shape, self.mean, self.stddev, dtype)
        return stateless_normal(shape, [self.seed, 0], self.mean, self.stddev, dtype)

    def get_config(self):
        """The arguments that make an equal initializer."""
        return {"mean": self.mean, "stddev": self.stddev, "seed": self.seed}


def _numeric(dtype):
    dtype = as_dtype(dtype)
    if dtype not in NUMERIC | {bool_}:
        raise ValueError(explain("initializer", f"dtype is {dtype.name}", "it must be numeric or bool"))
    return dtype
