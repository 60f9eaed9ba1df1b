"""Parts of matrices and tensors: band_part, tensor_diag, tensor_diag_part. Floor 2. Read `diagonals.py` first."""

from __future__ import annotations

from math import prod

from ...backend.dtypes import COMPLEX, FLOATING, NUMERIC, bool_, int32, int64
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.fast import execute_unary
from ...core.op import Op
from ..axes import as_int

HELD = FLOATING | COMPLEX | {int32, int64}


class MatrixBandPart(Op):
    """y[i, j] = x[i, j] where -lower <= j - i <= upper, else 0.   input: any [..., M, N]  ->  y: same.

    A negative num_lower or num_upper keeps everything on that side.
    """

    types = ("T",)
    T = NUMERIC | {bool_}

    def infer(input, *, num_lower, num_upper):
        if input.dims is None:
            return input
        if input.rank < 2:
            raise RuleError("input must have at least 2 axes")
        for name, n, size in zip(("num_lower", "num_upper"), (num_lower, num_upper), input.dims[-2:]):
            if size is not None and n > size:
                raise RuleError(f"{name} is {n} and must be at most {size}", "Use -1 to keep everything on that side")
        return input

    def kernel(xp, input, *, num_lower, num_upper):
        rows, columns = input.shape[-2:]
        if num_lower < 0 and num_upper < 0:
            return input
        kept = xp.tri(rows, columns, columns if num_upper < 0 else num_upper, dtype=bool)
        if num_lower >= 0:
            kept &= ~xp.tri(rows, columns, -num_lower - 1, dtype=bool)
        return xp.where(kept, input, input.dtype.type(0))

    def gradient(call, dy):
        return [execute(MatrixBandPart, dy, **call.attrs)]


def band_part(input, num_lower, num_upper, name=None):
    """Every matrix with zeros outside a band around its main diagonal.

    input: any but text [..., M, N].
    num_lower, num_upper: how many diagonals to keep below and above the main one; -1 keeps them all. So (-1, 0) gives
        the lower triangle, (0, -1) the upper one.

        >>> import minitf as tf
        >>> tf.linalg.band_part(tf.ones([3, 3]), 1, 0).numpy()
        array([[1., 0., 0.],
               [1., 1., 0.],
               [0., 1., 1.]], dtype=float32)

    Raises: InvalidArgumentError where the band is wider than the matrix; TypeError for what is no integer.
    Source: tf.linalg.band_part.
    """
    num_lower, num_upper = as_int(num_lower, "num_lower"), as_int(num_upper, "num_upper")
    return execute(MatrixBandPart, input, num_lower=num_lower, num_upper=num_upper)


class Diag(Op):
    """y[i, ..., i, ...] = x[i, ...], zero elsewhere.   diagonal: numeric [D...]  ->  y: [D..., D...]."""

    T = HELD

    def infer(diagonal):
        if diagonal.dims is None:
            return diagonal
        if not diagonal.rank:
            raise RuleError("diagonal must have at least 1 axis")
        return diagonal.with_dims(diagonal.dims * 2)

    def kernel(xp, diagonal):
        y = xp.zeros((diagonal.size, diagonal.size), diagonal.dtype)
        y.reshape(-1)[::diagonal.size + 1] = diagonal.reshape(-1)
        return y.reshape(diagonal.shape * 2)

    def gradient(call, dy):
        return [execute_unary(DiagPart, dy)]


class DiagPart(Op):
    """y[i, ...] = x[i, ..., i, ...].   input: numeric [D..., D...]  ->  y: [D...]."""

    T = HELD

    def infer(input):
        if input.dims is None:
            return input
        half = input.rank // 2
        first, second = input.dims[:half], input.dims[half:]
        if input.rank % 2 or not half:
            raise RuleError("input must have an even number of axes, and some")
        if any(None not in (n, m) and n != m for n, m in zip(first, second)):
            raise RuleError(f"the first half of its sizes, {list(first)}, must equal the second, {list(second)}")
        return input.with_dims(first)

    def kernel(xp, input):
        dims = input.shape[:input.ndim // 2]
        return xp.diagonal(input.reshape(prod(dims), prod(dims))).reshape(dims)

    def gradient(call, dy):
        return [execute_unary(Diag, dy)]


def tensor_diag(diagonal, name=None):
    """A tensor with the elements of `diagonal` where both halves of the indices agree, and zeros elsewhere.

    diagonal: numeric [D...], at least 1 axis.
    Returns: [D..., D...].

        >>> import minitf as tf
        >>> tf.linalg.tensor_diag([1, 2]).numpy()
        array([[1, 0],
               [0, 2]], dtype=int32)

    Raises: InvalidArgumentError for a scalar.
    Source: tf.linalg.tensor_diag.
    """
    return execute_unary(Diag, diagonal)


def tensor_diag_part(input, name=None):
    """The elements of `input` where both halves of the indices agree.

    input: numeric [D..., D...]; a number comes back as it is.
    Returns: [D...].

        >>> import minitf as tf
        >>> tf.linalg.tensor_diag_part([[1, 2], [3, 4]]).numpy()
        array([1, 4], dtype=int32)

    Raises: InvalidArgumentError where the two halves of its shape differ.
    Source: tf.linalg.tensor_diag_part.
    """
    x = convert_to_tensor(input)
    return execute_unary(DiagPart, x) if x.ndim else x
