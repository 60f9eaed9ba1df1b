"""Circulant operators: convolutions around a ring, a torus, and one axis more. Floor 2. Read next: `toeplitz.py`.

Every circulant matrix becomes diagonal by the Fourier transform: F A F^-1 = diag(spectrum). A product is a transform, a
multiplication by the spectrum and a transform back: N log N steps for N^2 entries.
"""

from __future__ import annotations

import numpy as np

from ....backend.dtypes import as_dtype, complex64, complex128, float64
from ...debugging.assertions import assert_less
from ...elementwise.complex_parts import imag, real
from ...elementwise.exponential import log
from ...elementwise.magnitude import abs_
from ...reductions.reduction import reduce_max, reduce_min, reduce_prod, reduce_sum
from ...shapes.creation import ones
from ...shapes.identity import cast, conj, identity
from ...shapes.joining import concat
from ...shapes.layout import expand_dims, reshape, shape
from ...signal.fft import fft, fft2d, fft3d, ifft, ifft2d, ifft3d
from ..transposes import matrix_transpose
from .checks import as_entries, require_not_zero, require_positive, require_promise, require_real
from .linear_operator import LinearOperator
from .parts import made_of

TRANSFORMS = {1: (fft, ifft), 2: (fft2d, ifft2d), 3: (fft3d, ifft3d)}


class Circulant(LinearOperator):
    """What circulant operators of all depths have in common; `depth` axes of the spectrum belong to one matrix."""

    depth = 1

    def __init__(self, spectrum, input_output_dtype=complex64, is_non_singular=None, is_self_adjoint=None,
                 is_positive_definite=None, is_square=True, name="LinearOperatorCirculant"):
        self._spectrum = as_entries(spectrum, self.depth, name)
        if not self._spectrum.dtype.is_complex:
            is_self_adjoint = require_promise(name, is_self_adjoint, True, "one with a real spectrum is self-adjoint")
        is_square = require_promise(name, is_square, True, "it is square")
        super().__init__(as_dtype(input_output_dtype), None, is_non_singular, is_self_adjoint, is_positive_definite,
                         is_square, name, {"spectrum": spectrum, "input_output_dtype": input_output_dtype})

    @property
    def spectrum(self):
        """The eigenvalues, in the order of the Fourier transform: [..., N], [..., N0, N1] or [..., N0, N1, N2]."""
        return self._spectrum

    @property
    def block_depth(self):
        """How many axes the convolution has: 1, 2 or 3."""
        return self.depth

    @property
    def block_shape(self):
        """The sizes of these axes."""
        return self.spectrum.shape[-self.depth:]

    def block_shape_tensor(self):
        """The sizes of these axes as a tensor, int32."""
        return shape(self.spectrum)[-self.depth:]

    def convolution_kernel(self, name="convolution_kernel"):
        """What it convolves with: the first column, on the ring or torus. The shape of the spectrum."""
        return self._given(TRANSFORMS[self.depth][1](in_complex(self.spectrum)))

    def assert_hermitian_spectrum(self, name="assert_hermitian_spectrum"):
        """Raise InvalidArgumentError unless the convolution kernel is real, up to rounding."""
        digits = float(np.finfo(self.dtype.as_numpy_dtype).eps)
        parts = abs_(imag(TRANSFORMS[self.depth][1](in_complex(self.spectrum))))
        most = cast(digits * cast(self.domain_dimension_tensor(), parts.dtype), parts.dtype)
        return assert_less(parts, most, message="Spectrum was not Hermitian")

    def _shape(self):
        return self.spectrum.shape[: -self.depth].concatenate([self.block_shape.num_elements()] * 2)

    def _shape_tensor(self):
        rows = reduce_prod(self.block_shape_tensor())
        return concat([shape(self.spectrum)[: -self.depth], [rows, rows]], 0)

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        return self._filtered(x, self._factors(adjoint))

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        return self._filtered(rhs, 1 / self._factors(adjoint))

    def _factors(self, adjoint):
        spectrum = in_complex(self.spectrum)
        return conj(spectrum) if adjoint else spectrum

    def _filtered(self, x, factors):
        """Every column of x transformed, multiplied by the factors and transformed back."""
        there, back = TRANSFORMS[self.depth]
        x = matrix_transpose(cast(x, factors.dtype))  # [..., K, N]
        x = reshape(x, concat([shape(x)[:-1], self.block_shape_tensor()], 0))  # [..., K, N0, N1 ...]
        y = back(expand_dims(factors, -1 - self.depth) * there(x))
        y = reshape(y, concat([shape(y)[: -self.depth], [self.domain_dimension_tensor()]], 0))
        return self._given(matrix_transpose(y))

    def _given(self, x):
        """What was computed in complex numbers, in the operator's dtype."""
        return cast(x, self.dtype) if self.dtype.is_complex else cast(real(x), self.dtype)

    def _flat(self):
        """The spectrum, [..., N]."""
        return reshape(self.spectrum, concat([shape(self.spectrum)[: -self.depth], [-1]], 0))

    def _determinant(self):
        return self._given(reduce_prod(self._flat(), -1))

    def _log_abs_determinant(self):
        return cast(reduce_sum(log(abs_(self._flat())), -1), self.dtype)

    def _trace(self):
        return self._given(reduce_sum(self._flat(), -1))

    def _diag_part(self):
        size = self.domain_dimension_tensor()
        return expand_dims(self.trace() / cast(size, self.dtype), -1) * ones([size], self.dtype)

    def _eigvals(self):
        return identity(self._flat())

    def _cond(self):
        return reduce_max(abs_(self._flat()), -1) / reduce_min(abs_(self._flat()), -1)

    def _assert_non_singular(self):
        return require_not_zero(self.spectrum, "Singular operator: the spectrum contains zeros.")

    def _assert_positive_definite(self):
        return require_positive(self.spectrum, "The spectrum has real parts that are not positive.")

    def _assert_self_adjoint(self):
        return require_real(self.spectrum, "Not self-adjoint: the spectrum has imaginary parts.")


