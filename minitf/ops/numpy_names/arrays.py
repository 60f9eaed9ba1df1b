"""Tensors from whatever holds numbers: array, asarray, and arrays filled with one value. Floor 2.

Read `promotion.py` first. NumPy's dtypes: a Python float makes float64, and an integer int64.
"""

from __future__ import annotations

from ...backend.dtypes import bool_, int32
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.tensor import Tensor
from ..shapes import broadcasting, creation, layout
from ..shapes.identity import cast, identity
from ..shapes.joining import concat
from . import promotion


def array(val, dtype=None, copy=True, ndmin=0):
    """A tensor of the numbers in `val`.

    val: a number, nested lists of them, an array or a tensor; dtype: what to convert to; ndmin: in 0..32, the axes
        that the tensor has at least: axes of length 1 are put before its own.

        >>> import minitf as tf
        >>> tf.experimental.numpy.array([1, 2.5], ndmin=2)
        <tf.Tensor: shape=(1, 2), dtype=float64, numpy=array([[1. , 2.5]])>

    Raises: ValueError where ndmin is above 32.
    Source: np.array. Differs: tensors never change, so `copy` copies nothing.
    """
    if ndmin > 32:
        raise ValueError(explain("array", f"ndmin={ndmin}", "a tensor has at most 32 axes"))
    if isinstance(val, Tensor):
        x = val if dtype is None else cast(val, promotion.result_type(dtype))
    else:
        wanted = promotion.type_of(val, dtype)
        x = cast(convert_to_tensor(val, dtype_hint=wanted), wanted)
    x = identity(x) if copy else x
    missing = ndmin - x.shape.rank if ndmin else 0
    return layout.reshape(x, concat([[1] * missing, layout.shape(x)], 0)) if missing > 0 else x


def asarray(a, dtype=None):
    """`a` as a tensor; a tensor of that dtype is returned itself.   Source: np.asarray."""
    if isinstance(a, Tensor) and (dtype is None or promotion.result_type(dtype) == a.dtype):
        return a
    return array(a, dtype, copy=False)


def asanyarray(a, dtype=None):
    """The same as `asarray`.   Source: np.asanyarray."""
    return asarray(a, dtype)


def ascontiguousarray(a, dtype=None):
    """`a` as a tensor of at least one axis.   Source: np.ascontiguousarray."""
    return array(a, dtype, ndmin=1)


def copy(a):
    """A tensor of the same elements, on the device of this scope.   Source: np.copy."""
    return array(a, copy=True)


def promoted(*arrays):
    """The arrays as tensors of the one dtype that they meet in."""
    dtype = promotion.result_type(*arrays)
    return [asarray(x, dtype) for x in arrays]


def promoted_pair(x, y):
    """Two arrays as tensors of the one dtype that NumPy has them meet in, whatever the mode."""
    dtype = promotion.numpys_result_type(x, y)
    return asarray(x, dtype), asarray(y, dtype)


def floating(x):
    """`x` as a tensor of floats or complex numbers: integers and bools become the default float."""
    x = asarray(x)
    return x if promotion.is_inexact(x) else cast(x, promotion.default_float())


def full(shape, fill_value, dtype=None):
    """A tensor of that shape, filled with a value that may itself have axes.   Source: np.full."""
    shape = layout.reshape(cast(convert_to_tensor(shape, dtype_hint=int32), int32), [-1])
    return broadcasting.broadcast_to(asarray(fill_value, dtype), shape)


def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None):
    """A tensor of a's shape and dtype, filled with a value.

    Raises: ValueError where order, subok or shape are anything but the defaults.
    Source: np.full_like.
    """
    promotion.refuse("full_like", order != "K" or not subok or shape, "another order, subok or shape")
    a = asarray(a)
    return broadcasting.broadcast_to(asarray(fill_value, dtype or a.dtype), layout.shape(a))


def zeros(shape, dtype=float):
    """A tensor of zeros, float64 unless said.   Source: np.zeros."""
    return creation.zeros(shape, promotion.result_type(dtype) if dtype else promotion.default_float())


def ones(shape, dtype=float):
    """A tensor of ones, float64 unless said.   Source: np.ones."""
    return creation.ones(shape, promotion.result_type(dtype) if dtype else promotion.default_float())


def zeros_like(a, dtype=None):
    """Zeros in a's shape, of its dtype unless another is said.   Source: np.zeros_like."""
    return creation.zeros_like(a, promotion.type_of(a, dtype))


def ones_like(a, dtype=None):
    """Ones in a's shape, of its dtype unless another is said.   Source: np.ones_like."""
    return creation.ones_like(a, promotion.type_of(a, dtype))


def empty(shape, dtype=float):
    """Zeros: memory is never left as it was found.   Source: np.empty."""
    return zeros(shape, dtype)


def empty_like(a, dtype=None):
    """Zeros in a's shape.   Source: np.empty_like."""
    return zeros_like(a, dtype)


def as_bool(x):
    """`x` as a tensor of bools: whether each element is something other than 0."""
    return asarray(x, bool_)
