"""LinearOperatorPermutation: rows in another order. Floor 2."""

from __future__ import annotations

import numpy as np

from ....backend.dtypes import as_dtype, float32
from ....backend.errors import explain
from ...elementwise.comparison import equal
from ...indexing.gather import gather
from ...reductions.sorting import argsort
from ...shapes.broadcasting import broadcast_to
from ...shapes.creation import ones_like, zeros_like
from ...shapes.dynamic_shapes import broadcast_dynamic_shape
from ...shapes.identity import cast
from ...shapes.joining import concat
from ...shapes.layout import expand_dims, reshape, shape
from ...shapes.sequences import range_
from .checks import as_entries, require_promise
from .linear_operator import LinearOperator
from .parts import made_of


@made_of(perm=1)
class LinearOperatorPermutation(LinearOperator):
    """The matrix whose product with x has row perm[i] of x in row i.

    perm: integer [..., N], every number from 0 to N - 1 once.
    dtype: of what it multiplies.

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorPermutation([2, 0, 1]).matvec([1., 2., 3.]).numpy()
        array([3., 1., 2.], dtype=float32)

    Raises: TypeError for numbers that are no integers; ValueError where one is missing, or for a promise that no
    permutation keeps.
    Source: tf.linalg.LinearOperatorPermutation.
    """

    def __init__(self, perm, dtype=float32, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None,
                 is_square=None, name="LinearOperatorPermutation"):
        self._perm = as_entries(perm, 1, name)
        _require_permutation(self._perm, name)
        require_promise(name, is_non_singular, True, "a permutation is non-singular")
        is_square = require_promise(name, is_square, True, "a permutation is square")
        super().__init__(as_dtype(dtype), None, is_non_singular, is_self_adjoint, is_positive_definite, is_square, name,
                         {"perm": perm, "dtype": dtype})

    @property
    def perm(self):
        """Which row of x stands in each row of the product, [..., N]."""
        return self._perm

    def _shape(self):
        return self.perm.shape.concatenate(self.perm.shape[-1:])

    def _shape_tensor(self):
        return concat([shape(self.perm), shape(self.perm)[-1:]], 0)

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        perm = argsort(self.perm, axis=-1) if adjoint and not self.is_self_adjoint else self.perm
        together = broadcast_dynamic_shape(shape(x)[:-1], shape(perm))
        whole = concat([together, shape(x)[-1:]], 0)
        rows, columns = shape(x)[-2], shape(x)[-1]
        flat = reshape(broadcast_to(x, whole), [-1, rows, columns])
        order = reshape(broadcast_to(perm, together), [-1, rows])
        return reshape(gather(flat, order, axis=1, batch_dims=1), whole)

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        return self._matmul(rhs, not adjoint)

    def _to_dense(self):
        return cast(equal(self._places(), expand_dims(self.perm, -1)), self.dtype)

    def _diag_part(self):
        return cast(equal(self._places(), self.perm), self.dtype)

    def _places(self):
        return cast(range_(self.domain_dimension_tensor()), self.perm.dtype)

    def _log_abs_determinant(self):
        return zeros_like(self.perm[..., 0], dtype=self.dtype)

    def _cond(self):
        return ones_like(self.perm[..., 0], dtype=self.dtype)

    def _assert_non_singular(self):
        return None


def _require_permutation(perm, name):
    """Raise TypeError for no integers, ValueError where a number is known to be missing."""
    if not perm.dtype.is_integer:
        raise TypeError(explain(name, f"perm is {perm.dtype.name}", "it must be integers"))
    known = perm._known_value() if hasattr(perm, "_known_value") else None
    if known is not None and (np.sort(known, -1) != np.arange(known.shape[-1])).any():
        most = known.shape[-1] - 1
        raise ValueError(explain(name, f"perm is {known}", f"it must hold every number from 0 to {most}"))
