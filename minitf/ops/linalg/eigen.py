"""Eigenvalues: eigh for matrices that equal their adjoint, eig for all. Floor 2. Read `svd.py` first.

An eigenvector is what a matrix does not turn; the eigenvalue says how it stretches it.
"""

from __future__ import annotations

from numpy.linalg import LinAlgError

from ...backend.dtypes import COMPLEX, complex64, complex128, float32
from ...backend.errors import RuleError
from ...core.execute import as_tensors, execute
from ...core.op import Op
from ..elementwise.complex_parts import real
from ..shapes.creation import zeros_like
from ..shapes.identity import cast, conj
from ..shapes.layout import expand_dims
from .band import band_part
from .diagonals import diag, diag_part, set_diag
from .inverse import solve
from .lapack import lapack
from .matmul import product
from .square import SOLVABLE, has_nan, square
from .svd import inverse
from .transposes import adjoint

FAILED = "the eigenvalues were not found: the input may hold NaN or infinities"


class SelfAdjointEigV2(Op):
    """a v = v diag(e), a = a^H.   input: float or complex [..., N, N]  ->  e: [..., N], ascending, v: [..., N, N].

    Without compute_v, v is [0].
    """

    T = SOLVABLE
    takes_none = True

    def infer(input, *, compute_v):
        return eigen_specs(input, input.dtype, compute_v)

    def kernel(xp, input, *, compute_v):
        try:
            if compute_v:
                e, v = lapack(xp.linalg.eigh, input)
            else:
                e, v = lapack(xp.linalg.eigvalsh, input), xp.empty(0, input.dtype)
        except LinAlgError:
            raise RuleError(FAILED) from None
        if has_nan(xp, e) or has_nan(xp, input):
            raise RuleError(FAILED)
        return e.astype(input.dtype, copy=False), v

    def gradient(call, de, dv):
        e, v = call.outputs
        if not call.attrs["compute_v"]:
            e, v = execute(SelfAdjointEigV2, call.inputs[0], compute_v=True)
            dv = None
        middle = diag(zeros_like(e) if de is None else cast(real(de), e.dtype))
        if dv is not None:
            lengths = real(e)
            apart = cast(inverse(expand_dims(lengths, -2) - expand_dims(lengths, -1)), e.dtype)
            middle = middle + apart * product(v, dv, True)
        whole = product(product(v, middle), v, False, True)
        below = band_part(whole + adjoint(whole), -1, 0)  # the triangle that the op reads
        return [set_diag(below, 0.5 * diag_part(below))]


class Eig(Op):
    """a v = v diag(e).   input: float or complex [..., N, N]  ->  e: complex [..., N], v: complex [..., N, N].

    Without compute_v, v is [0].
    """

    T = SOLVABLE
    takes_none = True

    def infer(input, *, compute_v, Tout):
        return eigen_specs(input, Tout, compute_v)

    def kernel(xp, input, *, compute_v, Tout):
        try:
            e, v = lapack(xp.linalg.eig, input) if compute_v else (lapack(xp.linalg.eigvals, input), xp.empty(0))
        except LinAlgError:
            raise RuleError(FAILED) from None
        return e.astype(Tout.np), v.astype(Tout.np)

    def gradient(call, de, dv):
        (x,), (e, v) = call.inputs, call.outputs
        if not call.attrs["compute_v"]:
            e, v = execute(Eig, x, compute_v=True, Tout=call.attrs["Tout"])
            dv = None
        middle = diag(zeros_like(e) if de is None else de)
        if dv is not None:
            overlap = product(v, dv, True)
            lengthwise = expand_dims(cast(real(diag_part(overlap)), e.dtype), -2)  # a column keeps its length
            free = overlap - product(v, v, True) * lengthwise
            middle = middle + set_diag(conj(reciprocal_gaps(e)) * free, zeros_like(e))
        dx = solve(v, product(middle, v, False, True), adjoint=True)
        return [dx if x.dtype in COMPLEX else cast(real(dx), x.dtype)]


def eigen_specs(input, dtype, compute_v):
    """The Specs of eigenvalues and eigenvectors."""
    y = input.with_dtype(dtype)
    if input.dims is None:
        return y, y
    batch, size = square(input)
    return y.with_dims((*batch, size)), y.with_dims((*batch, size, size) if compute_v else (0,))


def reciprocal_gaps(e):
    """1 / (e[j] - e[i]) for row i and column j; 0 where they are equal."""
    gaps = expand_dims(e, -2) - expand_dims(e, -1)
    return conj(gaps) * cast(inverse(real(gaps * conj(gaps))), e.dtype)


def eigh(tensor, name=None):
    """The eigenvalues and eigenvectors of matrices that equal their conjugate transpose.

    tensor: float or complex [..., N, N]; only the lower triangles are read.
    Returns: (e, v): e [..., N], ascending, and of the input's dtype; the columns of v [..., N, N] are of length 1.

        >>> import minitf as tf
        >>> e, v = tf.linalg.eigh([[2., 1.], [1., 2.]])
        >>> e.numpy().round(4)
        array([1., 3.], dtype=float32)

    Raises: InvalidArgumentError where a matrix is not square, or holds NaN.
    Source: tf.linalg.eigh. Differs: an eigenvector may have the other sign (complex: another phase).
    """
    e, v = execute(SelfAdjointEigV2, tensor, compute_v=True)
    return e, v


def eigvalsh(tensor, name=None):
    """The eigenvalues of matrices that equal their conjugate transpose, ascending; see `eigh`.

        >>> import minitf as tf
        >>> tf.linalg.eigvalsh([[2., 1.], [1., 2.]]).numpy().round(4)
        array([1., 3.], dtype=float32)

    Raises: InvalidArgumentError where a matrix is not square, or holds NaN.
    Source: tf.linalg.eigvalsh.
    """
    return execute(SelfAdjointEigV2, tensor, compute_v=False)[0]


def eig(tensor, name=None):
    """The eigenvalues and eigenvectors of any square matrices.

    tensor: float or complex [..., N, N].
    Returns: (e, v), complex: [..., N], and [..., N, N], whose columns are of length 1.

        >>> import minitf as tf
        >>> e, v = tf.linalg.eig([[0., 1.], [-1., 0.]])
        >>> sorted(e.numpy().imag.tolist())
        [-1.0, 1.0]

    Raises: InvalidArgumentError where a matrix is not square, or holds NaN or infinities.
    Source: tf.linalg.eig. Differs: the eigenvalues may stand in another order, and a vector have another phase.
    """
    tensor, dtype = with_complex(tensor)
    e, v = execute(Eig, tensor, compute_v=True, Tout=dtype)
    return e, v


def eigvals(tensor, name=None):
    """The eigenvalues of any square matrices, complex; see `eig`.

        >>> import minitf as tf
        >>> tf.linalg.eigvals([[2., 0.], [0., 2.]]).numpy()
        array([2.+0.j, 2.+0.j], dtype=complex64)

    Raises: InvalidArgumentError where a matrix is not square, or holds NaN or infinities.
    Source: tf.linalg.eigvals. Differs: the eigenvalues may stand in another order.
    """
    tensor, dtype = with_complex(tensor)
    return execute(Eig, tensor, compute_v=False, Tout=dtype)[0]


def with_complex(tensor):
    """The tensor, and the complex dtype with its precision."""
    (x,) = as_tensors(Eig, (tensor,))
    return x, complex64 if x.dtype in (float32, complex64) else complex128
