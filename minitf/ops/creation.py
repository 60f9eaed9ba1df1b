"""Tensors from nothing: fill, zeros, ones, eye, range, linspace. Floor 2."""

from __future__ import annotations

import numpy as np

from ..backend.dtypes import INDEX, REAL, as_dtype, bool_, float32, int32, string
from ..backend.errors import RuleError
from ..core.convert import convert_to_tensor
from ..core.execute import execute
from ..core.op import Op, no_gradient
from ..core.spec import Spec
from .broadcasting import reduce_sum


class Fill(Op):
    """A tensor of one value.   dims: int [R], value: any []  ->  y: any, of that shape."""

    types = ("index_type", "T")
    index_type = INDEX
    host = (0,)

    def infer(dims, value):
        if value.rank not in (0, None):
            raise RuleError("value must have no axes", "Use tf.broadcast_to to repeat a whole tensor")
        return value.with_dims(dims_of(dims))

    def kernel(xp, dims, value):
        return xp.full(dims.tolist(), value[()], value.dtype)

    def gradient(call, dy):
        return [None, reduce_sum(dy)]


def dims_of(sizes):
    """The dims that an input of sizes asks for; RuleError unless it is a vector of sizes >= 0."""
    if sizes.value is None:
        return (None,) * sizes.dims[0] if sizes.is_static else None
    if sizes.value.ndim != 1:
        raise RuleError(f"{sizes.value.tolist()} must be a vector of sizes", "Pass a list, such as [2, 3]")
    if sizes.value.size and sizes.value.min() < 0:
        raise RuleError(f"size {sizes.value.min()} must be >= 0")
    return tuple(sizes.value.tolist())


def fill(dims, value, name=None):
    """A tensor of shape `dims` in which every element is `value`.

    dims: int [R], sizes >= 0.   value: any [].

        >>> import minitf as tf
        >>> tf.fill([2, 3], 9).numpy()
        array([[9, 9, 9],
               [9, 9, 9]], dtype=int32)

    Raises: InvalidArgumentError for a negative size, or a value with axes.
    Source: tf.fill.
    """
    return execute(Fill, as_sizes(dims), value)


def as_sizes(shape):
    """A shape argument as an int32 or int64 vector: a list, a TensorShape, a tensor, or one int."""
    if isinstance(shape, int):
        shape = [shape]
    if not hasattr(shape, "dtype"):
        shape = list(shape)
    return convert_to_tensor(shape, dtype_hint=int32) if len(shape) else convert_to_tensor([], int32)


def _zero_of(dtype):
    return b"" if dtype == string else dtype.as_numpy_dtype(0)


def zeros(shape, dtype=float32, name=None):
    """A tensor of zeros (empty strings, False).

        >>> import minitf as tf
        >>> tf.zeros([2], tf.int32).numpy()
        array([0, 0], dtype=int32)

    Raises: InvalidArgumentError for a negative size.
    Source: tf.zeros.
    """
    dtype = as_dtype(dtype)
    return fill(shape, convert_to_tensor(_zero_of(dtype), dtype))


def ones(shape, dtype=float32, name=None):
    """A tensor of ones (True).

        >>> import minitf as tf
        >>> tf.ones([2, 1]).numpy()
        array([[1.],
               [1.]], dtype=float32)

    Raises: InvalidArgumentError for a negative size; TypeError for strings.
    Source: tf.ones.
    """
    dtype = as_dtype(dtype)
    return fill(shape, convert_to_tensor(True if dtype == bool_ else 1, dtype))


class ZerosLike(Op):
    """y = 0 everywhere.   x: any [...]  ->  y: same."""

    def infer(x):
        return x

    def kernel(xp, x):
        return xp.zeros(x.shape, x.dtype) if x.dtype != object else np.full(x.shape, b"", object)

    def gradient(call, dy):
        return [None]


class OnesLike(Op):
    """y = 1 everywhere.   x: numeric or bool [...]  ->  y: same."""

    T = REAL | {bool_} | Op.T - {string}

    def infer(x):
        return x

    def kernel(xp, x):
        return xp.ones(x.shape, x.dtype)

    def gradient(call, dy):
        return [None]


def zeros_like(input, dtype=None, name=None, layout=None):
    """Zeros in the shape of `input`, and in its dtype unless another is given.

        >>> import minitf as tf
        >>> tf.zeros_like([1., 2.]).numpy()
        array([0., 0.], dtype=float32)

    Source: tf.zeros_like.
    """
    input = convert_to_tensor(input)
    return execute(ZerosLike, input) if dtype is None else zeros(input._shape_tuple(), dtype)


def ones_like(input, dtype=None, name=None, layout=None):
    """Ones in the shape of `input`, and in its dtype unless another is given.

        >>> import minitf as tf
        >>> tf.ones_like([5, 6]).numpy()
        array([1, 1], dtype=int32)

    Source: tf.ones_like.
    """
    input = convert_to_tensor(input)
    return execute(OnesLike, input) if dtype is None else ones(input._shape_tuple(), dtype)


class Range(Op):
    """start, start + delta, ... below limit.   start, limit, delta: real []  ->  y: [N]."""

    types = ("Tidx*",)
    Tidx = REAL
    host = (0, 1, 2)

    def infer(start, limit, delta):
        if any(s.rank not in (0, None) for s in (start, limit, delta)):
            raise RuleError("start, limit and delta must have no axes")
        if any(s.value is None for s in (start, limit, delta)):
            return Spec((None,), start.dtype)
        step = delta.value[()]
        if step == 0:
            raise RuleError("delta must not be 0")
        if (limit.value - start.value) * (1 if step > 0 else -1) < 0:
            raise RuleError(f"start must be {'<=' if step > 0 else '>='} limit when delta {'>' if step > 0 else '<'} 0")
        return Spec((_range_size(start.value, limit.value, step),), start.dtype)

    def kernel(xp, start, limit, delta):
        count = _range_size(start, limit, delta)
        steps = xp.arange(count, dtype=start.dtype if start.dtype.kind in "iu" else xp.float64)
        return (start + steps * delta).astype(start.dtype)

    gradient = no_gradient


def _range_size(start, limit, delta) -> int:
    if np.asarray(start).dtype.kind in "iu":
        return max(0, -((int(start) - int(limit)) // int(delta)))
    return max(0, int(np.ceil((np.float64(limit) - np.float64(start)) / np.float64(delta))))


def range_(start, limit=None, delta=1, dtype=None, name="range"):
    """The numbers from `start` in steps of `delta`, up to but not including `limit`.

    start, limit, delta: real []; `range(n)` counts from 0 to n - 1.
    dtype: by default the widest of the three arguments'.

        >>> import minitf as tf
        >>> tf.range(3, 18, 5).numpy()
        array([ 3,  8, 13], dtype=int32)

    Raises: InvalidArgumentError where delta is 0 or points away from limit.
    Source: tf.range.
    """
    if limit is None:
        start, limit = 0, start
    given = [convert_to_tensor(x, dtype=dtype) if not hasattr(x, "dtype") else x for x in (start, limit, delta)]
    order = ("int32", "int64", "float16", "bfloat16", "float32", "float64")
    names = [as_dtype(x.dtype).name for x in given]
    widest = as_dtype(dtype) if dtype is not None else max(names, key=lambda n: order.index(n) if n in order else -1)
    return execute(Range, *[convert_to_tensor(np.asarray(x), widest) for x in given])
