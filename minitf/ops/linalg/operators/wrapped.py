"""The adjoint and the inverse of any operator, by asking it the other way round. Floor 2."""

from __future__ import annotations

from ...shapes.identity import conj
from ...shapes.joining import concat
from ..transposes import adjoint as adjoint_of
from .linear_operator import LinearOperator
from .parts import made_of
from .promises import shared_promises


@made_of(operator=0)
class LinearOperatorAdjoint(LinearOperator):
    """The conjugate transpose of an operator.

    operator: a LinearOperator. Its promises hold here too.

        >>> import minitf as tf
        >>> operator = tf.linalg.LinearOperatorFullMatrix([[1., 2.], [3., 4.]])
        >>> tf.linalg.LinearOperatorAdjoint(operator).to_dense().numpy()
        array([[1., 3.],
               [2., 4.]], dtype=float32)

    Raises: ValueError for a promise that contradicts the operator's own.
    Source: tf.linalg.LinearOperatorAdjoint.
    """

    def __init__(self, operator, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name=None):
        self._operator = operator
        promises = shared_promises(operator, "adjoint", is_non_singular, is_self_adjoint, is_positive_definite,
                                   is_square)
        super().__init__(operator.dtype, None, *promises, name or f"{operator.name}_adjoint", {"operator": operator})

    @property
    def operator(self):
        """The operator that this is the adjoint of."""
        return self._operator

    def _shape(self):
        shape = self.operator.shape
        return shape if shape.rank is None else shape[:-2].concatenate([shape[-1], shape[-2]])

    def _shape_tensor(self):
        sizes = self.operator.shape_tensor()
        return concat([sizes[:-2], sizes[-1:], sizes[-2:-1]], 0)

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        return self.operator.matmul(x, adjoint=not adjoint)

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        return self.operator.solve(rhs, adjoint=not adjoint)

    def _to_dense(self):
        return self.operator.to_dense() if self.is_self_adjoint else adjoint_of(self.operator.to_dense())

    def _trace(self):
        return self._turned(self.operator.trace())

    def _determinant(self):
        return self._turned(self.operator.determinant())

    def _turned(self, x):
        return x if self.is_self_adjoint else conj(x)

    def _log_abs_determinant(self):
        return self.operator.log_abs_determinant()

    def _eigvals(self):
        return self.operator.eigvals()

    def _cond(self):
        return self.operator.cond()

    def _assert_non_singular(self):
        return self.operator.assert_non_singular()

    def _assert_positive_definite(self):
        return self.operator.assert_positive_definite()

    def _assert_self_adjoint(self):
        return self.operator.assert_self_adjoint()


@made_of(operator=0)
class LinearOperatorInversion(LinearOperator):
    """The inverse of an operator: its products are the operator's solutions.

    operator: a LinearOperator, not promised to be singular. Its promises hold here too.

        >>> import minitf as tf
        >>> operator = tf.linalg.LinearOperatorLowerTriangular([[2., 0.], [0., 4.]])
        >>> tf.linalg.LinearOperatorInversion(operator).matvec([2., 4.]).numpy()
        array([1., 1.], dtype=float32)

    Raises: ValueError where it is promised to be singular or not square, or a promise contradicts the operator's own.
    Source: tf.linalg.LinearOperatorInversion.
    """

    def __init__(self, operator, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name=None):
        self._operator = operator
        promises = shared_promises(operator, "inverse", is_non_singular, is_self_adjoint, is_positive_definite,
                                   is_square, invertible=True)
        super().__init__(operator.dtype, None, *promises, name or f"{operator.name}_inv", {"operator": operator})

    @property
    def operator(self):
        """The operator that this is the inverse of."""
        return self._operator

    def _shape(self):
        return self.operator.shape

    def _shape_tensor(self):
        return self.operator.shape_tensor()

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        return self.operator.solve(x, adjoint=adjoint)

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        return self.operator.matmul(rhs, adjoint=adjoint)

    def _determinant(self):
        return 1 / self.operator.determinant()

    def _log_abs_determinant(self):
        return -self.operator.log_abs_determinant()

    def _eigvals(self):
        return 1 / self.operator.eigvals()

    def _cond(self):
        return self.operator.cond()

    def _assert_non_singular(self):
        return self.operator.assert_non_singular()

    def _assert_positive_definite(self):
        return self.operator.assert_positive_definite()

    def _assert_self_adjoint(self):
        return self.operator.assert_self_adjoint()
