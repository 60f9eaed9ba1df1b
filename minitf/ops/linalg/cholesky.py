"""The square root that is triangular: cholesky and cholesky_solve. Floor 2. Read `triangular.py` first."""

from __future__ import annotations

from contextlib import suppress

from numpy.linalg import LinAlgError

from ...core.fast import execute_unary
from ...core.op import Op
from .band import band_part
from .diagonals import diag_part, set_diag
from .lapack import lapack
from .matmul import product
from .square import SOLVABLE, like_square
from .transposes import adjoint
from .triangular import triangular_solve


class Cholesky(Op):
    """The lower triangle l with a = l l^H.   input: float or complex [..., N, N], positive definite  ->  same."""

    T = SOLVABLE

    def infer(input):
        return like_square(input)

    def kernel(xp, input):
        try:
            return lapack(xp.linalg.cholesky, input)
        except LinAlgError:
            return cholesky_one_by_one(xp, input)

    def gradient(call, dl):
        """da is l^-H p l^-1, made symmetric, where p is the lower half of l^H dl (Murray, 2016)."""
        triangle = call.output
        p = triangular_solve(triangle, lower_half(product(triangle, dl, True)), adjoint=True)
        da = adjoint(triangular_solve(triangle, adjoint(p), adjoint=True))
        return [0.5 * (da + adjoint(da))]


def cholesky_one_by_one(xp, x):
    """The triangle of every matrix on its own; NaNs in the triangles of those that are not positive definite."""
    flat = x.reshape(-1, *x.shape[-2:])
    y = xp.tril(xp.full_like(flat, xp.nan))
    for i, matrix in enumerate(flat):
        with suppress(LinAlgError):
            y[i] = lapack(xp.linalg.cholesky, matrix)
    return y.reshape(x.shape)


def lower_half(x):
    """The lower triangle of x with half of its diagonal: what a symmetric x + x^H is made of."""
    x = band_part(x, -1, 0)
    return set_diag(x, 0.5 * diag_part(x))


def cholesky(input, name=None):
    """The lower triangle l of every positive definite matrix a, with a = l l^H.

    input: float or complex [..., N, N]; only its lower triangle is read.
    Returns: [..., N, N]; the triangle is NaN where a matrix is not positive definite.

        >>> import minitf as tf
        >>> tf.linalg.cholesky([[4., 2.], [2., 5.]]).numpy()
        array([[2., 0.],
               [1., 2.]], dtype=float32)

    Raises: InvalidArgumentError where a matrix is not square.
    Source: tf.linalg.cholesky. The gradient takes the input to be symmetric; it is from Murray, Differentiation of the
    Cholesky decomposition, 2016 (arXiv:1602.07527).
    """
    return execute_unary(Cholesky, input)


def cholesky_solve(chol, rhs, name=None):
    """x with a x = rhs, where `chol` is the Cholesky triangle of a.

    chol: float or complex [..., N, N], from `cholesky`.
    rhs: of its dtype, [..., N, K].
    Returns: [..., N, K].

        >>> import minitf as tf
        >>> l = tf.linalg.cholesky([[4., 0.], [0., 1.]])
        >>> tf.linalg.cholesky_solve(l, [[2.], [3.]]).numpy()
        array([[0.5],
               [3. ]], dtype=float32)

    Raises: InvalidArgumentError where the sizes do not fit.
    Source: tf.linalg.cholesky_solve.
    """
    return triangular_solve(chol, triangular_solve(chol, rhs), adjoint=True)
