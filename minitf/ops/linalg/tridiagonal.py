"""Matrices of which only three diagonals are not 0: products and systems. Floor 2. Read `diagonals.py` first.

They are kept as three rows: the diagonal above, the main one, the one below. Row i of the matrix has the entries i of
the three; so the last entry above and the first one below are not used.
"""

from __future__ import annotations

from ...backend.errors import RuleError, explain
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import as_tensors, execute
from ...core.op import Op
from ..axes import as_flag
from ..reductions.reduction import reduce_sum
from ..shapes.creation import zeros_like
from ..shapes.identity import conj
from ..shapes.joining import concat, stack, unstack
from ..shapes.layout import expand_dims, squeeze
from .diagonals import diag_part
from .square import SOLVABLE, matrices
from .transposes import matrix_transpose


class TridiagonalMatMul(Op):
    """y = a b.   superdiag, maindiag, subdiag: float or complex [..., 1, M], rhs: [..., M, K]  ->  y: as rhs."""

    T = SOLVABLE

    def infer(superdiag, maindiag, subdiag, rhs):
        if rhs.dims is None:
            return rhs
        batch, rows, _ = matrices(rhs, "rhs")
        for name, x in zip(("superdiag", "maindiag", "subdiag"), (superdiag, maindiag, subdiag)):
            if x.dims is not None and not may_equal(x.dims, (*batch, 1, rows)):
                raise RuleError(f"{name} must have the shape [..., 1, {rows}], with the batch axes of rhs")
        return rhs

    def kernel(xp, superdiag, maindiag, subdiag, rhs):
        above, main, below = (xp.swapaxes(x, -1, -2) for x in (superdiag, maindiag, subdiag))
        y = main * rhs
        y[..., :-1, :] += above[..., :-1, :] * rhs[..., 1:, :]
        y[..., 1:, :] += below[..., 1:, :] * rhs[..., :-1, :]
        return y

    def gradient(call, dy):
        *diagonals, rhs = call.inputs
        return [*entries_gradient(dy, rhs), execute(TridiagonalMatMul, *adjoint_rows(*diagonals), dy)]


class TridiagonalSolve(Op):
    """x with a x = b.   diagonals: float or complex [..., 3, M], rhs: [..., M, K]  ->  x: as rhs."""

    T = SOLVABLE

    def infer(diagonals, rhs, *, partial_pivoting, perturb_singular):
        if diagonals.dims is None or rhs.dims is None:
            return rhs
        (batch, three, size), (other, rows, _) = matrices(diagonals, "diagonals"), matrices(rhs, "rhs")
        if three not in (3, None):
            raise RuleError(f"diagonals must have 3 rows, and has {three}")
        if not may_equal((*batch, size), (*other, rows)):
            raise RuleError("diagonals must have as many columns as rhs has rows, and the same batch axes")
        return rhs

    def kernel(xp, diagonals, rhs, *, partial_pivoting, perturb_singular):
        return eliminated(xp, diagonals, rhs, partial_pivoting, perturb_singular)

    def gradient(call, dx):
        (diagonals, _), x = call.inputs, call.output
        rows = adjoint_rows(*unstack(diagonals, axis=-2))
        drhs = execute(TridiagonalSolve, stack(rows, axis=-2), dx, **call.attrs)
        ddiagonals = -concat(entries_gradient(drhs, x), -2) if call.needs[0] else None
        return [ddiagonals, drhs]


def adjoint_rows(above, main, below):
    """The three rows of the conjugate transpose: above and below change places, each by one step."""
    above, main, below = conj(above), conj(main), conj(below)
    after = concat([below[..., 1:], zeros_like(below[..., :1])], -1)
    before = concat([zeros_like(above[..., :1]), above[..., :-1]], -1)
    return after, main, before


def entries_gradient(dy, x):
    """The gradient of the three rows of a in y = a x: [..., 1, M] each."""
    x = conj(x)
    none = zeros_like(x[..., :1, :])
    after, before = concat([x[..., 1:, :], none], -2), concat([none, x[..., :-1, :]], -2)
    return [expand_dims(reduce_sum(dy * each, -1), -2) for each in (after, x, before)]


