"""From Python and NumPy values to tensors. Floor 1. Read next: `execute.py`.

TensorFlow never promotes one tensor's dtype to meet another's, but plain Python values are weak: in `x + 1` the 1
takes the dtype of x. That choice is made here, once, for every op.
"""

from __future__ import annotations

import numpy as np

from ..backend.dtypes import BY_NUMPY, as_dtype
from ..backend.errors import explain
from ..backend.shapes import TensorShape
from .context import local
from .tensor import Tensor


class _Slots:
    """Filled by ops/operators.py.  pack: stacks a list of tensors, so that a list which holds tensors converts."""

    __slots__ = ("pack",)


slots = _Slots()

_SEQUENCES = (list, tuple)
# Python kinds of leaf, and the NumPy dtype a tensor of them gets when nobody asks for another
_KINDS = (
    (bool, np.dtype(bool)),
    (int, np.dtype(np.int32)),
    (float, np.dtype(np.float32)),
    (complex, np.dtype(np.complex128)),
    ((str, bytes), np.dtype(object)),
)
_conversions: list = []


def convert_to_tensor(value, dtype=None, dtype_hint=None, name=None):
    """`value` as a Tensor; a Tensor comes back as it is.

    value: a Tensor, a Variable, a NumPy array, a Python number, string or bool, or nested lists of them.
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
    if isinstance(value, _SEQUENCES) and _holds_tensor(value):
        return slots.pack(value, dtype or _first_dtype(value))
    if dtype is None and dtype_hint is not None:
        try:
            return to_tensor(value, as_dtype(dtype_hint))
        except (TypeError, ValueError):
            pass
    return to_tensor(value, dtype)


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
    Source: tf.constant.
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
    return tensor if shape is None else _fill_shape(tensor, TensorShape(shape).as_list())


def _fill_shape(tensor: Tensor, shape) -> Tensor:
    array = tensor._array
    if array.size == int(np.prod(shape)):
        return Tensor(array.reshape(shape), tensor._device)
    if array.ndim == 0 or array.size == 1:
        filled = array.reshape(()) if array.ndim else array
        return Tensor(local.state.place().xp.broadcast_to(filled, shape).copy(), tensor._device)
    raise TypeError(
        explain(
            "constant",
            f"value has {array.size} elements, shape is {tuple(shape)}",
            f"shape has {int(np.prod(shape))} elements and must have as many as value",
            "Give one value to fill the shape, or as many as it holds",
        )
    )


def to_tensor(value, dtype=None) -> Tensor:
    """A Tensor on the current device from a Python or NumPy value that holds no tensors."""
    device = local.state.place()
    array = to_array(value, None if dtype is None else dtype.np)
    return Tensor(array if device.xp is np else device.put(array), device)


def to_array(value, dtype=None) -> np.ndarray:
    """A new NumPy array of `dtype` (an np.dtype), or of the dtype that TensorFlow would choose, from `value`."""
    if isinstance(value, (np.ndarray, np.generic)):
        return _from_numpy(value, dtype)
    if not isinstance(value, (bool, int, float, complex, str, bytes, list, tuple, range)):
        if hasattr(value, "__array__"):
            return _from_numpy(np.asarray(value), dtype)
        raise ValueError(
            explain(
                "convert_to_tensor",
                f"value is {_short(value)} of type {type(value).__name__}",
                "a tensor is made of numbers, strings, bools, NumPy arrays or lists of them",
            )
        )
    found = _python_dtype(value)
    if dtype is None:
        return _from_python(value, found)
    if not _fits(found, dtype):
        raise TypeError(
            explain(
                "convert_to_tensor",
                f"value is {_short(value)}, dtype is {BY_NUMPY[dtype].name}",
                f"cannot convert {_short(value)} to a tensor of dtype {BY_NUMPY[dtype].name}",
                "Cast one of the two: tf.cast(x, dtype)",
            )
        )
    return _from_python(value, dtype)


def _from_numpy(value, dtype) -> np.ndarray:
    array = np.array(value, dtype=dtype) if dtype != object else np.array(value)
    if array.dtype.kind in "US" or (array.dtype == object and array.size):
        return _encode_strings(array)
    if array.dtype not in BY_NUMPY:
        raise ValueError(
            explain(
                "convert_to_tensor",
                f"a NumPy array of dtype {array.dtype}",
                "that dtype has no TensorFlow counterpart",
                "Convert it with array.astype(...) first",
            )
        )
    if not array.dtype.isnative:
        array = array.astype(array.dtype.newbyteorder("="))
    return array


def _encode_strings(array) -> np.ndarray:
    """An object array of `bytes`, in which strings are UTF-8."""
    out = np.empty(array.shape, object)
    flat = out.reshape(-1)
    for i, item in enumerate(array.reshape(-1).tolist()):
        if not isinstance(item, (str, bytes)):
            raise ValueError(
                explain(
                    "convert_to_tensor",
                    f"a NumPy array that holds {_short(item)}",
                    f"unsupported object type {type(item).__name__} in a tensor of strings",
                )
            )
        flat[i] = item.encode() if isinstance(item, str) else item
    return out


def _python_dtype(value):
    """The NumPy dtype of the leaves of nested lists; None where there is no leaf. Mixed kinds raise ValueError."""
    if isinstance(value, (list, tuple, range)):
        found = None
        for item in value:
            kind = _python_dtype(item)
            if found is None or (found.kind, getattr(kind, "kind", "")) == ("i", "f"):
                found = kind
            elif (
                kind is not None and kind != found and (found.kind, kind.kind) not in (("f", "i"), ("i", "i"))
            ):
                raise ValueError(
                    explain(
                        "convert_to_tensor",
                        f"value is {_short(value)}",
                        "a tensor cannot be made from a list of mixed types",
                    )
                )
            elif kind is not None and kind.kind == found.kind == "i":
                found = max(found, kind, key=lambda d: d.itemsize)
        return found
    if isinstance(value, (np.ndarray, np.generic)):
        return np.dtype(object) if value.dtype.kind in "US" else value.dtype
    for kinds, dtype in _KINDS:
        if isinstance(value, kinds):
            return _integer_dtype(value) if dtype.kind == "i" else dtype
    if hasattr(value, "__array__"):
        return np.asarray(value).dtype
    raise ValueError(
        explain(
            "convert_to_tensor",
            f"value holds {_short(value)}",
            f"a value of type {type(value).__name__} has no place in a tensor",
        )
    )


def _integer_dtype(value: int):
    if -(2**31) <= value < 2**31:
        return np.dtype(np.int32)
    if -(2**63) <= value < 2**63:
        return np.dtype(np.int64)
    raise ValueError(
        explain(
            "convert_to_tensor", f"value is {_short(value)}", "an integer must fit in 64 bits", "Use a float"
        )
    )


def _fits(found, dtype) -> bool:
    """May Python leaves of kind `found` stand in a tensor of `dtype`? Numbers may widen: bool, int, float, complex."""
    if found is None or found == dtype:
        return True
    if found == object or dtype == object:
        return False
    order = {"b": 0, "u": 1, "i": 1, "V": 2, "f": 2, "c": 3}  # V: bfloat16 and float8 of ml_dtypes
    if found.kind == "b":
        return dtype.kind == "b" or True
    return dtype.kind != "b" and order[found.kind] <= order[dtype.kind]


def _from_python(value, dtype) -> np.ndarray:
    try:
        if dtype == object:
            return _encode_strings(np.array(value, dtype=object))
        return np.array(value, dtype=np.float32 if dtype is None else dtype)
    except OverflowError:
        raise ValueError(
            explain(
                "convert_to_tensor",
                f"value is {_short(value)}, dtype is {BY_NUMPY[dtype].name}",
                f"the value is out of range for {BY_NUMPY[dtype].name}",
                "Use a wider dtype",
            )
        ) from None
    except ValueError:
        raise ValueError(
            explain(
                "convert_to_tensor",
                f"value is {_short(value)}",
                "every list at one depth must have the same length",
                "Pad the rows, or use tf.ragged.constant",
            )
        ) from None


def _holds_tensor(value) -> bool:
    """True where a nested list holds a Tensor or a Variable anywhere."""
    return any(
        isinstance(x, Tensor)
        or hasattr(x, "__tf_tensor__")
        or (isinstance(x, _SEQUENCES) and _holds_tensor(x))
        for x in value
    )


def _first_dtype(value):
    for x in value:
        if isinstance(x, _SEQUENCES):
            found = _first_dtype(x)
            if found is not None:
                return found
        elif isinstance(x, Tensor) or hasattr(x, "__tf_tensor__"):
            return x.dtype
    return None


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


def _short(value) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def register_tensor_conversion_function(base_type, conversion_func, priority=100):
    """Let `conversion_func(value, dtype, name, as_ref)` make tensors from values of `base_type`.

    Source: tf.register_tensor_conversion_function.
    """
    _conversions.append((base_type, conversion_func))
