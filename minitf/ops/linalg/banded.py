"""Triangles of which only some diagonals are not 0: banded_triangular_solve. Floor 2. Read `triangular.py` first."""

from __future__ import annotations

from ...backend.errors import RuleError
from ...backend.shapes import broadcast
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag
from ..reductions.reduction import reduce_sum
from ..shapes.broadcasting import sum_to
from ..shapes.creation import zeros_like
from ..shapes.identity import conj
from ..shapes.joining import concat, stack
from .square import NOT_INVERTIBLE, SOLVABLE, matrices, matrix_sizes, require_rows


class BandedTriangularSolve(Op):
    """x with t x = b.   matrix: float or complex [..., D, M], the diagonals of t, rhs: [..., M, K]  ->  x: [..., M, K].

    Entry i of each diagonal stands in row i of t. Of a lower triangle the main diagonal comes first, of an upper last.
    """

    T = SOLVABLE

    def infer(matrix, rhs, *, lower, adjoint):
        if matrix.dims is None or rhs.dims is None:
            return rhs.with_dims(None)
        (batch, _, size), (other, rows, columns) = matrices(matrix, "matrix"), matrices(rhs, "rhs")
        require_rows(size, rows)
        return rhs.with_dims((*broadcast(batch, other), rows if size is None else size, columns))

    def kernel(xp, matrix, rhs, *, lower, adjoint):
        bands = xp.moveaxis(matrix if lower else matrix[..., ::-1, :], (-2, -1), (0, 1))[..., None]
        if not (bands[0] != 0).all():
            raise RuleError(NOT_INVERTIBLE)
        shape = (*broadcast(matrix.shape[:-2], rhs.shape[:-2]), *rhs.shape[-2:])
        x = xp.array(xp.moveaxis(xp.broadcast_to(rhs, shape), -2, 0))
        substitute = by_columns if adjoint else by_rows
        return xp.moveaxis(substitute(xp, bands, x, 1 if lower else -1), 0, -2)

    def gradient(call, dx):
        (matrix, rhs), x = call.inputs, call.output
        lower, adjoint = call.attrs["lower"], call.attrs["adjoint"]
        drhs = execute(BandedTriangularSolve, matrix, dx, lower=lower, adjoint=not adjoint)
        dmatrix = None
        if call.needs[0]:
            left, right = (x, drhs) if adjoint else (drhs, x)
            offsets = range(matrix_sizes("BandedTriangularSolve", matrix)[0])
            rows = [reduce_sum(left * conj(moved(right, d if lower else -d)), -1) for d in offsets]
            dmatrix = sum_to(-stack(rows if lower else rows[::-1], axis=-2), matrix)
        return [dmatrix, sum_to(drhs, rhs)]


def by_rows(xp, bands, x, step):
    """Substitute into each row what the rows before it gave. A step of Python for each row, all columns at once.

    bands: [D, M, ..., 1]. x: the right-hand side, [M, ..., K], which is overwritten. step: 1 forward, -1 backward.
    """
    n = len(x)
    for i in range(n) if step > 0 else reversed(range(n)):
        for d in range(1, len(bands)):
            if 0 <= i - d * step < n:
                x[i] -= bands[d, i] * x[i - d * step]
        x[i] /= bands[0, i]
    return x


def by_columns(xp, bands, x, step):
    """The same for the conjugate transpose: each row, once known, is taken out of those that need it."""
    n, bands = len(x), xp.conj(bands)
    for i in reversed(range(n)) if step > 0 else range(n):
        x[i] /= bands[0, i]
        for d in range(1, len(bands)):
            if 0 <= i - d * step < n:
                x[i - d * step] -= bands[d, i] * x[i]
    return x


def moved(x, d):
    """`x` with its rows d places further down, and zeros in their place; up for a negative d."""
    if not d:
        return x
    none = zeros_like(x[..., :abs(d), :])
    return concat([none, x[..., :-d, :]] if d > 0 else [x[..., -d:, :], none], -2)


def banded_triangular_solve(bands, rhs, lower=True, adjoint=False, name=None):
    """x with t x = rhs, where the triangle t has only a few diagonals.

    bands: float or complex [..., D, M], the diagonals; entry i of each stands in row i of t. Of a lower triangle the
        main diagonal comes first and the others follow downward; of an upper one the main diagonal comes last.
    rhs: of its dtype, [..., M, K]. Batch axes broadcast.
    lower: which triangle.
    adjoint: solve with the conjugate transpose of t.
    Returns: [..., M, K].

        >>> import minitf as tf
        >>> tf.linalg.banded_triangular_solve([[2., 2., 2.], [0., 1., 1.]], [[2.], [3.], [3.]]).numpy()
        array([[1.],
               [1.],
               [1.]], dtype=float32)

    Raises: InvalidArgumentError where the sizes do not fit, or the main diagonal holds 0.
    Source: tf.linalg.banded_triangular_solve. Time grows with M and D in steps of Python, whatever the batch.
    """
    lower, adjoint = as_flag(lower, "lower"), as_flag(adjoint, "adjoint")
    return execute(BandedTriangularSolve, bands, rhs, lower=lower, adjoint=adjoint)
