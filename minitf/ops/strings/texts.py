"""From arrays to arrays of bytes, element by element: what the ops on text share. Floor 2.

Texts differ in length, so an array of them holds references to Python's bytes; NumPy cannot compute with these, and a
loop in Python is what TensorFlow's loop in C++ becomes. A list comprehension is its fastest form.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import string

TEXT = frozenset({string})


def texts_of(function, array):
    """An array of bytes: `function` of every element of `array`; what is no bytes yet is encoded as UTF-8."""
    values = [function(x) for x in array.reshape(-1).tolist()]
    return packed([v.encode() if isinstance(v, str) else v for v in values], array.shape)


def packed(values, dims):
    """A list of bytes as an array of objects of the shape `dims`."""
    result = np.empty(len(values), object)
    result[:] = values
    return result.reshape(dims)


def numbers_of(function, array, dtype):
    """An array of numbers: `function` of every element of an array of bytes."""
    values = [function(x) for x in array.reshape(-1).tolist()]
    return np.array(values, dtype).reshape(array.shape)
