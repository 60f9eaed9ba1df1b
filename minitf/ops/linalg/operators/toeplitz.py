"""LinearOperatorToeplitz: a matrix that is constant along its diagonals. Floor 2. Read `circulant.py` first.

A Toeplitz matrix of N rows is the corner of a circulant one of 2 N rows, which multiplies by way of Fourier transforms.
"""

from __future__ import annotations

from ....backend.dtypes import complex64, complex128, float64
from ....backend.errors import explain
from ....backend.shapes import broadcast_static_shape
from ...debugging.assertions import assert_equal
from ...indexing.gather import gather
from ...shapes.broadcasting import broadcast_to
from ...shapes.creation import ones, zeros_like
from ...shapes.dynamic_shapes import broadcast_dynamic_shape
from ...shapes.identity import cast
from ...shapes.joining import concat
from ...shapes.layout import expand_dims, shape
from ...shapes.sequences import range_
from ...shapes.tiling import reverse
from ...signal.fft import fft
from .checks import as_entries, require_promise
from .circulant import LinearOperatorCirculant
from .linear_operator import LinearOperator
from .parts import made_of


@made_of(col=1, row=1)
class LinearOperatorToeplitz(LinearOperator):
    """A matrix with the same entry all along each diagonal.

    col: float or complex [..., N], the first column.
    row: of its dtype, [..., N], the first row; its first entry does not count.

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorToeplitz([1., 2., 3.], [1., -4., -6.]).to_dense().numpy()
        array([[ 1., -4., -6.],
               [ 2.,  1., -4.],
               [ 3.,  2.,  1.]], dtype=float32)

    Raises: ValueError where the two have no axes or other lengths, or for is_square=False.
    Source: tf.linalg.LinearOperatorToeplitz.
    """

    def __init__(self, col, row, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name="LinearOperatorToeplitz"):
        self._col, self._row = as_entries(col, 1, name), as_entries(row, 1, name)
        m, n = self._col.shape[-1:], self._row.shape[-1:]
        if not m.is_compatible_with(n):
            raise ValueError(explain(name, f"col has shape {self._col.shape}, row {self._row.shape}",
                                     "they must be of one length"))
        is_square = require_promise(name, is_square, True, "it is square")
        super().__init__(self._row.dtype, None, is_non_singular, is_self_adjoint, is_positive_definite, is_square, name,
                         {"col": col, "row": row})

    @property
    def col(self):
        """The first column, [..., N]."""
        return self._col

    @property
    def row(self):
        """The first row, [..., N]."""
        return self._row

    def _shape(self):
        both = broadcast_static_shape(self.row.shape, self.col.shape)
        return both.concatenate(both[-1:])

    def _shape_tensor(self):
        both = broadcast_dynamic_shape(shape(self.row), shape(self.col))
        return concat([both, both[-1:]], 0)

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        longer = concat([x, zeros_like(x)], -2)
        around = concat([self.col, zeros_like(self.col[..., :1]), reverse(self.row[..., 1:], [-1])], -1)
        wide = complex128 if self.dtype in (float64, complex128) else complex64
        circulant = LinearOperatorCirculant(fft(cast(around, wide)), input_output_dtype=self.dtype)
        return circulant.matmul(longer, adjoint=adjoint)[..., : self.domain_dimension_tensor(), :]

    def _to_dense(self):
        both = broadcast_dynamic_shape(shape(self.row), shape(self.col))
        row, col = broadcast_to(self.row, both), broadcast_to(self.col, both)
        n = self.domain_dimension_tensor()
        entries = concat([reverse(col, [-1]), row[..., 1:]], -1)  # from the lower left corner to the upper right one
        return gather(entries, range_(n) + expand_dims(range_(n - 1, -1, -1), -1), axis=-1)

    def _diag_part(self):
        return self.col[..., :1] * ones([self.domain_dimension_tensor()], self.dtype)

    def _trace(self):
        return cast(self.domain_dimension_tensor(), self.dtype) * self.col[..., 0]

    def _assert_self_adjoint(self):
        return assert_equal(self.row, self.col, message="row and col differ, so it is not self-adjoint.")
