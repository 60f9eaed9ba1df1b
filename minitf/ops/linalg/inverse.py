"""Inverses and systems of equations: inv and solve. Floor 2. Read next: `determinant.py`.

With y = a^-1 is  dy = -y da y, since  a y  stays the identity; the gradients of both ops follow from that.
"""

from __future__ import annotations

from numpy.linalg import LinAlgError

from ...backend.dtypes import float16
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag
from .lapack import lapack
from .matmul import adjoint_view, product
from .square import NOT_INVERTIBLE, SOLVABLE, has_nan, in_32_bits, like_square, solved


class MatrixInverse(Op):
    """y = x^-1, or its adjoint.   input: float or complex [..., N, N]  ->  y: same."""

    T = SOLVABLE | {float16}

    def infer(input, *, adjoint):
        return like_square(input)

    def kernel(xp, input, *, adjoint):
        try:
            y = lapack(xp.linalg.inv, in_32_bits(xp, input)).astype(input.dtype, copy=False)
        except LinAlgError:
            raise RuleError(NOT_INVERTIBLE) from None
        if has_nan(xp, y) and has_nan(xp, input):
            raise RuleError(f"{NOT_INVERTIBLE}: it holds NaN")
        return adjoint_view(xp, y) if adjoint else y

    def gradient(call, dy):
        y, adjoint = call.output, call.attrs["adjoint"]
        if adjoint:
            return [-product(product(y, dy, False, True), y)]
        return [-product(product(y, dy, True), y, False, True)]


def inv(input, adjoint=False, name=None):
    """The inverse of every matrix.

    input: float or complex [..., N, N].
    adjoint: return the conjugate transpose of the inverse.

        >>> import minitf as tf
        >>> tf.linalg.inv([[2., 0.], [0., 4.]]).numpy()
        array([[0.5 , 0.  ],
               [0.  , 0.25]], dtype=float32)

    Raises: InvalidArgumentError where a matrix is not square or not invertible.
    Source: tf.linalg.inv.
    """
    return execute(MatrixInverse, input, adjoint=as_flag(adjoint, "adjoint"))


class MatrixSolve(Op):
    """x with a x = b, or a^H x = b.   matrix: float or complex [..., N, N], rhs: [..., N, K]  ->  x: [..., N, K]."""

    T = SOLVABLE

    def infer(matrix, rhs, *, adjoint):
        return solved(matrix, rhs)

    def kernel(xp, matrix, rhs, *, adjoint):
        try:
            x = lapack(xp.linalg.solve, adjoint_view(xp, matrix) if adjoint else matrix, rhs)
        except LinAlgError:
            raise RuleError(NOT_INVERTIBLE) from None
        if has_nan(xp, x) and has_nan(xp, matrix):
            raise RuleError(f"{NOT_INVERTIBLE}: it holds NaN")
        return x

    def gradient(call, dx):
        x, adjoint = call.output, call.attrs["adjoint"]
        drhs = execute(MatrixSolve, call.inputs[0], dx, adjoint=not adjoint)
        dmatrix = None
        if call.needs[0]:
            dmatrix = -product(x, drhs, False, True) if adjoint else -product(drhs, x, False, True)
        return [dmatrix, drhs]


def solve(matrix, rhs, adjoint=False, name=None):
    """x with matrix x = rhs, for every matrix.

    matrix: float or complex [..., N, N].
    rhs: of its dtype and batch axes, [..., N, K].
    adjoint: solve with the conjugate transpose of `matrix`.
    Returns: [..., N, K].

        >>> import minitf as tf
        >>> tf.linalg.solve([[2., 0.], [0., 4.]], [[2.], [2.]]).numpy()
        array([[1. ],
               [0.5]], dtype=float32)

    Raises: InvalidArgumentError where the sizes do not fit, or a matrix is not invertible.
    Source: tf.linalg.solve.
    """
    return execute(MatrixSolve, matrix, rhs, adjoint=as_flag(adjoint, "adjoint"))
