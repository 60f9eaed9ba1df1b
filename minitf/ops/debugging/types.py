"""Assertions about dtypes: assert_type, assert_integer, assert_same_float_dtype, ... Floor 2. Next: `numerics.py`."""

from __future__ import annotations

from ...backend.dtypes import as_dtype, float32
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.tensor import is_tensor
from .ranks import prefix


def assert_type(tensor, tf_type, message=None, name=None):
    """Raise TypeError unless `tensor` has the dtype `tf_type`.

        >>> import minitf as tf
        >>> tf.debugging.assert_type(tf.constant(1), tf.int32)

    Source: tf.debugging.assert_type.
    """
    tensor, wanted = convert_to_tensor(tensor), as_dtype(tf_type)
    if tensor.dtype != wanted:
        received = f"tensor is {tensor.dtype.name}"
        raise TypeError(prefix(message) + explain("assert_type", received, f"it must be {wanted.name}", "Use tf.cast"))


def assert_integer(x, message=None, name=None):
    """Raise TypeError unless `x` is of integers.

        >>> import minitf as tf
        >>> tf.debugging.assert_integer([1, 2])

    Source: tf.debugging.assert_integer.
    """
    dtype = convert_to_tensor(x).dtype
    if not dtype.is_integer:
        raise TypeError(prefix(message) + explain("assert_integer", f"x is {dtype.name}", "it must be of integers"))


def assert_same_float_dtype(tensors=None, dtype=None):
    """The floating dtype of all `tensors`; float32 where there are none.

    dtype: what it must be; None: whatever they have in common.

        >>> import minitf as tf
        >>> tf.debugging.assert_same_float_dtype([tf.constant(1.), tf.constant(2.)])
        tf.float32

    Raises: ValueError where dtypes differ or are not floating.
    Source: tf.debugging.assert_same_float_dtype.
    """
    wanted = None if dtype is None else as_dtype(dtype)
    for tensor in tensors or ():
        wanted = wanted or tensor.dtype
        if tensor.dtype != wanted:
            received = f"a tensor is {tensor.dtype.name}"
            raise ValueError(explain("assert_same_float_dtype", received, f"all must be {wanted.name}"))
    wanted = wanted or float32
    if not wanted.is_floating:
        raise ValueError(explain("assert_same_float_dtype", f"dtype is {wanted.name}", "it must be floating"))
    return wanted


def assert_proper_iterable(values):
    """Raise TypeError unless `values` is a list or the like: not one tensor, array, string or sparse tensor.

        >>> import minitf as tf
        >>> tf.debugging.assert_proper_iterable([tf.constant(1)])

    Source: tf.debugging.assert_proper_iterable.
    """
    improper = is_tensor(values) or isinstance(values, (str, bytes)) or hasattr(values, "dtype")
    if improper or not hasattr(values, "__iter__"):
        received = f"values is of type {type(values).__name__}"
        raise TypeError(explain("assert_proper_iterable", received, "it must be a list or the like"))


def is_numeric_tensor(tensor):
    """True where `tensor` is a tensor of numbers.

        >>> import minitf as tf
        >>> tf.debugging.is_numeric_tensor(tf.constant(1)), tf.debugging.is_numeric_tensor(1)
        (True, False)

    Source: tf.debugging.is_numeric_tensor.
    """
    return is_tensor(tensor) and tensor.dtype.is_numeric