def eliminated(xp, diagonals, rhs, pivoting, perturb):
    """The solution by elimination: row after row in Python, but all matrices of the batch and columns of rhs at once.

    pivoting: exchange a row with the next where that has the larger entry; it then reaches one diagonal further.
    perturb: divide by the least positive number where there is a 0; otherwise such a matrix gets NaNs.
    """
    u, d, low = (xp.array(xp.moveaxis(diagonals[..., i, :, None], -2, 0)) for i in range(3))
    x, far = xp.array(xp.moveaxis(rhs, -2, 0)), xp.zeros_like(u)
    for i in range(len(d) - 1):
        if pivoting:
            swap = xp.abs(low[i + 1]) > xp.abs(d[i])
            d[i], low[i + 1] = xp.where(swap, low[i + 1], d[i]), xp.where(swap, d[i], low[i + 1])
            u[i], d[i + 1] = xp.where(swap, d[i + 1], u[i]), xp.where(swap, u[i], d[i + 1])
            far[i], u[i + 1] = xp.where(swap, u[i + 1], far[i]), xp.where(swap, far[i], u[i + 1])
            x[i], x[i + 1] = xp.where(swap, x[i + 1], x[i]), xp.where(swap, x[i], x[i + 1])
        d[i] = divisor(xp, d[i], perturb)
        factor = low[i + 1] / d[i]
        d[i + 1] -= factor * u[i]
        u[i + 1] -= factor * far[i]
        x[i + 1] -= factor * x[i]
    for i in reversed(range(len(d))):
        if i + 1 < len(d):
            x[i] -= u[i] * x[i + 1]
        if i + 2 < len(d):
            x[i] -= far[i] * x[i + 2]
        x[i] /= divisor(xp, d[i], perturb)
    return xp.moveaxis(x, 0, -2)


def divisor(xp, d, perturb):
    """`d` with something else in place of 0."""
    return xp.where(d == 0, xp.finfo(d.dtype).tiny if perturb else xp.nan, d).astype(d.dtype)


# --- the functions ----------------------------------------------------------------------------------------------
def rows_from(where, diagonals, form):
    """The three rows, [..., M] each, of a tridiagonal matrix given in one of three forms; see `tridiagonal_solve`."""
    if form == "compact":
        x = convert_to_tensor(diagonals)
        if x.ndim < 2 or x.shape[-2] not in (3, None):
            raise ValueError(explain(where, f"diagonals has shape {x.shape}", "it must have 3 rows"))
        return unstack(x, 3, axis=-2)
    if form == "matrix":
        x = convert_to_tensor(diagonals)
        if x.ndim < 2 or not may_equal(x._shape_tuple()[-1:], x._shape_tuple()[-2:-1]):
            raise ValueError(explain(where, f"diagonals has shape {x.shape}", "the matrices must be square"))
        if x.shape[-1] in (0, 1):
            return [zeros_like(x[..., 0]), x[..., 0], zeros_like(x[..., 0])]
        return unstack(diag_part(x, k=(-1, 1), align="LEFT_RIGHT"), axis=-2)
    if form != "sequence":
        rule = "it must be 'compact', 'sequence' or 'matrix'"
        raise ValueError(explain(where, f"diagonals_format is {form!r}", rule))
    if len(diagonals) != 3:
        raise ValueError(explain(where, f"diagonals has {len(diagonals)} parts", "they must be 3"))
    above, main, below = as_tensors(TridiagonalMatMul, tuple(diagonals))
    if is_shorter(above, main):
        above = concat([above, zeros_like(main[..., :1])], -1)
    if is_shorter(below, main):
        below = concat([zeros_like(main[..., :1]), below], -1)
    return [above, main, below]


