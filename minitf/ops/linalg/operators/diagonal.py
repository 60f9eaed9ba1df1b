"""LinearOperatorDiag: a matrix that only stretches. Floor 2. Read next: `identity.py`."""

from __future__ import annotations

from ...elementwise.exponential import log
from ...elementwise.magnitude import abs_
from ...reductions.reduction import reduce_max, reduce_min, reduce_prod, reduce_sum
from ...shapes.identity import cast, conj, identity
from ...shapes.joining import concat
from ...shapes.layout import expand_dims, shape
from ..diagonals import diag, diag_part, set_diag
from .checks import as_entries, require_not_zero, require_positive, require_promise, require_real
from .linear_operator import LinearOperator
from .parts import made_of


@made_of(diag=1)
class LinearOperatorDiag(LinearOperator):
    """A diagonal matrix.

    diag: float or complex [..., N], a tensor or a variable.

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorDiag([2., 4.]).solvevec([1., 1.]).numpy()
        array([0.5 , 0.25], dtype=float32)

    Raises: ValueError for a number without axes, or a promise that no diagonal matrix keeps.
    Source: tf.linalg.LinearOperatorDiag.
    """

    def __init__(self, diag, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name="LinearOperatorDiag"):
        self._diag = as_entries(diag, 1, name)
        if not self._diag.dtype.is_complex:
            is_self_adjoint = require_promise(name, is_self_adjoint, True, "a real diagonal is self-adjoint")
        is_square = require_promise(name, is_square, True, "a diagonal matrix is square")
        super().__init__(self._diag.dtype, None, is_non_singular, is_self_adjoint, is_positive_definite, is_square,
                         name, {"diag": diag})

    @property
    def diag(self):
        """The diagonal, [..., N]."""
        return self._diag

    def _shape(self):
        return self.diag.shape.concatenate(self.diag.shape[-1:])

    def _shape_tensor(self):
        return concat([shape(self.diag), shape(self.diag)[-1:]], 0)

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        return expand_dims(self._factors(adjoint), -1) * x

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        return rhs * expand_dims(1 / self._factors(adjoint), -1)

    def _factors(self, adjoint):
        return conj(self.diag) if adjoint else self.diag

    def _to_dense(self):
        return diag(self.diag)

    def _diag_part(self):
        return self.diag

    def _determinant(self):
        return reduce_prod(self.diag, -1)

    def _log_abs_determinant(self):
        return cast(reduce_sum(log(abs_(self.diag)), -1), self.dtype)

    def _eigvals(self):
        return identity(self.diag)

    def _cond(self):
        return reduce_max(abs_(self.diag), -1) / reduce_min(abs_(self.diag), -1)

    def _add_to_tensor(self, x):
        return set_diag(x, self.diag + diag_part(x))

    def _assert_non_singular(self):
        return require_not_zero(self.diag, "Singular operator: the diagonal contains zeros.")

    def _assert_positive_definite(self):
        return require_positive(self.diag, "The diagonal has entries that are not positive.")

    def _assert_self_adjoint(self):
        return require_real(self.diag, "The diagonal has imaginary parts, thus it is not self-adjoint.")
