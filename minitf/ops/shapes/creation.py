"""Tensors of one value: fill, zeros, ones; and the identity matrix. Floor 2. Read next: `sequences.py`."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import INDEX, REAL, as_dtype, bool_, float32, int32, int64, string
from ...backend.errors import InvalidArgumentError, ResourceExhaustedError, RuleError, explain
from ...backend.memory import MACHINE_MEMORY
from ...backend.shapes import TensorShape
from ...core.composite import dispatched
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_int, is_unknown
from ..elementwise.comparison import equal
from .broadcasting import broadcast_to, reduce_sum
from .identity import cast
from .layout import elements_of, expand_dims, reshape, sizes_of
from .sequences import range_


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


@dispatched
def fill(dims, value, name=None, layout=None):
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
    """A shape argument as an int vector: from a list, a TensorShape, a tensor, or one int for one axis.

    Raises: TypeError for sizes that are no integers; ValueError for a shape that is not fully known.
    """
    if isinstance(shape, TensorShape) and not shape.is_fully_defined():
        raise ValueError(
            explain("shape", f"shape is {shape}", "every size must be known", "Use tf.shape(x) for a dynamic one")
        )
    sizes = convert_to_tensor(shape) if hasattr(shape, "dtype") else _from_sizes(_plain(shape))
    return sizes if sizes._shape_tuple() else reshape(sizes, [1])


def _from_sizes(shape):
    """The sizes as int32, as long as that can hold them."""
    try:
        return convert_to_tensor(shape, int32)
    except ValueError:
        return convert_to_tensor(shape, int64)


def _plain(shape):
    return list(shape) if isinstance(shape, TensorShape) else shape


def zero_of(dtype):
    """The Python or NumPy value that `tf.zeros` fills a tensor of `dtype` with."""
    return b"" if dtype == string else dtype.as_numpy_dtype(0)


def zeros(shape, dtype=float32, name=None, layout=None):
    """A tensor of zeros (empty strings, False).

        >>> import minitf as tf
        >>> tf.zeros([2], tf.int32).numpy()
        array([0, 0], dtype=int32)

    shape: int [R], sizes >= 0.
    Raises: InvalidArgumentError for a negative size; TypeError or ValueError for what is no shape.
    Source: tf.zeros.
    """
    dtype = as_dtype(dtype)
    return fill(shape, convert_to_tensor(zero_of(dtype), dtype))


def ones(shape, dtype=float32, name=None, layout=None):
    """A tensor of ones (True).

        >>> import minitf as tf
        >>> tf.ones([2, 1]).numpy()
        array([[1.],
               [1.]], dtype=float32)

    shape: int [R], sizes >= 0.
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


@dispatched
def zeros_like(input, dtype=None, name=None, layout=None):
    """Zeros in the shape of `input`, and in its dtype unless another is given.

        >>> import minitf as tf
        >>> tf.zeros_like([1., 2.]).numpy()
        array([0., 0.], dtype=float32)

    Source: tf.zeros_like.
    """
    x = convert_to_tensor(input)
    return execute(ZerosLike, x) if dtype is None else zeros(sizes_of(x), dtype)


@dispatched
def ones_like(input, dtype=None, name=None, layout=None):
    """Ones in the shape of `input`, and in its dtype unless another is given.

        >>> import minitf as tf
        >>> tf.ones_like([5, 6]).numpy()
        array([1, 1], dtype=int32)

    Source: tf.ones_like.
    """
    x = convert_to_tensor(input)
    return execute(OnesLike, x) if dtype is None else ones(sizes_of(x), dtype)


def eye(num_rows, num_columns=None, batch_shape=None, dtype=float32, name=None):
    """The identity matrix: ones on the diagonal, zeros beside it.

    num_rows, num_columns: int >= 0; as many columns as rows by default.
    batch_shape: int [B]; the matrix is repeated for each element of such a shape.

        >>> import minitf as tf
        >>> tf.eye(2, 3).numpy()
        array([[1., 0., 0.],
               [0., 1., 0.]], dtype=float32)

    Raises: InvalidArgumentError for a negative size; TypeError for a size that is no integer.
    Source: tf.eye.
    """
    rows, columns = num_rows, num_rows if num_columns is None else num_columns
    if is_unknown(rows) or is_unknown(columns):
        matrix = cast(equal(expand_dims(range_(rows), 1), range_(columns)), dtype)
    else:
        matrix = cast(known_eye(as_int(rows, "num_rows"), as_int(columns, "num_columns")), dtype)
    if batch_shape is None:
        return matrix
    return broadcast_to(matrix, [*elements_of(as_sizes(batch_shape)), rows, columns])


def known_eye(rows, columns):
    """The identity matrix as a NumPy array of bool."""
    if min(rows, columns) < 0:
        raise InvalidArgumentError(explain("eye", f"the size is [{rows}, {columns}]", "sizes must be >= 0"))
    if rows * columns > MACHINE_MEMORY:
        raise ResourceExhaustedError(explain("eye", f"the size is [{rows}, {columns}]", "it does not fit in memory"))
    return np.eye(rows, columns, dtype=bool)
