"""Whether values rise: is_non_decreasing, is_strictly_increasing. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import NUMERIC
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..elementwise.comparison import less, less_equal
from ..shapes.layout import reshape
from .reduction import reduce_all


def is_non_decreasing(x, name=None):
    """Whether no element is less than the one before it, in row-major order; so too for one element or none.

    x: real [...].

        >>> import minitf as tf
        >>> bool(tf.math.is_non_decreasing([1, 1, 2])), bool(tf.math.is_non_decreasing([2, 1]))
        (True, False)

    Raises: TypeError for what is not numeric; InvalidArgumentError for complex numbers.
    Source: tf.math.is_non_decreasing.
    """
    x = _flat("is_non_decreasing", x)
    return reduce_all(less_equal(x[:-1], x[1:]))


def is_strictly_increasing(x, name=None):
    """Whether every element is greater than the one before it, in row-major order; so too for one element or none.

    x: real [...].

        >>> import minitf as tf
        >>> bool(tf.math.is_strictly_increasing([1, 2])), bool(tf.math.is_strictly_increasing([1, 1, 2]))
        (True, False)

    Raises: TypeError for what is not numeric; InvalidArgumentError for complex numbers.
    Source: tf.math.is_strictly_increasing.
    """
    x = _flat("is_strictly_increasing", x)
    return reduce_all(less(x[:-1], x[1:]))


def _flat(where, x):
    x = convert_to_tensor(x)
    if x.dtype not in NUMERIC:
        raise TypeError(explain(where, f"x is {x.dtype.name}", "it must be numeric"))
    return reshape(x, [-1])
