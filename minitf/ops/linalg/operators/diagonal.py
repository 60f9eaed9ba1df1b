"""Operators that only stretch: diagonal matrices, and the one that does nothing. Floor 2."""

from __future__ import annotations

from ....backend.dtypes import as_dtype, float32
from ....backend.shapes import TensorShape
from ...axes import as_int
from ...reductions.reduction import reduce_prod
from ...shapes.creation import eye, ones
from ...shapes.identity import conj
from ...shapes.layout import expand_dims
from ..diagonals import diag
from .linear_operator import LinearOperator, as_entries


class LinearOperatorDiag(LinearOperator):
    """A diagonal matrix.

    diag: float or complex [..., N].

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorDiag([2., 4.]).solvevec([1., 1.]).numpy()
        array([0.5 , 0.25], dtype=float32)

    Raises: TypeError for integers, ValueError for a number without axes.
    Source: tf.linalg.LinearOperatorDiag.
    """

    def __init__(self, diag, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name="LinearOperatorDiag"):
        self.diag = as_entries(diag, 1, name)
        if is_self_adjoint is None and not self.diag.dtype.is_complex:
            is_self_adjoint = True
        super().__init__(self.diag.dtype, is_non_singular, is_self_adjoint, is_positive_definite, True, name)

    @property
    def shape(self):
        """[..., N, N]."""
        return TensorShape([*self.diag._shape_tuple(), self.diag._shape_tuple()[-1]])

    def to_dense(self, name="to_dense"):
        """The matrix, with its zeros."""
        return diag(self.diag)

    def diag_part(self, name="diag_part"):
        """The diagonal itself."""
        return self.diag

    def determinant(self, name="det"):
        """The product of the diagonal: [...]."""
        return reduce_prod(self.diag, -1)

    def _matmul(self, x, adjoint):
        return expand_dims(conj(self.diag) if adjoint else self.diag, -1) * x

    def _solve(self, rhs, adjoint):
        return rhs / expand_dims(conj(self.diag) if adjoint else self.diag, -1)


class LinearOperatorIdentity(LinearOperator):
    """The identity: what it takes, it gives.

    num_rows: its size. batch_shape: of how many there are. dtype: float32 by default.

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorIdentity(2).matvec([3., 4.]).numpy()
        array([3., 4.], dtype=float32)

    Raises: TypeError where `num_rows` is no integer.
    Source: tf.linalg.LinearOperatorIdentity. Differs: what it takes is not repeated along `batch_shape`.
    """

    def __init__(self, num_rows, batch_shape=None, dtype=None, is_non_singular=True, is_self_adjoint=True,
                 is_positive_definite=True, is_square=True, assert_proper_shapes=False, name="LinearOperatorIdentity"):
        self._sizes = [*(batch_shape or ()), as_int(num_rows, "num_rows")]
        super().__init__(as_dtype(dtype or float32), is_non_singular, is_self_adjoint, is_positive_definite, is_square,
                         name)

    @property
    def shape(self):
        """[..., N, N]."""
        return TensorShape([*self._sizes, self._sizes[-1]])

    def to_dense(self, name="to_dense"):
        """The matrix of ones and zeros."""
        return eye(self._sizes[-1], batch_shape=self._sizes[:-1] or None, dtype=self.dtype)

    def diag_part(self, name="diag_part"):
        """Ones: [..., N]."""
        return ones(self._sizes, self.dtype)

    def _matmul(self, x, adjoint):
        return x

    def _solve(self, rhs, adjoint):
        return rhs
