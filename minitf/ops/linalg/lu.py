"""Elimination, written down: lu, and what is solved with it. Floor 2. Read `triangular.py` first.

NumPy keeps LAPACK's elimination to itself, so it is done here, on all matrices of the batch at once.
"""

from __future__ import annotations

from math import prod
from typing import NamedTuple

from ...backend.dtypes import INDEX, as_dtype, int32
from ...backend.errors import RuleError, explain
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import as_tensors, execute
from ...core.op import Op
from ...core.tensor import Tensor
from ..indexing.gather import gather
from ..reductions.sorting import argsort
from ..shapes.broadcasting import broadcast_to
from ..shapes.creation import eye, ones_like
from ..shapes.layout import sizes_of
from .band import band_part
from .diagonals import diag_part, set_diag
from .lapack import on_one_thread
from .matmul import matmul
from .square import NOT_INVERTIBLE, SOLVABLE, square
from .triangular import triangular_solve

PANEL = 32  # columns that are eliminated one by one, before a product of matrices updates all others


class Lu(Op):
    """a[p] = l u.   input: float or complex [..., N, N]  ->  lu: same, p: int [..., N].

    lu holds u in its upper triangle, and below it l, whose diagonal is all ones.
    """

    T = SOLVABLE

    def infer(input, *, output_idx_type):
        if input.dims is None:
            return input, input.with_dtype(output_idx_type)
        batch, size = square(input)
        return input, input.with_dims((*batch, size)).with_dtype(output_idx_type)

    def kernel(xp, input, *, output_idx_type):
        n = input.shape[-1]
        a = xp.array(input.reshape(prod(input.shape[:-2]), n, n))
        p = xp.zeros((len(a), n), output_idx_type.np) + xp.arange(n, dtype=output_idx_type.np)
        with on_one_thread(a):
            for start in range(0, n, PANEL):
                stop = min(start + PANEL, n)
                for j in range(start, stop):
                    eliminate(xp, a, p, j, stop)
                if stop < n:
                    update(xp, a, start, stop)
        return a.reshape(input.shape), p.reshape(input.shape[:-1])


def eliminate(xp, a, p, j, stop):
    """Choose the largest of column j as its pivot, and clear what is below it in the columns before `stop`."""
    batch = xp.arange(len(a))
    pivot = j + xp.abs(a[:, j:, j]).argmax(-1)
    for x in (a, p):
        x[batch, pivot], x[:, j] = x[:, j].copy(), x[batch, pivot]
    if not (xp.abs(a[:, j, j]) > 0).all():
        raise RuleError(NOT_INVERTIBLE)
    a[:, j + 1:, j] /= a[:, j, None, j]
    a[:, j + 1:, j + 1:stop] -= a[:, j + 1:, j, None] * a[:, j, None, j + 1:stop]


def update(xp, a, start, stop):
    """Apply the elimination of a panel to the columns on its right: a small triangular system, and one product."""
    panel = a[:, start:stop, start:stop]
    lower = xp.tril(panel, -1) + xp.eye(stop - start, dtype=a.dtype)
    a[:, start:stop, stop:] = xp.linalg.solve(lower, a[:, start:stop, stop:])
    a[:, stop:, stop:] -= xp.matmul(a[:, stop:, start:stop], a[:, start:stop, stop:])


class LuAndP(NamedTuple):
    """What lu returns."""

    lu: Tensor
    p: Tensor


def lu(input, output_idx_type=int32, name=None):
    """Every matrix, its rows in another order, as a product of a lower and an upper triangle: input[p] = l u.

    input: float or complex [..., N, N].
    output_idx_type: int32 or int64, the dtype of p.
    Returns: (lu, p): u in the upper triangle, and l, whose diagonal is all ones, below it; the order of the rows.

        >>> import minitf as tf
        >>> lu, p = tf.linalg.lu([[0., 2.], [4., 2.]])
        >>> lu.numpy(), p.numpy()
        (array([[4., 2.],
               [0., 2.]], dtype=float32), array([1, 0], dtype=int32))

    Raises: InvalidArgumentError where a matrix is not square or not invertible.
    Source: tf.linalg.lu. As there, it has no gradient. It takes several times as long as TensorFlow's, because
    every column is a step in Python.
    """
    dtype = as_dtype(output_idx_type)
    if dtype not in INDEX:
        raise TypeError(explain("lu", f"output_idx_type is {dtype.name}", "it must be int32 or int64"))
    return LuAndP(*execute(Lu, input, output_idx_type=dtype))


