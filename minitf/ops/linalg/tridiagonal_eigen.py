"""Eigenvalues of matrices with three diagonals: eigh_tridiagonal. Floor 2. Read `eigen.py` first."""

from __future__ import annotations

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..elementwise.comparison import greater, less_equal
from ..elementwise.complex_parts import real
from ..elementwise.logical import logical_and
from ..indexing.masking import boolean_mask
from ..shapes.identity import conj
from .diagonals import diag
from .eigen import eigh, eigvalsh


def eigh_tridiagonal(alpha, beta, eigvals_only=True, select="a", select_range=None, tol=None, name=None):
    """The eigenvalues, and perhaps the eigenvectors, of Hermitian matrices with three diagonals.

    alpha: float or complex [..., N], the main diagonal.
    beta: of its dtype, [..., N - 1], the diagonal above; the one below is its conjugate.
    eigvals_only: return no eigenvectors.
    select: 'a' for all eigenvalues; 'i' for those from select_range[0] up to select_range[1], counted from the least;
        'v' for those greater than select_range[0] and at most select_range[1], of a single matrix.
    tol: accepted and ignored: the eigenvalues are as exact as the dtype allows.
    Returns: e, real, ascending; or (e, v), the columns of v the eigenvectors.

        >>> import minitf as tf
        >>> tf.linalg.eigh_tridiagonal([1., 2., 3.], [1., 1.], select="i", select_range=(1, 1)).numpy().round(4)
        array([2.], dtype=float32)

    Raises: ValueError for an unknown `select` or a range that is none; InvalidArgumentError where the sizes do not fit.
    Source: tf.linalg.eigh_tridiagonal. The matrices are filled up with zeros, N^2 numbers each.
    """
    alpha, beta = convert_to_tensor(alpha), convert_to_tensor(beta)
    if alpha.dtype != beta.dtype:
        raise ValueError(explain("eigh_tridiagonal", f"alpha is {alpha.dtype.name}, beta is {beta.dtype.name}",
                                 "they must have one dtype"))
    if select not in ("a", "i", "v"):
        raise ValueError(explain("eigh_tridiagonal", f"select is {select!r}", "it must be 'a', 'i' or 'v'"))
    if select != "a" and (select_range is None or len(select_range) != 2 or select_range[0] > select_range[1]):
        rule = "select_range must be a lower and an upper bound"
        raise ValueError(explain("eigh_tridiagonal", f"select_range is {select_range}", rule))
    matrix = diag(alpha)
    if beta.shape[-1] != 0:
        matrix = matrix + diag(beta, k=1) + diag(conj(beta), k=-1)
    e, v = (eigvalsh(matrix), None) if eigvals_only else eigh(matrix)
    e = real(e)
    if select == "i":
        first, last = select_range
        e, v = e[..., first:last + 1], None if v is None else v[..., first:last + 1]
    elif select == "v":
        inside = logical_and(greater(e, select_range[0]), less_equal(e, select_range[1]))
        e, v = boolean_mask(e, inside), None if v is None else boolean_mask(v, inside, axis=v.ndim - 1)
    return e if eigvals_only else (e, v)
