"""LinearOperatorTridiag: three diagonals. Floor 2. Read `../tridiagonal.py` first."""

from __future__ import annotations

from ....backend.errors import explain
from ...debugging.assertions import assert_equal
from ...shapes.broadcasting import broadcast_to
from ...shapes.dynamic_shapes import broadcast_dynamic_shape
from ...shapes.identity import conj, identity
from ...shapes.joining import concat, stack, unstack
from ...shapes.layout import shape
from ..diagonals import diag, diag_part
from ..tridiagonal import adjoint_rows, tridiagonal_matmul, tridiagonal_solve
from .batches import batch_of
from .checks import as_entries, require_real, require_self_adjoint
from .linear_operator import LinearOperator
from .parts import made_of


@made_of(diagonals=2)
class LinearOperatorTridiag(LinearOperator):
    """A matrix of which only the main diagonal and its two neighbours are not 0.

    diagonals: float or complex, in one of the forms of tf.linalg.tridiagonal_solve:
    diagonals_format: 'compact' for [..., 3, N]; 'sequence' for a list of three [..., N]: the diagonal above, the main
        one, the one below; 'matrix' for [..., N, N].

        >>> import minitf as tf
        >>> operator = tf.linalg.LinearOperatorTridiag([[1., 1., 0.], [2., 2., 2.], [0., 1., 1.]])
        >>> operator.solvevec([3., 4., 3.]).numpy().round(5)
        array([1., 1., 1.], dtype=float32)

    Raises: ValueError for another format.
    Source: tf.linalg.LinearOperatorTridiag.
    """

    def __init__(self, diagonals, diagonals_format="compact", is_non_singular=None, is_self_adjoint=None,
                 is_positive_definite=None, is_square=None, name="LinearOperatorTridiag"):
        if diagonals_format not in ("compact", "matrix", "sequence"):
            raise ValueError(explain(name, f"diagonals_format is {diagonals_format!r}",
                                     "it must be 'compact', 'matrix' or 'sequence'"))
        if diagonals_format == "sequence":
            self._diagonals = [as_entries(row, 1, name) for row in diagonals]
            self._parts, dtype = {"diagonals": 1}, self._diagonals[0].dtype
        else:
            self._diagonals = as_entries(diagonals, 2, name)
            dtype = self._diagonals.dtype
        self._diagonals_format = diagonals_format
        super().__init__(dtype, None, is_non_singular, is_self_adjoint, is_positive_definite, is_square, name,
                         {"diagonals": diagonals, "diagonals_format": diagonals_format})

    @property
    def diagonals(self):
        """The diagonals, as they were given."""
        return self._diagonals

    @property
    def diagonals_format(self):
        """How they were given."""
        return self._diagonals_format

    def _shape(self):
        if self.diagonals_format == "matrix":
            return self.diagonals.shape
        if self.diagonals_format == "compact":
            return self.diagonals.shape[:-2].concatenate([self.diagonals.shape[-1]] * 2)
        batch = batch_of(*(row.shape[:-1] for row in self.diagonals))
        return batch.concatenate([self.diagonals[1].shape[-1]] * 2)

    def _rows(self):
        """The three rows, [..., N] each."""
        if self.diagonals_format == "sequence":
            return self.diagonals
        if self.diagonals_format == "compact":
            return unstack(self.diagonals, 3, axis=-2)
        return unstack(diag_part(self.diagonals, k=(-1, 1), align="LEFT_RIGHT"), 3, axis=-2)

    def _stretched(self, x, adjoint):
        """The three rows in compact form, and x, with the batch axes of both."""
        rows = adjoint_rows(*self._rows()) if adjoint else self._rows()
        batch = shape(x)[:-2]
        for row in rows:
            batch = broadcast_dynamic_shape(batch, shape(row)[:-1])
        size = shape(rows[1])[-1:]
        return (stack([broadcast_to(row, concat([batch, size], 0)) for row in rows], axis=-2),
                broadcast_to(x, concat([batch, shape(x)[-2:]], 0)))

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        return tridiagonal_matmul(*self._stretched(x, adjoint))

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        return tridiagonal_solve(*self._stretched(rhs, adjoint))

    def _diag_part(self):
        if self.diagonals_format == "matrix":
            return diag_part(self.diagonals)
        return broadcast_to(self._rows()[1], self.shape_tensor()[:-1])

    def _shape_tensor(self):
        rows = self._rows()
        batch = shape(rows[0])[:-1]
        for row in rows[1:]:
            batch = broadcast_dynamic_shape(batch, shape(row)[:-1])
        return concat([batch, shape(rows[1])[-1:], shape(rows[1])[-1:]], 0)

    def _to_dense(self):
        if self.diagonals_format == "matrix":
            return identity(self.diagonals)
        whole = self.shape_tensor()[:-1]
        rows = [broadcast_to(row, whole) for row in self._rows()]
        return diag(stack(rows, axis=-2), k=(-1, 1), align="LEFT_RIGHT")

    def _assert_self_adjoint(self):
        if self.diagonals_format == "matrix":
            return require_self_adjoint(self.diagonals)
        above, main, below = self._rows()
        require_real(main, "The main diagonal has imaginary parts.")
        return assert_equal(conj(below[..., 1:]), above[..., :-1],
                            message="The diagonals above and below are not each other's conjugates.")
