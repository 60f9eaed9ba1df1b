"""Operators made of the entries of a matrix: all of them, or its lower triangle. Floor 2."""

from __future__ import annotations

from ...elementwise.exponential import log
from ...elementwise.magnitude import abs_
from ...reductions.reduction import reduce_prod, reduce_sum
from ...shapes.identity import identity
from ...shapes.layout import shape
from ..band import band_part
from ..diagonals import diag_part
from ..matmul import matmul
from ..triangular import triangular_solve
from .checks import as_entries, require_not_zero, require_promise, require_solvable
from .linear_operator import LinearOperator
from .parts import made_of


@made_of(matrix=2)
class LinearOperatorFullMatrix(LinearOperator):
    """A matrix, written out.

    matrix: float or complex [..., M, N], a tensor or a variable.

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorFullMatrix([[1., 2.], [3., 4.]]).matvec([1., 1.]).numpy()
        array([3., 7.], dtype=float32)

    Raises: TypeError for integers, ValueError where `matrix` has fewer than 2 axes.
    Source: tf.linalg.LinearOperatorFullMatrix.
    """

    def __init__(self, matrix, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name="LinearOperatorFullMatrix"):
        self._matrix = as_entries(matrix, 2, name)
        require_solvable(self._matrix, name)
        super().__init__(self._matrix.dtype, None, is_non_singular, is_self_adjoint, is_positive_definite, is_square,
                         name, {"matrix": matrix})

    @property
    def matrix(self):
        """The matrix, [..., M, N]."""
        return self._matrix

    def _shape(self):
        return self.matrix.shape

    def _shape_tensor(self):
        return shape(self.matrix)

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        return matmul(self.matrix, x, adjoint_a=adjoint)

    def _to_dense(self):
        return identity(self.matrix)


@made_of(tril=2)
class LinearOperatorLowerTriangular(LinearOperator):
    """A lower triangle.

    tril: float or complex [..., N, N], a tensor or a variable; only the lower triangle is read.

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorLowerTriangular([[2., 9.], [1., 4.]]).determinant().numpy()
        np.float32(8.0)

    Raises: ValueError where `tril` has fewer than 2 axes, or for is_square=False.
    Source: tf.linalg.LinearOperatorLowerTriangular.
    """

    def __init__(self, tril, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name="LinearOperatorLowerTriangular"):
        is_square = require_promise(name, is_square, True, "a lower triangle is square")
        self._tril = as_entries(tril, 2, name)
        super().__init__(self._tril.dtype, None, is_non_singular, is_self_adjoint, is_positive_definite, is_square,
                         name, {"tril": tril})

    @property
    def tril(self):
        """What was given, [..., N, N]; what stands above the diagonal does not count."""
        return self._tril

    def _shape(self):
        return self.tril.shape

    def _shape_tensor(self):
        return shape(self.tril)

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        return matmul(self.to_dense(), x, adjoint_a=adjoint)

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        return triangular_solve(self.to_dense(), rhs, adjoint=adjoint)

    def _to_dense(self):
        return band_part(self.tril, -1, 0)

    def _diag_part(self):
        return diag_part(self.tril)

    def _determinant(self):
        return reduce_prod(self.diag_part(), -1)

    def _log_abs_determinant(self):
        return reduce_sum(log(abs_(self.diag_part())), -1)

    def _eigvals(self):
        return self.diag_part()

    def _assert_non_singular(self):
        return require_not_zero(self.diag_part(), "Singular operator: the diagonal contains zeros.")
