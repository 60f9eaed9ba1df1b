"""Systems with a triangular matrix: triangular_solve. Floor 2. Read next: `cholesky.py`."""

from __future__ import annotations

from numpy.linalg import LinAlgError

from ...backend.shapes import broadcast
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag
from ..shapes.broadcasting import sum_to
from .band import band_part
from .lapack import on_one_thread
from .matmul import adjoint_view, product
from .square import SOLVABLE, matrices, require_rows, square

BLOCK = 32  # rows that LAPACK solves at once; what lies beside the diagonal is left to matrix products


class MatrixTriangularSolve(Op):
    """x with t x = b, t a triangle of a.   matrix: [..., N, N], rhs: [..., N, K]  ->  x: [..., N, K]."""

    T = SOLVABLE

    def infer(matrix, rhs, *, lower, adjoint):
        if matrix.dims is None or rhs.dims is None:
            return rhs.with_dims(None)
        batch, size = square(matrix, "matrix")
        other, rows, columns = matrices(rhs, "rhs")
        require_rows(size, rows)
        return rhs.with_dims((*broadcast(batch, other), rows if size is None else size, columns))

    def kernel(xp, matrix, rhs, *, lower, adjoint):
        triangle = xp.tril(matrix) if lower else xp.triu(matrix)
        if adjoint:
            triangle = adjoint_view(xp, triangle)
        if lower != adjoint:  # turned around, a lower triangle is an upper one
            turned = xp.ascontiguousarray(triangle[..., ::-1, ::-1])  # BLAS cannot read backwards
            with on_one_thread(turned):
                return substituted(xp, turned, rhs[..., ::-1, :])[..., ::-1, :]
        with on_one_thread(triangle):
            return substituted(xp, triangle, rhs)

    def gradient(call, dx):
        (matrix, rhs), x = call.inputs, call.output
        lower, adjoint = call.attrs["lower"], call.attrs["adjoint"]
        drhs = execute(MatrixTriangularSolve, matrix, dx, lower=lower, adjoint=not adjoint)
        dmatrix = None
        if call.needs[0]:
            whole = -product(x, drhs, False, True) if adjoint else -product(drhs, x, False, True)
            dmatrix = sum_to(band_part(whole, *((-1, 0) if lower else (0, -1))), matrix)
        return [dmatrix, sum_to(drhs, rhs)]


def substituted(xp, upper, rhs, block=BLOCK):
    """x with upper x = rhs, the last rows first.

    LAPACK's elimination finds nothing to eliminate below the diagonal of a block, and so only substitutes back. It
    refuses a 0 on the diagonal; then the rows are divided one by one, into infinities and NaNs.
    """
    n = upper.shape[-1]
    if 1 < n <= block:  # the usual case: nothing to cut up, no copy
        try:
            return xp.linalg.solve(upper, rhs)
        except LinAlgError:
            block = 1
    shape = (*broadcast(upper.shape[:-2], rhs.shape[:-2]), *rhs.shape[-2:])
    x = xp.array(xp.broadcast_to(rhs, shape))
    for stop in range(n, 0, -block):
        rows = slice(max(stop - block, 0), stop)
        if stop < n:
            x[..., rows, :] -= xp.matmul(upper[..., rows, stop:], x[..., stop:, :])
        if block == 1:
            x[..., rows, :] /= upper[..., rows, rows]
            continue
        try:
            x[..., rows, :] = xp.linalg.solve(upper[..., rows, rows], x[..., rows, :])
        except LinAlgError:
            return substituted(xp, upper, rhs, block=1)
    return x


def triangular_solve(matrix, rhs, lower=True, adjoint=False, name=None):
    """x with matrix x = rhs, where every matrix is triangular.

    matrix: float or complex [..., N, N]; only its lower or upper triangle is read.
    rhs: of its dtype, [..., N, K]. Batch axes broadcast.
    lower: which triangle.
    adjoint: solve with the conjugate transpose of that triangle.
    Returns: [..., N, K]; infinities and NaNs where a diagonal holds 0.

        >>> import minitf as tf
        >>> tf.linalg.triangular_solve([[2., 9.], [1., 1.]], [[2.], [3.]]).numpy()
        array([[1.],
               [2.]], dtype=float32)

    Raises: InvalidArgumentError where the sizes do not fit.
    Source: tf.linalg.triangular_solve.
    """
    lower, adjoint = as_flag(lower, "lower"), as_flag(adjoint, "adjoint")
    return execute(MatrixTriangularSolve, matrix, rhs, lower=lower, adjoint=adjoint)
