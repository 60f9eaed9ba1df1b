"""From Python and NumPy values to tensors. Floor 1. Read next: `execute.py`.

TensorFlow never promotes one tensor's dtype to meet another's, but plain Python values are weak: in `x + 1` the 1
takes the dtype of x. That choice is made here, once, for every op.
"""

from __future__ import annotations

from collections.abc import Callable
from math import prod

import numpy as np

from ..backend.dtypes import as_dtype, int32, int64
from ..backend.errors import ResourceExhaustedError, explain
from ..backend.memory import MACHINE_MEMORY
from ..backend.shapes import TensorShape
from .context import local
from .literals import short, to_array
from .tensor import Tensor


class _Slots:
    """Filled by ops/operators.py."""

    pack: Callable  # stacks a list of tensors, so that a list which holds tensors converts too


slots = _Slots()

_conversions: list = []


def convert_to_tensor(value, dtype=None, dtype_hint=None, name=None):
    """`value` as a Tensor; a Tensor comes back as it is.

    value: a Tensor, a Variable, a NumPy array, a Python number, string or bool, or nested lists of them; or a
        TensorShape, all of whose sizes are known.
    dtype: what the tensor must be. A tensor of another dtype is an error, never cast.
    dtype_hint: what it should be if that is possible; ignored where it is not.

        >>> import minitf as tf
        >>> tf.convert_to_tensor([1, 2], dtype_hint=tf.float32)
        <tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>

    Raises: ValueError for a value that no tensor can hold, or a tensor of another dtype; TypeError for a Python value
    that `dtype` cannot hold.
    Source: tf.convert_to_tensor.
    """
    dtype = None if dtype is None else as_dtype(dtype)
    if isinstance(value, Tensor):
        return _require_dtype(value, dtype)
    if hasattr(value, "__tf_tensor__"):
        return _require_dtype(value.__tf_tensor__(dtype, name), dtype)
    for base, function in _conversions:
        if isinstance(value, base):
            return _require_dtype(function(value, dtype=dtype, name=name, as_ref=False), dtype)
    if dtype is None and dtype_hint is not None:
        try:
            return _from_values(value, as_dtype(dtype_hint))
        except (TypeError, ValueError):
            pass
    return _from_values(value, dtype)


def constant(value, dtype=None, shape=None, name="Const"):
    """A tensor that holds a copy of `value`.

    value: a Python number, string, bool or nested list of them, or a NumPy array. A Python float gives float32, an int
        int32 (int64 where it needs one); a NumPy array keeps its dtype.
    dtype: the tensor's dtype; NumPy arrays are cast to it, Python values must fit it.
    shape: the tensor's shape. A single value fills it; otherwise `value` is reshaped, and sizes must agree.

        >>> import minitf as tf
        >>> tf.constant(0., shape=[2, 2])
        <tf.Tensor: shape=(2, 2), dtype=float32, numpy=
        array([[0., 0.],
               [0., 0.]], dtype=float32)>

    Raises: TypeError where `value` does not fit `dtype` or `shape`; ValueError for ragged or mixed lists.
    Source: tf.constant. Differs: an integer that `dtype` cannot hold is an error, where TensorFlow wraps it around.
    """
    dtype = None if dtype is None else as_dtype(dtype)
    if isinstance(value, Tensor):
        if dtype is not None and dtype != value.dtype:
            raise TypeError(
                explain(
                    "constant",
                    f"value is a {value.dtype.name} tensor, dtype is {dtype.name}",
                    "a tensor's dtype is never changed silently",
                    "Use tf.cast(value, dtype)",
                )
            )
        tensor = value
    else:
        tensor = convert_to_tensor(value, dtype)
    if shape is None:
        return tensor
    shape = TensorShape(shape)
    if not shape.is_fully_defined():
        raise ValueError(explain("constant", f"shape is {shape}", "every axis needs a size", "Leave no axis None"))
    return _fill_shape(tensor, shape.as_list())


def _fill_shape(tensor: Tensor, shape) -> Tensor:
    graph = local.state.graph
    if graph is not None:  # the value of a symbolic constant is known
        return graph.constant(_filled(tensor._known_value(), shape))
    return Tensor(_filled(tensor._array, shape), tensor._device)


