"""tf.compat: types to ask about, sizes of axes, and days. Floor 0.

Programs that run with several versions of TensorFlow ask these. Much of it has become plain: a size is an int.
"""

from __future__ import annotations

import numbers
from contextlib import contextmanager
from datetime import date

import numpy as np

# What isinstance is asked for: Python's kinds of numbers and NumPy's, bytes and texts.
integral_types = (numbers.Integral, np.integer)
real_types = (numbers.Real, np.integer, np.floating)
complex_types = (numbers.Complex, np.number)
bytes_or_text_types = (bytes, str)

_horizon: list[date] = []  # the days that programs have set, the innermost last


def dimension_value(dimension):
    """The size of an axis, or None: what it is already, in TensorFlow 2.

    >>> dimension_value(tf.TensorShape([2, None])[0])
    2

    Source: tf.compat.dimension_value.
    """
    return getattr(dimension, "value", dimension)


def dimension_at_index(shape, index):
    """The size of the axis `index` of a TensorShape; None where it is not known, or how many axes there are.

    >>> dimension_at_index(tf.TensorShape([2, 3]), -1), dimension_at_index(tf.TensorShape(None), 1)
    (3, None)

    Raises: IndexError for an axis that is not there.
    Source: tf.compat.dimension_at_index. Differs: a size is a plain int.
    """
    return None if shape.rank is None else shape.dims[index]


def forward_compatible(year, month, day) -> bool:
    """Whether programs may rely on what TensorFlow could do on that day: whether it has passed.

    >>> forward_compatible(2019, 1, 1)
    True

    Raises: ValueError for a day that no calendar has.
    Source: tf.compat.forward_compatible.
    """
    return (_horizon[-1] if _horizon else date.today()) > date(year, month, day)


@contextmanager
def forward_compatibility_horizon(year, month, day):
    """Inside the block, that day is today for `forward_compatible`.

    >>> with forward_compatibility_horizon(2999, 1, 2):
    ...     forward_compatible(2999, 1, 1)
    True

    Raises: ValueError for a day that no calendar has.
    Source: tf.compat.forward_compatibility_horizon.
    """
    _horizon.append(date(year, month, day))
    try:
        yield
    finally:
        _horizon.pop()
