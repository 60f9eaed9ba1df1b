"""Determinants: det, slogdet, logdet. Floor 2. Read `inverse.py` first: the gradient of log |det a| is a^-H."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...core.composite import dispatched
from ...core.execute import execute
from ...core.fast import execute_unary
from ...core.op import Op
from ...core.tensor import Tensor
from ..elementwise.complex_parts import real
from ..elementwise.exponential import log
from ..reductions.reduction import reduce_sum
from ..shapes.identity import conj
from ..shapes.layout import expand_dims
from .cholesky import cholesky
from .diagonals import diag_part
from .inverse import inv
from .lapack import lapack
from .square import SOLVABLE, one_number_each


class MatrixDeterminant(Op):
    """The determinant of every matrix.   input: float or complex [..., N, N]  ->  [...]."""

    T = SOLVABLE

    def infer(input):
        return input.with_dims(one_number_each(input))

    def kernel(xp, input):
        with np.errstate(all="ignore"):  # an overflow gives infinity
            return xp.asarray(lapack(xp.linalg.det, input), input.dtype)

    def gradient(call, dy):
        return [times_matrices(dy * conj(call.output), inv(call.inputs[0], adjoint=True))]


class LogMatrixDeterminant(Op):
    """The sign and the logarithm of |det a|.   input: float or complex [..., N, N]  ->  sign, log_abs: [...].

    The sign of a complex determinant is a number of size 1.
    """

    T = SOLVABLE
    takes_none = True

    def infer(input):
        y = input.with_dims(one_number_each(input))
        return y, y

    def kernel(xp, input):
        with np.errstate(all="ignore"):
            sign, log_abs = lapack(xp.linalg.slogdet, input)
        return xp.asarray(sign, input.dtype), xp.asarray(log_abs, input.dtype)

    def gradient(call, dsign, dlog):
        return [None if dlog is None else times_matrices(dlog, inv(call.inputs[0], adjoint=True))]


def times_matrices(x, matrices):
    """Every matrix times a number of its own."""
    return expand_dims(expand_dims(x, -1), -1) * matrices


def det(input, name=None):
    """The determinant of every matrix.

    input: float or complex [..., N, N].
    Returns: [...].

        >>> import minitf as tf
        >>> tf.linalg.det([[2., 0.], [0., 4.]]).numpy()
        np.float32(8.0)

    Raises: InvalidArgumentError where a matrix is not square; from the gradient, where it is not invertible.
    Source: tf.linalg.det. Differs: the gradient of a complex determinant is its conjugate's, as everywhere else.
    """
    return execute_unary(MatrixDeterminant, input)


class SignAndLog(NamedTuple):
    """What slogdet returns."""

    sign: Tensor
    log_abs_determinant: Tensor


def slogdet(input, name=None):
    """The sign of every determinant, and the logarithm of its absolute value, which neither overflows nor vanishes.

    input: float or complex [..., N, N].
    Returns: (sign, log_abs_determinant), each [...]; for a matrix that is not invertible 0 and -inf. As in TensorFlow,
        the sign has no gradient.

        >>> import minitf as tf
        >>> sign, log_abs = tf.linalg.slogdet([[-2., 0.], [0., 4.]])
        >>> sign.numpy(), log_abs.numpy()
        (np.float32(-1.0), np.float32(2.0794415))

    Raises: InvalidArgumentError where a matrix is not square.
    Source: tf.linalg.slogdet.
    """
    return SignAndLog(*execute(LogMatrixDeterminant, input))


@dispatched
def logdet(matrix, name=None):
    """The logarithm of the determinant of every positive definite matrix.

    matrix: float or complex [..., N, N], equal to its conjugate transpose.
    Returns: [...], real; nan where a matrix is not positive definite.

        >>> import minitf as tf
        >>> tf.linalg.logdet([[2., 0.], [0., 4.]]).numpy()
        np.float32(2.0794415)

    Raises: InvalidArgumentError where a matrix is not square.
    Source: tf.linalg.logdet.
    """
    diagonal = real(diag_part(cholesky(matrix)))
    return 2 * reduce_sum(log(diagonal), -1)
