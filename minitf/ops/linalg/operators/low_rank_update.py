"""LinearOperatorLowRankUpdate: an operator plus a product of two thin matrices. Floor 2.

A = L + U D V^H, where U and V have few columns, R. Where L is easily solved, so is A: by the Woodbury identity only a
matrix of R rows, the capacitance C = D^-1 + V^H L^-1 U, must be solved besides.
"""

from __future__ import annotations

from ....backend.errors import explain
from ...elementwise.exponential import exp, log
from ...elementwise.magnitude import abs_
from ...reductions.reduction import reduce_sum
from ...shapes.dynamic_shapes import broadcast_dynamic_shape
from ...shapes.identity import cast, conj
from ...shapes.joining import concat
from ...shapes.layout import expand_dims, shape
from ..cholesky import cholesky, cholesky_solve
from ..determinant import det
from ..diagonals import diag_part
from ..matmul import matmul
from .batches import batch_of, solve_broadcast
from .checks import as_entries
from .diagonal import LinearOperatorDiag
from .identity import LinearOperatorIdentity
from .linear_operator import LinearOperator
from .parts import made_of


@made_of(base_operator=0, u=2, diag_update=1, v=2)
class LinearOperatorLowRankUpdate(LinearOperator):
    """base_operator + u diag(diag_update) v^H.

    base_operator: a LinearOperator of N rows and columns.
    u, v: of its dtype, [..., N, R]; v is u by default.
    diag_update: [..., R], ones by default.   is_diag_update_positive: whether that is promised to be positive.

        >>> import minitf as tf
        >>> base = tf.linalg.LinearOperatorDiag([1., 2.], is_positive_definite=True)
        >>> tf.linalg.LinearOperatorLowRankUpdate(base, [[1.], [1.]]).to_dense().numpy()
        array([[2., 1.],
               [1., 3.]], dtype=float32)

    Raises: ValueError where sizes do not fit, or a promise contradicts what follows from the others.
    Source: tf.linalg.LinearOperatorLowRankUpdate; the identity is Woodbury's, 1950.
    """

    def __init__(self, base_operator, u, diag_update=None, v=None, is_diag_update_positive=None, is_non_singular=None,
                 is_self_adjoint=None, is_positive_definite=None, is_square=None, name="LinearOperatorLowRankUpdate"):
        if diag_update is None and is_diag_update_positive is False:
            raise ValueError(explain(name, "is_diag_update_positive=False", "ones, the default, are positive"))
        positive = True if diag_update is None else is_diag_update_positive
        base, same = base_operator, v is None or v is u
        self._use_cholesky = bool(base.is_positive_definite and base.is_self_adjoint and positive and same)
        if base.is_self_adjoint and same and not base.dtype.is_complex:
            is_self_adjoint = _implied(name, is_self_adjoint)
        if self._use_cholesky:
            is_self_adjoint, is_non_singular = _implied(name, is_self_adjoint), _implied(name, is_non_singular)
            is_positive_definite = _implied(name, is_positive_definite)
        self._base_operator, self._u = base, as_entries(u, 2, name)
        self._v = self._u if same else as_entries(v, 2, name)
        self._diag_update = None if diag_update is None else as_entries(diag_update, 1, name)
        self._is_diag_update_positive = positive
        super().__init__(base.dtype, None, is_non_singular, is_self_adjoint, is_positive_definite, is_square, name,
                         {"base_operator": base_operator, "u": u, "diag_update": diag_update, "v": v,
                          "is_diag_update_positive": is_diag_update_positive})
        self._diag_operator = self._middle()
        self._require_sizes()

    base_operator = property(lambda self: self._base_operator, doc="L, an operator.")
    u = property(lambda self: self._u, doc="U, [..., N, R].")
    v = property(lambda self: self._v, doc="V, [..., N, R].")
    diag_update = property(lambda self: self._diag_update, doc="The diagonal of D, [..., R]; None for ones.")
    diag_operator = property(lambda self: self._diag_operator, doc="D, an operator.")
    is_diag_update_positive = property(lambda self: self._is_diag_update_positive, doc="Whether D is positive.")

    def _middle(self):
        if self.diag_update is not None:
            return LinearOperatorDiag(self.diag_update, is_positive_definite=self.is_diag_update_positive)
        rank = self.u.shape[-1]
        return LinearOperatorIdentity(shape(self.u)[-1] if rank is None else rank, dtype=self.dtype)

    def _require_sizes(self):
        """Raise ValueError where what is known of the sizes does not fit."""
        rows, (n, r) = self.base_operator.domain_dimension, batch_of(self.u.shape, self.v.shape)[-2:]
        d = None if self.diag_update is None else self.diag_update.shape[-1]
        if (None not in (rows, n) and rows != n) or (None not in (r, d) and r != d):
            received = f"base_operator has shape {self.base_operator.shape}, u {self.u.shape}, v {self.v.shape}"
            raise ValueError(explain(self.name, f"{received}, diag_update {d} entries", "u and v must have as many "
                                     "rows as the operator, and as many columns as diag_update has entries"))
        self._shape()

    def _shape(self):
        batch = batch_of(self.base_operator.batch_shape, self.diag_operator.batch_shape, self.u.shape[:-2],
                         self.v.shape[:-2])
        return batch.concatenate(self.base_operator.shape[-2:])

    def _shape_tensor(self):
        batch = self.base_operator.batch_shape_tensor()
        for other in (self.diag_operator.batch_shape_tensor(), shape(self.u)[:-2], shape(self.v)[:-2]):
            batch = broadcast_dynamic_shape(batch, other)
        return concat([batch, self.base_operator.shape_tensor()[-2:]], 0)

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        u, v = (self.v, self.u) if adjoint else (self.u, self.v)
        middle = self.diag_operator.matmul(matmul(v, x, adjoint_a=True), adjoint=adjoint)
        return self.base_operator.matmul(x, adjoint=adjoint) + matmul(u, middle)

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        if self.base_operator.is_non_singular is False:
            raise ValueError(explain(self.name, "base_operator is singular", "it must be non-singular to be solved"))
        u, v = (self.v, self.u) if adjoint else (self.u, self.v)
        x = self.base_operator.solve(rhs, adjoint=adjoint)
        small = matmul(v, x, adjoint_a=True)
        capacitance = self._capacitance()
        if self._use_cholesky:
            small = cholesky_solve(cholesky(capacitance), small)
        else:
            small = solve_broadcast(capacitance, small, adjoint)
        return x - self.base_operator.solve(matmul(u, small), adjoint=adjoint)

    def _capacitance(self):
        """D^-1 + V^H L^-1 U: [..., R, R]."""
        inner = matmul(self.v, self.base_operator.solve(self.u), adjoint_a=True)
        return self.diag_operator.inverse().add_to_tensor(inner)

    def _diag_part(self):
        product = self.u * conj(self.v)
        if self.diag_update is not None:
            product = product * expand_dims(self.diag_update, -2)
        return reduce_sum(product, -1) + self.base_operator.diag_part()

    def _determinant(self):
        if self.is_positive_definite:
            return exp(self.log_abs_determinant())
        return det(self._capacitance()) * self.diag_operator.determinant() * self.base_operator.determinant()

    def _log_abs_determinant(self):
        if self._use_cholesky:
            small = 2 * reduce_sum(log(diag_part(cholesky(self._capacitance()))), -1)
        else:
            small = cast(log(abs_(det(self._capacitance()))), self.dtype)
        return small + self.diag_operator.log_abs_determinant() + self.base_operator.log_abs_determinant()


def _implied(name, promise):
    """A promise that follows from the others.   Raises: ValueError where the caller promised the opposite."""
    if promise is False:
        raise ValueError(explain(name, "a promise that is False", "the other arguments imply that it is True"))
    return True
