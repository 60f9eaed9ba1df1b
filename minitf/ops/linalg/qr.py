"""An orthogonal matrix times a triangle: qr. Floor 2. Read `triangular.py` first, `svd.py` next."""

from __future__ import annotations

from typing import NamedTuple

from ...backend.dtypes import COMPLEX, float16
from ...backend.errors import explain
from ...core.execute import execute
from ...core.op import Op
from ...core.tensor import Tensor
from ..axes import as_flag
from ..elementwise.complex_parts import real
from ..shapes.identity import cast
from ..shapes.joining import concat
from .band import band_part
from .diagonals import diag_part, set_diag
from .lapack import lapack
from .matmul import product
from .square import SOLVABLE, in_32_bits, matrices, matrix_sizes
from .transposes import adjoint
from .triangular import triangular_solve


class Qr(Op):
    """a = q r, q^H q = 1, r an upper triangle.   input: [..., M, N]  ->  q: [..., M, P], r: [..., P, N], P the least.

    With full_matrices, P is M.
    """

    T = SOLVABLE | {float16}

    def infer(input, *, full_matrices):
        if input.dims is None:
            return input, input
        batch, rows, columns = matrices(input)
        inner = rows if full_matrices else None if None in (rows, columns) else min(rows, columns)
        return input.with_dims((*batch, rows, inner)), input.with_dims((*batch, inner, columns))

    def kernel(xp, input, *, full_matrices):
        q, r = lapack(xp.linalg.qr, in_32_bits(xp, input), mode="complete" if full_matrices else "reduced")
        return q.astype(input.dtype, copy=False), r.astype(input.dtype, copy=False)

    def gradient(call, dq, dr):
        q, r = call.outputs
        (rows, inner), columns = matrix_sizes("Qr", q), r.shape[-1]
        if inner > columns:
            rule = "the columns of q beyond those of the input are no function of it"
            raise NotImplementedError(explain("Qr", f"q is {q.shape}", rule, "Leave full_matrices out"))
        if rows >= columns:
            return [tall_gradient(q, r, dq, dr)]
        # The first columns of the input make q, and q^H times the others stands right in r.
        others = call.inputs[0][..., rows:]
        dq = dq + product(others, dr[..., rows:], False, True)
        return [concat([tall_gradient(q, r[..., :rows], dq, dr[..., :rows]), product(q, dr[..., rows:])], -1)]


def tall_gradient(q, r, dq, dr):
    """The gradient of a = q r with at least as many rows as columns: (dq + q s) r^-H, s a Hermitian matrix.

    s has the lower triangle of r dr^H - dq^H q (Walter and Lehmann, Algorithmic differentiation of linear algebra
    functions, 2012).
    """
    m = product(r, dr, False, True) - product(dq, q, True)
    below = band_part(m, -1, 0)
    below = set_diag(below, 0.5 * diag_part(below))
    if q.dtype in COMPLEX:  # the diagonal of r is real, and so is that of s
        below = set_diag(below, cast(real(diag_part(below)), q.dtype))
    return adjoint(triangular_solve(r, adjoint(dq + product(q, below + adjoint(below))), lower=False))


class QAndR(NamedTuple):
    """What qr returns."""

    q: Tensor
    r: Tensor


def qr(input, full_matrices=False, name=None):
    """Every matrix as a product q r: the columns of q are of length 1 and stand upright on each other, r is an upper
    triangle.

    input: float or complex [..., M, N].
    full_matrices: make q square.
    Returns: (q, r), [..., M, P] and [..., P, N]; P is the lesser of M and N, or M with full_matrices.

        >>> import minitf as tf
        >>> q, r = tf.linalg.qr([[3., 1.], [4., 2.]])
        >>> tf.abs(r).numpy().round(4)
        array([[5. , 2.2],
               [0. , 0.4]], dtype=float32)

    Raises: InvalidArgumentError where the input has fewer than 2 axes; NotImplementedError from the gradient with
    full_matrices where M > N.
    Source: tf.linalg.qr. Differs: a column of q and a row of r may both have the other sign.
    """
    return QAndR(*execute(Qr, input, full_matrices=as_flag(full_matrices, "full_matrices")))
