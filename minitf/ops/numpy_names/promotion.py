"""Which dtype arrays of several dtypes meet in, as NumPy says. Floor 2. Read next: `arrays.py`."""

from __future__ import annotations

import numbers

import numpy as np

from ...backend.dtypes import DType, as_dtype
from ...backend.errors import explain
from ...core.indexed_slices import IndexedSlices
from ...core.operand import Operand
from ...tree import flatten
from . import lattice

_settings = {"prefer_float32": False, "by_lattice": False}


def prefer_float32(preferred):
    """Say whether Python's floats are float32 rather than float64.   preferred: bool."""
    _settings["prefer_float32"] = bool(preferred)


def by_lattice(chosen):
    """Say whether dtypes meet as `lattice.py` says, rather than as NumPy does.   chosen: bool."""
    _settings["by_lattice"] = bool(chosen)


def result_type(*arrays_and_dtypes):
    """The dtype that tensors, arrays, Python's numbers and dtypes meet in, as `np.result_type` finds it.

    A Python number takes the dtype of what it meets; alone it is int64 or float64.

        >>> import minitf as tf
        >>> tf.experimental.numpy.result_type(tf.constant(1), tf.constant(2.0))
        tf.float64

    Raises: TypeError for what has no dtype.
    Source: np.result_type, tf.experimental.numpy.result_type.
    """
    if _settings["by_lattice"]:
        try:
            return lattice.meet(arrays_and_dtypes)[0]
        except lattice.NoMeeting:
            pass
    return numpys_result_type(*arrays_and_dtypes)


def numpys_result_type(*arrays_and_dtypes):
    """As `result_type` without a mode: as NumPy has it."""
    found = [of_numpy(x) for x in flatten(arrays_and_dtypes)]
    return as_dtype(np.result_type(*(found or [np.float64])))


def of_numpy(x):
    """What NumPy needs to know of x: its dtype, or a Python number itself, which gives way to others."""
    if isinstance(x, DType):
        return x.as_numpy_dtype
    if isinstance(x, (Operand, IndexedSlices)):
        return as_dtype(x.dtype).as_numpy_dtype  # Keras's variables have the name of one
    if _settings["prefer_float32"] and type(x) in (float, complex):
        return np.float32(x) if type(x) is float else np.complex64(x)
    if isinstance(x, str) and x not in np.sctypeDict:
        return np.dtype(np.str_)
    return x


def type_of(value, dtype=None):
    """The dtype that an array made of `value` gets.   dtype: the one asked for, or None."""
    if dtype is not None:
        return result_type(dtype)
    if isinstance(value, (str, bytes)):
        return as_dtype("string")
    return result_type(value)


def default_float():
    """float64, or float32 where that is preferred: the dtype of Python's floats."""
    return result_type(1.0)


def promote_types(type1, type2):
    """The smallest NumPy dtype that holds both.

        >>> import minitf as tf
        >>> tf.experimental.numpy.promote_types(tf.int32, tf.float32)
        dtype('float64')

    Source: np.promote_types.
    """
    return np.promote_types(_numpy_dtype(type1), _numpy_dtype(type2))


def finfo(dtype):
    """The limits of a float dtype, as `np.finfo` tells them.   Source: np.finfo."""
    return np.finfo(_numpy_dtype(dtype))


def _numpy_dtype(dtype):
    return np.dtype(dtype.as_numpy_dtype if isinstance(dtype, DType) else dtype)


def is_inexact(x) -> bool:
    """Whether a tensor's elements are floats or complex numbers."""
    return x.dtype.is_floating or x.dtype.is_complex


def refuse(where, wrong, name):
    """Raises ValueError for an argument of NumPy's that is not there.   wrong: whether it was given."""
    if wrong:
        raise ValueError(explain(where, f"{name} was given", f"{name} is not supported", "Leave it out"))


def is_number(x) -> bool:
    """Whether x is a real number of Python's, and no bool."""
    return isinstance(x, numbers.Real) and not isinstance(x, bool)