def is_shorter(row, main) -> bool:
    """Whether a row is known to have one element less than the main diagonal."""
    m, n = row.shape[-1], main.shape[-1]
    return None not in (m, n) and m == n - 1


def tridiagonal_solve(diagonals, rhs, diagonals_format="compact", transpose_rhs=False, conjugate_rhs=False, name=None,
                      partial_pivoting=True, perturb_singular=False):
    """x with a x = rhs, where every matrix a has three diagonals.

    diagonals: float or complex. 'compact': [..., 3, M], rows with the diagonal above, the main one, the one below;
        entry i of each stands in row i of the matrix. 'sequence': a tuple of the three, of length M each, or M - 1
        beside the main one. 'matrix': [..., M, M], of which the other entries are not read.
    rhs: of its dtype, [..., M] or [..., M, K].
    transpose_rhs, conjugate_rhs: take the transpose or the conjugate of rhs first.
    partial_pivoting: exchange rows, so that divisors are not too small.
    perturb_singular: put a tiny number in place of a divisor 0; otherwise a matrix that is not invertible gives NaNs.
    Returns: the shape of rhs.

        >>> import minitf as tf
        >>> tf.linalg.tridiagonal_solve([[1., 1., 0.], [2., 2., 2.], [0., 1., 1.]], [3., 4., 3.]).numpy().round(5)
        array([1., 1., 1.], dtype=float32)

    Raises: ValueError where the sizes do not fit, or for an unknown format.
    Source: tf.linalg.tridiagonal_solve. Time grows with M in steps of Python, whatever the batch.
    """
    above, main, below = rows_from("tridiagonal_solve", diagonals, diagonals_format)
    rhs = convert_to_tensor(rhs, main.dtype)
    vector = rhs.ndim == main.ndim
    if vector:
        rhs = expand_dims(rhs, -1)
        rhs = conj(rhs) if conjugate_rhs else rhs
    elif transpose_rhs:
        rhs = matrix_transpose(rhs, conjugate=as_flag(conjugate_rhs, "conjugate_rhs"))
    elif conjugate_rhs:
        rhs = conj(rhs)
    if rhs.ndim < 2 or not may_equal(rhs._shape_tuple()[-2:-1], main._shape_tuple()[-1:]):
        received = f"the matrix has {main.shape[-1]} rows, rhs has shape {rhs.shape}"
        raise ValueError(explain("tridiagonal_solve", received, "rhs must have as many rows"))
    if not may_equal(rhs._shape_tuple()[:-2], main._shape_tuple()[:-1]):
        received = f"the matrices have the batch axes {main.shape[:-1]}, rhs {rhs.shape[:-2]}"
        raise ValueError(explain("tridiagonal_solve", received, "they must be the same", "Use tf.broadcast_to"))
    x = execute(TridiagonalSolve, stack([above, main, below], axis=-2), rhs,
                partial_pivoting=as_flag(partial_pivoting, "partial_pivoting"),
                perturb_singular=as_flag(perturb_singular, "perturb_singular"))
    return squeeze(x, -1) if vector else x


def tridiagonal_matmul(diagonals, rhs, diagonals_format="compact", name=None):
    """The product a rhs, where every matrix a has three diagonals.

    diagonals: float or complex, in one of the forms of `tridiagonal_solve`.
    rhs: of its dtype, [..., M, K].
    Returns: [..., M, K].

        >>> import minitf as tf
        >>> tf.linalg.tridiagonal_matmul([[1., 1., 0.], [2., 2., 2.], [0., 1., 1.]], [[1.], [1.], [1.]]).numpy()
        array([[3.],
               [4.],
               [3.]], dtype=float32)

    Raises: InvalidArgumentError where the sizes do not fit; ValueError for an unknown format.
    Source: tf.linalg.tridiagonal_matmul. Differs: the diagonals of a sequence may be one shorter beside the main one.
    """
    rows = rows_from("tridiagonal_matmul", diagonals, diagonals_format)
    return execute(TridiagonalMatMul, *(expand_dims(row, -2) for row in rows), rhs)
