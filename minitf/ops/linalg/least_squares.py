"""Systems with too many or too few equations: lstsq, pinv, matrix_rank. Floor 2. Read `svd.py`, `cholesky.py` first."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import COMPLEX, FLOATING, INTEGER, float32, float64, int32
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import as_tensors, execute
from ...core.op import Op
from ..axes import as_flag, as_number
from ..elementwise.comparison import greater
from ..indexing.selection import where
from ..reductions.reduction import reduce_max, reduce_sum
from ..shapes.counts import as_factor, larger_of
from ..shapes.creation import eye, zeros_like
from ..shapes.identity import cast
from ..shapes.layout import expand_dims, sizes_of
from .cholesky import cholesky, cholesky_solve
from .inverse import MatrixSolve
from .matmul import adjoint_view, product
from .square import SOLVABLE, matrices, matrix_sizes, require_rows
from .svd import decomposed, inverse, svd


class MatrixSolveLs(Op):
    """The shortest x that makes |a x - b| least.   matrix: [..., M, N], rhs: [..., M, K]  ->  x: [..., N, K].

    It is worked out from the singular values, and so for a matrix of any rank. The regularizer is not used.
    """

    types = ("T", "T", "float64")
    T = SOLVABLE
    float64 = frozenset({float64})

    def infer(matrix, rhs, l2_regularizer, *, fast):
        if matrix.dims is None or rhs.dims is None:
            return rhs.with_dims(None)
        (batch, rows, columns), (other, right, count) = matrices(matrix, "matrix"), matrices(rhs, "rhs")
        if not may_equal(batch, other):
            raise RuleError("matrix and rhs must have the same batch axes", "Use tf.broadcast_to")
        require_rows(rows, right)
        return rhs.with_dims((*batch, columns, count))

    def kernel(xp, matrix, rhs, l2_regularizer, *, fast):
        u, s, vh = decomposed(xp, matrix, full_matrices=False)
        least = s[..., :1] * (max(matrix.shape[-2:]) * xp.finfo(s.dtype).eps)
        inverse_s = xp.where(s > least, 1 / xp.where(s > least, s, 1), 0).astype(s.dtype)
        return xp.matmul(adjoint_view(xp, vh), inverse_s[..., None] * xp.matmul(adjoint_view(xp, u), rhs))


def lstsq(matrix, rhs, l2_regularizer=0.0, fast=True, name=None):
    """x that makes |matrix x - rhs|^2 + l2_regularizer |x|^2 least.

    matrix: float or complex [..., M, N].
    rhs: of its dtype, [..., M, K].
    l2_regularizer: a number >= 0; above 0, x is pulled towards 0, and a matrix may have any rank.
    fast: solve the normal equations, whose rounding errors grow with the square of the matrix's condition; else use the
        singular values, without the regularizer and without a gradient.
    Returns: [..., N, K]. Where M < N there are many such x, and it is the shortest.

        >>> import minitf as tf
        >>> tf.linalg.lstsq([[1.], [1.]], [[1.], [3.]]).numpy()
        array([[2.]], dtype=float32)

    Raises: InvalidArgumentError where the sizes do not fit. With fast, a matrix of too small a rank gives NaNs.
    Source: tf.linalg.lstsq.
    """
    matrix, rhs = as_tensors(MatrixSolve, (matrix, rhs))
    number = as_number(l2_regularizer, "l2_regularizer")
    if not as_flag(fast, "fast"):
        return execute(MatrixSolveLs, matrix, rhs, number, fast=False)
    if matrix.ndim < 2 or rhs.ndim < 2:
        received = f"matrix has shape {matrix.shape}, rhs {rhs.shape}"
        raise InvalidArgumentError(explain("lstsq", received, "both must have at least 2 axes"))
    rows, columns = matrix_sizes("lstsq", matrix)
    tall = rows >= columns
    gram = product(matrix, matrix, tall, not tall)
    if number:
        gram = gram + number * eye(min(rows, columns), dtype=matrix.dtype)
    if tall:
        return cholesky_solve(cholesky(gram), product(matrix, rhs, True))
    return product(matrix, cholesky_solve(cholesky(gram), rhs), True)


def matrix_rank(a, tol=None, validate_args=False, name=None):
    """How many singular values of every matrix are greater than `tol`.

    a: numeric [..., M, N].
    tol: a number, or one for every matrix; by default the greatest singular value, times the greater of M and N, times
        the dtype's rounding error.
    validate_args: accepted; the arguments are always checked.
    Returns: int32 [...].

        >>> import minitf as tf
        >>> tf.linalg.matrix_rank([[1., 2.], [2., 4.]]).numpy()
        np.int32(1)

    Raises: ValueError where `a` has fewer than 2 axes.
    Source: tf.linalg.matrix_rank. Differs: complex matrices are taken too.
    """
    a = convert_to_tensor(a, dtype_hint=float32)
    if a.dtype in INTEGER:
        a = cast(a, float32)
    require_matrices("matrix_rank", a)
    s = svd(a, compute_uv=False)
    if tol is None:
        tol = reduce_max(s, -1, keepdims=True) * (greater_size(a, s.dtype) * float(np.finfo(s.dtype.np).eps))
    else:
        tol = expand_dims(convert_to_tensor(tol, s.dtype), -1)
    return reduce_sum(cast(greater(s, tol), int32), -1)


def pinv(a, rcond=None, validate_args=False, name=None):
    """The pseudo-inverse of every matrix: `pinv(a) b` is the shortest x that makes |a x - b| least.

    a: float or complex [..., M, N].
    rcond: singular values up to this part of the greatest count as 0; a number, or one for every matrix. By default
        10 times the greater of M and N, times the dtype's rounding error.
    validate_args: accepted; the arguments are always checked.
    Returns: [..., N, M].

        >>> import minitf as tf
        >>> tf.linalg.pinv([[2., 0.], [0., 0.]]).numpy()
        array([[0.5, 0. ],
               [0. , 0. ]], dtype=float32)

    Raises: TypeError for integers; ValueError where `a` has fewer than 2 axes.
    Source: tf.linalg.pinv. Differs: complex matrices are taken too.
    """
    a = convert_to_tensor(a)
    if a.dtype not in FLOATING | COMPLEX:
        raise TypeError(explain("pinv", f"a is {a.dtype.name}", "it must be float or complex", "Use tf.cast"))
    require_matrices("pinv", a)
    s, u, v = svd(a)
    if rcond is None:
        rcond = 10 * greater_size(a, s.dtype) * float(np.finfo(s.dtype.np).eps)
    least = expand_dims(convert_to_tensor(rcond, s.dtype), -1) * reduce_max(s, -1, keepdims=True)
    inverse_s = inverse(where(greater(s, least), s, zeros_like(s)))
    return product(v * expand_dims(cast(inverse_s, a.dtype), -2), u, False, True)


def greater_size(a, dtype):
    """The greater of the sizes of matrices: an int; where one is not known yet, a tensor of `dtype`."""
    return as_factor(larger_of(*sizes_of(a)[-2:]), dtype)


def require_matrices(where_, a):
    """Raise ValueError where `a` has fewer than 2 axes."""
    if a.ndim < 2:
        raise ValueError(explain(where_, f"a has shape {a.shape}", "it must have at least 2 axes"))