def in_complex(x):
    """Numbers as complex ones of the same precision."""
    return x if x.dtype.is_complex else cast(x, complex128 if x.dtype == float64 else complex64)


@made_of(spectrum=1)
class LinearOperatorCirculant(Circulant):
    """A circulant matrix: every column is the one before, turned by one place.

    spectrum: float or complex [..., N], the Fourier transform of the first column.
    input_output_dtype: of what it multiplies; for a float one, the first column must be real.

        >>> import minitf as tf
        >>> spectrum = tf.signal.fft(tf.constant([1., 2., 0.], tf.complex64))
        >>> operator = tf.linalg.LinearOperatorCirculant(spectrum, input_output_dtype=tf.float32)
        >>> np.abs(operator.to_dense().numpy()).round(4)
        array([[1., 0., 2.],
               [2., 1., 0.],
               [0., 2., 1.]], dtype=float32)

    Raises: ValueError where the spectrum has too few axes, or for a promise that no such operator keeps.
    Source: tf.linalg.LinearOperatorCirculant. Differs: the adjoint, and the product of two, keep input_output_dtype.
    """


@made_of(spectrum=2)
class LinearOperatorCirculant2D(Circulant):
    """A matrix that convolves pictures whose edges meet: blocks that are circulant, in a circulant order.

    spectrum: float or complex [..., N0, N1]; the matrix has N0 N1 rows.
    input_output_dtype: of what it multiplies.

        >>> import minitf as tf
        >>> operator = tf.linalg.LinearOperatorCirculant2D([[1., 2.], [3., 4.]], input_output_dtype=tf.float32)
        >>> operator.to_dense()[0].numpy()
        array([ 2.5, -0.5, -1. ,  0. ], dtype=float32)

    Raises: as LinearOperatorCirculant.
    Source: tf.linalg.LinearOperatorCirculant2D. Differs: as LinearOperatorCirculant.
    """

    depth = 2

    def __init__(self, spectrum, input_output_dtype=complex64, is_non_singular=None, is_self_adjoint=None,
                 is_positive_definite=None, is_square=True, name="LinearOperatorCirculant2D"):
        super().__init__(spectrum, input_output_dtype, is_non_singular, is_self_adjoint, is_positive_definite,
                         is_square, name)


@made_of(spectrum=3)
class LinearOperatorCirculant3D(Circulant):
    """A matrix that convolves arrays of three axes whose ends meet.

    spectrum: float or complex [..., N0, N1, N2]; the matrix has N0 N1 N2 rows.
    input_output_dtype: of what it multiplies.

        >>> import minitf as tf
        >>> operator = tf.linalg.LinearOperatorCirculant3D(tf.ones([2, 3, 4]))
        >>> operator.shape
        TensorShape([24, 24])

    Raises: as LinearOperatorCirculant.
    Source: tf.linalg.LinearOperatorCirculant3D. Differs: as LinearOperatorCirculant.
    """

    depth = 3

    def __init__(self, spectrum, input_output_dtype=complex64, is_non_singular=None, is_self_adjoint=None,
                 is_positive_definite=None, is_square=True, name="LinearOperatorCirculant3D"):
        super().__init__(spectrum, input_output_dtype, is_non_singular, is_self_adjoint, is_positive_definite,
                         is_square, name)
