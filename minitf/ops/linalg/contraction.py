"""Products that sum over chosen axes: matvec and tensordot. Floor 2. Read `matmul.py` first: both are made of it."""

from __future__ import annotations

from math import prod

from ...backend.errors import RuleError, explain
from ...backend.shapes import normalize_axes
from ...core.execute import as_tensors
from ..axes import as_axes, as_int
from ..shapes.layout import expand_dims, reshape, sizes_of, squeeze, transpose
from .matmul import MatMul, matmul


def matvec(a, b, transpose_a=False, adjoint_a=False, a_is_sparse=False, b_is_sparse=False, name=None):
    """The matrix a times the vector b, for all batch axes.

    a: numeric [..., M, N], or [..., N, M] where it is to be transposed.
    b: numeric [..., N].
    Returns: [..., M].

        >>> import minitf as tf
        >>> tf.linalg.matvec([[1, 2], [3, 4]], [10, 1]).numpy()
        array([12, 34], dtype=int32)

    Raises: InvalidArgumentError where the sizes do not fit.
    Source: tf.linalg.matvec. Differs: the hints `a_is_sparse`, `b_is_sparse` are accepted and ignored.
    """
    a, b = as_tensors(MatMul, (a, b))
    return squeeze(matmul(a, expand_dims(b, -1), transpose_a=transpose_a, adjoint_a=adjoint_a), -1)


def tensordot(a, b, axes, name=None):
    """The sum of the products of a and b over some axes of each.

    a, b: numeric, of one dtype.
    axes: N, for the last N axes of a and the first N of b; or a pair, the axes of a and those of b, in order.
    Returns: the other axes of a, then the other axes of b.

        >>> import minitf as tf
        >>> tf.tensordot([[1, 2], [3, 4]], [[5, 6], [7, 8]], axes=[[0], [1]]).numpy()
        array([[23, 31],
               [34, 46]], dtype=int32)

    Raises: ValueError where the axes are too many, do not pair up, or do not exist; InvalidArgumentError where paired
    axes differ in size.
    Source: tf.tensordot. Differs: axes that do not exist raise ValueError, not IndexError.
    """
    a, b = as_tensors(MatMul, (a, b))
    a_axes, b_axes = contracted_axes(a, b, axes)
    a_free = [i for i in range(a.ndim) if i not in a_axes]
    b_free = [i for i in range(b.ndim) if i not in b_axes]
    rows = as_matrix(a, a_free, a_axes)
    columns = as_matrix(b, b_axes, b_free)
    a_dims, b_dims = sizes_of(a), sizes_of(b)
    return reshape(matmul(rows, columns), [*(a_dims[i] for i in a_free), *(b_dims[i] for i in b_free)])


def as_matrix(x, first, second):
    """`x` with the axes `first` folded into one, and the axes `second` into another."""
    dims = sizes_of(x)
    return reshape(transpose(x, [*first, *second]), [prod(dims[i] for i in first), prod(dims[i] for i in second)])


def contracted_axes(a, b, axes):
    """The axes of a and those of b that `tensordot` sums over, counted from the front."""
    received = f"a has shape {a.shape}, b has shape {b.shape}, axes is {axes}"
    if not hasattr(axes, "__len__") or getattr(axes, "shape", True) == ():
        axes = as_int(axes, "axes")
        if not 0 <= axes <= min(a.ndim, b.ndim):
            raise ValueError(explain("tensordot", received, "the number of axes must be at least 0 and at most the "
                                     "number that a and b have"))
        return tuple(range(a.ndim - axes, a.ndim)), tuple(range(axes))
    if not hasattr(axes, "__getitem__") or len(axes) != 2:
        raise ValueError(explain("tensordot", received, "axes must be a number, or the axes of a and the axes of b"))
    try:
        a_axes, b_axes = normalize_axes(as_axes(axes[0]), a.ndim), normalize_axes(as_axes(axes[1]), b.ndim)
    except RuleError as error:
        raise ValueError(explain("tensordot", received, error.rule, error.fix)) from None
    if len(a_axes) != len(b_axes):
        raise ValueError(explain("tensordot", received, f"{len(a_axes)} axes of a cannot be paired with {len(b_axes)} "
                                 "of b"))
    return a_axes, b_axes