def lu_solve(lower_upper, perm, rhs, validate_args=False, name=None):
    """x with a x = rhs, where `lower_upper` and `perm` are what `lu` returned for a.

    lower_upper: float or complex [..., N, N]. perm: int [..., N]. rhs: [..., N, K].
    validate_args: accepted; the arguments are always checked.
    Returns: [..., N, K].

        >>> import minitf as tf
        >>> tf.linalg.lu_solve(*tf.linalg.lu([[0., 2.], [4., 2.]]), [[2.], [6.]]).numpy()
        array([[1.],
               [1.]], dtype=float32)

    Raises: ValueError where the sizes do not fit.
    Source: tf.linalg.lu_solve.
    """
    lower_upper, rhs = as_tensors(Lu, (lower_upper, rhs))
    perm = checked_perm("lu_solve", lower_upper, perm)
    if rhs.ndim < 2 or not may_equal(rhs._shape_tuple()[-2:-1], lower_upper._shape_tuple()[-1:]):
        received = f"lower_upper has shape {lower_upper.shape}, rhs {rhs.shape}"
        raise ValueError(explain("lu_solve", received, "rhs must have as many rows as lower_upper"))
    batch = lower_upper._shape_tuple()[:-2]
    if rhs._shape_tuple()[:-2] != batch or None in batch:
        rhs = broadcast_to(rhs, [*sizes_of(lower_upper)[:-2], *sizes_of(rhs)[-2:]])
    rows = gather(rhs, perm, axis=-2, batch_dims=len(batch))
    lower = set_diag(lower_upper, ones_like(diag_part(lower_upper)))
    return triangular_solve(lower_upper, triangular_solve(lower, rows), lower=False)


def lu_matrix_inverse(lower_upper, perm, validate_args=False, name=None):
    """The inverse of the matrices for which `lu` returned `lower_upper` and `perm`.

    lower_upper: float or complex [..., N, N]. perm: int [..., N].
    validate_args: accepted; the arguments are always checked.

        >>> import minitf as tf
        >>> tf.linalg.lu_matrix_inverse(*tf.linalg.lu([[0., 2.], [4., 0.]])).numpy()
        array([[0.  , 0.25],
               [0.5 , 0.  ]], dtype=float32)

    Raises: ValueError where the sizes do not fit.
    Source: tf.linalg.lu_matrix_inverse.
    """
    (lower_upper,) = as_tensors(Lu, (lower_upper,))
    checked_perm("lu_matrix_inverse", lower_upper, perm)
    *batch, size = sizes_of(lower_upper)[:-1]
    return lu_solve(lower_upper, perm, eye(size, batch_shape=batch or None, dtype=lower_upper.dtype))


def lu_reconstruct(lower_upper, perm, validate_args=False, name=None):
    """The matrices for which `lu` returned `lower_upper` and `perm`.

    lower_upper: float or complex [..., N, N]. perm: int [..., N].
    validate_args: accepted; the arguments are always checked.

        >>> import minitf as tf
        >>> tf.linalg.lu_reconstruct(*tf.linalg.lu([[0., 2.], [4., 2.]])).numpy()
        array([[0., 2.],
               [4., 2.]], dtype=float32)

    Raises: ValueError where the sizes do not fit.
    Source: tf.linalg.lu_reconstruct.
    """
    (lower_upper,) = as_tensors(Lu, (lower_upper,))
    perm = checked_perm("lu_reconstruct", lower_upper, perm)
    lower = set_diag(band_part(lower_upper, -1, 0), ones_like(diag_part(lower_upper)))
    rows = matmul(lower, band_part(lower_upper, 0, -1))
    return gather(rows, argsort(perm), axis=-2, batch_dims=lower_upper.ndim - 2)


def checked_perm(where, lower_upper, perm):
    """`perm` as a tensor; ValueError unless it belongs to matrices of that shape."""
    perm = convert_to_tensor(perm)
    if lower_upper.ndim < 2 or not may_equal(perm._shape_tuple(), lower_upper._shape_tuple()[:-1]):
        received = f"lower_upper has shape {lower_upper.shape}, perm {perm.shape}"
        raise ValueError(explain(where, received, "perm must name the rows of every matrix"))
    return perm
