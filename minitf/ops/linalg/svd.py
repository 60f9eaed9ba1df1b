"""Singular values: svd. Floor 2. Read `qr.py` first, `eigen.py` next.

A matrix turns a ball into an ellipsoid; the singular values are the lengths of its half axes.
"""

from __future__ import annotations

from contextlib import suppress

from numpy.linalg import LinAlgError

from ...backend.dtypes import COMPLEX
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag
from ..elementwise.arithmetic import square
from ..elementwise.complex_parts import imag, real
from ..elementwise.no_nan import divide_no_nan
from ..shapes.creation import ones_like, zeros_like
from ..shapes.identity import cast
from ..shapes.layout import expand_dims
from .diagonals import diag, diag_part
from .lapack import lapack
from .matmul import adjoint_view, product
from .square import SOLVABLE, matrices, matrix_sizes
from .transposes import adjoint


class Svd(Op):
    """a = u diag(s) v^H.   input: [..., M, N]  ->  s: [..., P], u: [..., M, P], v: [..., N, P], P the lesser of M, N.

    With full_matrices u is [..., M, M] and v [..., N, N]; without compute_uv both are [0].
    """

    T = SOLVABLE
    takes_none = True

    def infer(input, *, compute_uv, full_matrices):
        if input.dims is None:
            return input, input, input
        batch, rows, columns = matrices(input)
        inner = None if None in (rows, columns) else min(rows, columns)
        s = input.with_dims((*batch, inner))
        if not compute_uv:
            return s, input.with_dims((0,)), input.with_dims((0,))
        u, v = (rows, columns) if full_matrices else (inner, inner)
        return s, input.with_dims((*batch, rows, u)), input.with_dims((*batch, columns, v))

    def kernel(xp, input, *, compute_uv, full_matrices):
        if not compute_uv:
            (s,) = decomposed(xp, input, compute_uv=False)
            return s.astype(input.dtype), xp.empty(0, input.dtype), xp.empty(0, input.dtype)
        u, s, vh = decomposed(xp, input, full_matrices=full_matrices)
        return s.astype(input.dtype, copy=False), u, adjoint_view(xp, vh)

    def gradient(call, ds, du, dv):
        (x,), (s, u, v) = call.inputs, call.outputs
        if not call.attrs["compute_uv"]:
            if ds is None:
                return [None]
            s, u, v = execute(Svd, x, compute_uv=True, full_matrices=False)
            du = dv = None
        elif u.shape[-1] != v.shape[-1]:
            rule = "the columns of u or v beyond the singular values are no function of the input"
            raise NotImplementedError(explain("Svd", f"the input is {x.shape}", rule, "Leave full_matrices out"))
        return [input_gradient(s, u, v, ds, du, dv)]


def decomposed(xp, x, **options):
    """The arrays of NumPy's svd; full of NaNs for a matrix that it gives up on, because it holds NaNs or infinities."""
    try:
        return as_tuple(lapack(xp.linalg.svd, x, **options))
    except LinAlgError:
        parts = as_tuple(lapack(xp.linalg.svd, xp.zeros_like(x), **options))
        for part in parts:
            part[...] = xp.nan
    rows = [part.reshape(-1, *part.shape[x.ndim - 2:]) for part in parts]
    for i, matrix in enumerate(x.reshape(-1, *x.shape[-2:])):
        with suppress(LinAlgError):
            for row, found in zip(rows, as_tuple(lapack(xp.linalg.svd, matrix, **options))):
                row[i] = found
    return parts


def as_tuple(found):
    """One array as a tuple of one."""
    return found if isinstance(found, tuple) else (found,)


def input_gradient(s, u, v, ds, du, dv):
    """The gradient of a = u diag(s) v^H.

    Source: Townsend, Differentiating the singular value decomposition, 2016; for complex numbers Wan and Zhang,
    Automatic differentiation for complex valued SVD, 2019 (arXiv:1909.02659). Where two singular values are equal, the
    axes between them are free, and what would be divided by 0 is left out.
    """
    dtype, lengths = s.dtype, real(s)
    squares = square(lengths)
    apart = cast(inverse(expand_dims(squares, -2) - expand_dims(squares, -1)), dtype)
    s_row, inverse_row = expand_dims(s, -2), expand_dims(cast(inverse(lengths), dtype), -2)
    middle = diag(zeros_like(s) if ds is None else cast(real(ds), dtype))
    if du is not None:
        turned = apart * product(u, du, True)
        middle = middle + (turned + adjoint(turned)) * s_row
    if dv is not None:
        overlap = product(v, dv, True)
        turned = apart * overlap
        middle = middle + expand_dims(s, -1) * (turned + adjoint(turned))
        if dtype in COMPLEX:  # u and v share a phase, which is u's to choose
            phase = imag(diag_part(overlap)) * inverse(lengths)
            middle = middle + diag(cast(phase, dtype) * convert_to_tensor(-1j, dtype))
    left, right = product(u, middle), v
    dx = product(left, right, False, True)
    if du is not None and is_tall(u):
        dx = dx + product((du - product(u, product(u, du, True))) * inverse_row, v, False, True)
    if dv is not None and is_tall(v):
        dx = dx + product(u, (dv - product(v, product(v, dv, True))) * inverse_row, False, True)
    return dx


def is_tall(x) -> bool:
    """Whether matrices have more rows than columns."""
    rows, columns = matrix_sizes("Svd", x)
    return rows > columns


def inverse(x):
    """1 / x, and 0 where x is 0."""
    return divide_no_nan(ones_like(x), x)


def svd(tensor, full_matrices=False, compute_uv=True, name=None):
    """The singular values of every matrix, the greatest first, and the vectors that belong to them.

    tensor: float or complex [..., M, N].
    full_matrices: make u and v square.
    compute_uv: whether to compute the vectors; without them it is several times as fast.
    Returns: (s, u, v) with tensor = u diag(s) v^H; s is real [..., P], P the lesser of M and N, u [..., M, P] and
        v [..., N, P]. Only s without compute_uv.

        >>> import minitf as tf
        >>> s, u, v = tf.linalg.svd([[3., 0.], [4., 5.]])
        >>> (s ** 2).numpy().round(3)
        array([45.,  5.], dtype=float32)

    Raises: InvalidArgumentError where the input has fewer than 2 axes; NotImplementedError from the gradient with
    full_matrices where M and N differ.
    Source: tf.linalg.svd. Differs: a column of u and the same of v may both have the other sign (complex: another
    phase); TensorFlow has the gradient of full matrices where M and N differ by 1.
    """
    compute_uv, full_matrices = as_flag(compute_uv, "compute_uv"), as_flag(full_matrices, "full_matrices")
    s, u, v = execute(Svd, tensor, compute_uv=compute_uv, full_matrices=full_matrices)
    return (real(s), u, v) if compute_uv else real(s)
