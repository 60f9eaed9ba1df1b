"""Operators made of the entries of a matrix: all of them, or its lower triangle. Floor 2."""

from __future__ import annotations

from ...reductions.reduction import reduce_prod
from ..band import band_part
from ..cholesky import cholesky, cholesky_solve
from ..triangular import triangular_solve
from .linear_operator import LinearOperator, as_entries


class LinearOperatorFullMatrix(LinearOperator):
    """A matrix, written out.

    matrix: float or complex [..., M, N].

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorFullMatrix([[1., 2.], [3., 4.]]).matvec([1., 1.]).numpy()
        array([3., 7.], dtype=float32)

    Raises: TypeError for integers, ValueError where `matrix` has fewer than 2 axes.
    Source: tf.linalg.LinearOperatorFullMatrix.
    """

    def __init__(self, matrix, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name="LinearOperatorFullMatrix"):
        self.matrix = as_entries(matrix, 2, name)
        super().__init__(self.matrix.dtype, is_non_singular, is_self_adjoint, is_positive_definite, is_square, name)

    def to_dense(self, name="to_dense"):
        """The matrix itself."""
        return self.matrix

    def _solve(self, rhs, adjoint):
        if self.is_self_adjoint and self.is_positive_definite:
            return cholesky_solve(cholesky(self.matrix), rhs)
        return super()._solve(rhs, adjoint)


class LinearOperatorLowerTriangular(LinearOperator):
    """A lower triangle.

    tril: float or complex [..., N, N]; only the lower triangle is read.

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorLowerTriangular([[2., 9.], [1., 4.]]).determinant().numpy()
        np.float32(8.0)

    Raises: TypeError for integers, ValueError where `tril` has fewer than 2 axes.
    Source: tf.linalg.LinearOperatorLowerTriangular.
    """

    def __init__(self, tril, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name="LinearOperatorLowerTriangular"):
        self.tril = band_part(as_entries(tril, 2, name), -1, 0)
        super().__init__(self.tril.dtype, is_non_singular, is_self_adjoint, is_positive_definite, True, name)

    def to_dense(self, name="to_dense"):
        """The triangle, with zeros above."""
        return self.tril

    def determinant(self, name="det"):
        """The product of the diagonal: [...]."""
        return reduce_prod(self.diag_part(), -1)

    def _solve(self, rhs, adjoint):
        return triangular_solve(self.tril, rhs, adjoint=adjoint)