def _filled(array, shape):
    """The array in that shape; a single value, as often as the shape asks for it."""
    if array.size == prod(shape):
        return array.reshape(shape)
    if array.ndim == 0 or array.size == 1:
        if prod(shape) * array.itemsize > MACHINE_MEMORY:
            received, rule = f"shape is {tuple(shape)}", f"so many {array.dtype.name} do not fit in memory"
            raise ResourceExhaustedError(explain("constant", received, rule, "Use a smaller shape"))
        return local.state.place().xp.broadcast_to(array.reshape(()), shape).copy()
    raise TypeError(
        explain(
            "constant",
            f"value has {array.size} elements, shape is {tuple(shape)}",
            f"shape has {prod(shape)} elements and must have as many as value",
            "Give one value to fill the shape, or as many as it holds",
        )
    )


def to_tensor(value, dtype=None) -> Tensor:
    """A Tensor on the current device from a Python or NumPy value that holds no tensors; in a graph, a constant."""
    array = to_array(value, None if dtype is None else dtype.np)
    graph = local.state.graph
    if graph is not None:
        return graph.constant(array)
    device = local.state.place()
    return Tensor(array if device.xp is np else device.put(array), device)


def _from_values(value, dtype) -> Tensor:
    try:
        holds_tensor = isinstance(value, (list, tuple)) and _holds_tensor(value)
    except RecursionError:
        rule = "a list that holds itself has no shape"
        raise ValueError(explain("convert_to_tensor", f"value is {short(value)}", rule)) from None
    return slots.pack(value, dtype) if holds_tensor else to_tensor(value, dtype)


def _holds_tensor(value) -> bool:
    """True where a nested list holds a Tensor or a Variable anywhere."""
    return any(
        isinstance(x, Tensor)
        or hasattr(x, "__tf_tensor__")
        or (isinstance(x, (list, tuple)) and _holds_tensor(x))
        for x in value
    )


def _require_dtype(tensor, dtype):
    if dtype is None or tensor.dtype == dtype:
        return tensor
    raise ValueError(
        explain(
            "convert_to_tensor",
            f"value is a {tensor.dtype.name} tensor of shape {tensor.shape}, dtype is {dtype.name}",
            "a tensor's dtype is never changed silently",
            f"Use tf.cast(value, tf.{dtype.name})",
        )
    )


def shape_to_tensor(shape: TensorShape, dtype=None, name=None, as_ref=False) -> Tensor:
    """The sizes of `shape` as int32 [R], or as int64 where one is too large or `dtype` says so."""
    if not shape.is_fully_defined():
        rule = "a shape becomes a tensor only when all its sizes are known"
        raise ValueError(explain("convert_to_tensor", f"value is {shape!r}", rule, "Use tf.shape(x)"))
    if dtype not in (None, int32, int64):
        raise TypeError(explain("convert_to_tensor", f"value is {shape!r}, dtype is {dtype.name}",
                                "sizes are int32 or int64", f"Use tf.cast(shape, tf.{dtype.name})"))
    wide = max(shape.as_list(), default=0) > int32.max
    return to_tensor(np.array(shape.as_list(), (dtype or (int64 if wide else int32)).np))


_conversions.append((TensorShape, shape_to_tensor))


def register_tensor_conversion_function(base_type, conversion_func, priority=100):
    """Let `conversion_func(value, dtype, name, as_ref)` make tensors from values of `base_type`.

    Raises: TypeError where `base_type` is no type or `conversion_func` no function.
    Source: tf.register_tensor_conversion_function.
    """
    bases = base_type if isinstance(base_type, tuple) else (base_type,)
    if not all(isinstance(base, type) for base in bases) or not callable(conversion_func):
        received = f"base_type is {base_type!r}, conversion_func is {conversion_func!r}"
        rule = "they must be a type, or a tuple of types, and a function"
        raise TypeError(explain("register_tensor_conversion_function", received, rule))
    _conversions.append((base_type, conversion_func))
