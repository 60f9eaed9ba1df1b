"""LinearOperatorHouseholder: a mirror. Floor 2."""

from __future__ import annotations

from ....backend.errors import InvalidArgumentError, explain
from ...reductions.norms import l2_normalize
from ...shapes.creation import ones_like, zeros_like
from ...shapes.identity import cast, conj
from ...shapes.joining import concat
from ...shapes.layout import expand_dims, shape
from ..diagonals import diag_part, set_diag
from ..matmul import matmul
from .checks import as_entries, require_promise
from .linear_operator import LinearOperator
from .parts import made_of


@made_of(reflection_axis=1)
class LinearOperatorHouseholder(LinearOperator):
    """The reflection I - 2 v v^H at the hyperplane across a vector v; it is its own inverse.

    reflection_axis: float or complex [..., N], of any length but 0.

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorHouseholder([1., 0.]).matvec([3., 4.]).numpy()
        array([-3.,  4.], dtype=float32)

    Raises: ValueError for a number without axes, or a promise that no reflection keeps.
    Source: tf.linalg.LinearOperatorHouseholder.
    """

    def __init__(self, reflection_axis, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None,
                 is_square=None, name="LinearOperatorHouseholder"):
        self._reflection_axis = as_entries(reflection_axis, 1, name)
        is_self_adjoint = require_promise(name, is_self_adjoint, True, "a reflection is self-adjoint")
        is_positive_definite = require_promise(name, is_positive_definite, False, "a reflection never is")
        is_square = require_promise(name, is_square, True, "a reflection is square")
        super().__init__(self._reflection_axis.dtype, None, is_non_singular, is_self_adjoint, is_positive_definite,
                         is_square, name, {"reflection_axis": reflection_axis})

    @property
    def reflection_axis(self):
        """The vector v, [..., N], as it was given."""
        return self._reflection_axis

    def _shape(self):
        return self.reflection_axis.shape.concatenate(self.reflection_axis.shape[-1:])

    def _shape_tensor(self):
        return concat([shape(self.reflection_axis), shape(self.reflection_axis)[-1:]], 0)

    def _unit(self):
        return l2_normalize(self.reflection_axis, -1)

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        v = expand_dims(self._unit(), -1)
        return x - 2 * v * matmul(v, x, adjoint_a=True)

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        return self._matmul(rhs)

    def _to_dense(self):
        v = expand_dims(self._unit(), -1)
        outer = -2 * matmul(v, v, adjoint_b=True)
        return set_diag(outer, 1 + diag_part(outer))

    def _diag_part(self):
        v = self._unit()
        return 1 - 2 * v * conj(v)

    def _each(self):
        return ones_like(self.reflection_axis[..., 0])

    def _trace(self):
        return cast(self.domain_dimension_tensor() - 2, self.dtype) * self._each()

    def _determinant(self):
        return -self._each()

    def _log_abs_determinant(self):
        return zeros_like(self.reflection_axis[..., 0])

    def _eigvals(self):
        whole = ones_like(self.reflection_axis)
        return concat([-whole[..., :1], whole[..., 1:]], -1)

    def _cond(self):
        return self._each()

    def _assert_non_singular(self):
        return None

    def _assert_self_adjoint(self):
        return None

    def _assert_positive_definite(self):
        raise InvalidArgumentError(explain(self.name, "a reflection", "it is never positive definite"))
