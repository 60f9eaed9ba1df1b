"""Functions of `keras.ops` on matrices: products, norms, decompositions. Floor 7.

x: [..., M, N] where nothing else is said.
"""

from ...backend.errors import InvalidArgumentError, explain
from ...ops.debugging.numerics import check_numerics
from ...ops.elementwise.arithmetic import square
from ...ops.elementwise.magnitude import abs_
from ...ops.elementwise.powers import pow_, sqrt
from ...ops.indexing.gather import gather
from ...ops.linalg import (
    cholesky as choleskys,
)
from ...ops.linalg import (
    contraction,
    determinant,
    eigen,
    inverse,
    least_squares,
    lu,
    triangular,
)
from ...ops.linalg import (
    cross as crosses,
)
from ...ops.linalg import (
    einsum as einsums,
)
from ...ops.linalg import (
    qr as qrs,
)
from ...ops.linalg import (
    svd as svds,
)
from ...ops.linalg.matmul import matmul
from ...ops.reductions import sorting
from ...ops.reductions.reduction import reduce_max, reduce_min
from ...ops.shapes import creation, layout, sequences
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.identity import cast
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from .promotion import alike, floats
from .reshaping import moveaxis, swapaxes


# --- products ---------------------------------------------------------------------------------------------------------
@on_symbols_too
def einsum(subscripts, *operands, **kwargs):
    """Products and sums over the axes that an equation names: einsum("ij,jk->ik", x, y)."""
    return einsums.einsum(subscripts, *alike(*operands))


@on_symbols_too
def dot(x1, x2):
    """The product over the last axis of x1 and the last but one of x2."""
    x1, x2 = alike(x1, x2)
    if 0 in (x1.shape.rank, x2.shape.rank):
        return x1 * x2
    return contraction.tensordot(x1, x2, [[-1], [-1 if x2.shape.rank == 1 else x2.shape.rank - 2]])


@on_symbols_too
def inner(x1, x2):
    """The product over the last axes."""
    x1, x2 = alike(x1, x2)
    return x1 * x2 if 0 in (x1.shape.rank, x2.shape.rank) else contraction.tensordot(x1, x2, [[-1], [-1]])


@on_symbols_too
def vdot(x1, x2):
    """The sum of all products."""
    x1, x2 = alike(x1, x2)
    return reduce_sum(layout.reshape(x1, [-1]) * layout.reshape(x2, [-1]))


@on_symbols_too
def outer(x1, x2):
    """All products of an element of x1 and one of x2.   -> [size of x1, size of x2]."""
    x1, x2 = alike(x1, x2)
    return layout.reshape(x1, [-1, 1]) * layout.reshape(x2, [1, -1])


@on_symbols_too
def kron(x1, x2):
    """x2 once for each element of x1, times it.   [M, N], [P, Q]  ->  [M P, N Q]."""
    x1, x2 = alike(x1, x2)
    blocks = contraction.tensordot(x1, x2, 0)
    (m, n), (p, q) = layout.known_sizes("kron", x1), layout.known_sizes("kron", x2)
    return layout.reshape(layout.transpose(blocks, [0, 2, 1, 3]), [m * p, n * q])


@on_symbols_too
def tensordot(x1, x2, axes=2):
    """The product over so many last and first axes, or over the axes of two lists."""
    return contraction.tensordot(*alike(x1, x2), axes)


@on_symbols_too
def cross(x1, x2, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """The vector at right angles to two vectors of three numbers."""
    x1, x2 = alike(x1, x2)
    axisa, axisb, axisc = (axisa, axisb, axisc) if axis is None else (axis, axis, axis)
    return moveaxis(crosses.cross(moveaxis(x1, axisa, -1), moveaxis(x2, axisb, -1)), -1, axisc)


@on_symbols_too
def correlate(x1, x2, mode="valid"):
    """The products of x1 with x2 shifted by every distance.   [N], [M].  mode: "valid", "same" or "full"."""
    x1, x2 = alike(x1, x2, floating=True)
    n, m = x1.shape[0], x2.shape[0]
    places = sequences.range_(n + m - 1)[:, None] - (m - 1) + sequences.range_(m)
    inside = cast((places >= 0) & (places < n), x1.dtype)
    full = reduce_sum(gather(x1, places * cast(inside, places.dtype)) * inside * x2, -1)
    start, length = {"full": (0, n + m - 1), "valid": (min(n, m) - 1, max(n, m) - min(n, m) + 1),
                     "same": ((min(n, m) - 1) // 2, max(n, m))}[mode]
    return full[start:start + length]


@on_symbols_too
def corrcoef(x):
    """How much each two rows go together, from -1 to 1.   [M, N]  ->  [M, M]."""
    x = floats(x)
    x = x - reduce_sum(x, -1, True) / cast(layout.shape(x)[-1], x.dtype)
    length = sqrt(reduce_sum(square(x), -1, True))
    return matmul(x / length, x / length, transpose_b=True)


@on_symbols_too
def vander(x, N=None, increasing=False):
    """The powers of each element as a row.   [M]  ->  [M, N]."""
    x = as_tensor(x)
    powers = sequences.range_(x.shape[0] if N is None else N)
    return pow_(x[:, None], cast(powers if increasing else powers[::-1], x.dtype))


# --- numbers of a matrix ----------------------------------------------------------------------------------------------
@on_symbols_too
def det(x):
    """The determinant."""
    return determinant.det(floats(x))


@on_symbols_too
def slogdet(x):
    """(the sign of the determinant, ln of its magnitude)."""
    return tuple(determinant.slogdet(floats(x)))


@on_symbols_too
def logdet(x):
    """ln of the determinant of a positive definite matrix."""
    return determinant.logdet(floats(x))


@on_symbols_too
def matrix_rank(x, tol=None):
    """How many singular values are greater than `tol`."""
    return least_squares.matrix_rank(floats(x), tol)


@on_symbols_too
def norm(x, ord=None, axis=None, keepdims=False):
    """The length of vectors or the norm of matrices.

    axis: an int for vectors, a pair for matrices; None for all axes.
    ord: None for the root of the sum of squares. Of vectors: a number, inf, -inf, 0. Of matrices: "fro", "nuc", 1, -1,
        2, -2, inf, -inf.
    Raises: ValueError for another order, or more than two axes with one.
    """
    x = floats(x)
    rank = x.shape.rank
    axes = tuple(range(rank)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
    if len(axes) == 1 and not isinstance(ord, str):
        return vector_norm(x, 2 if ord is None else ord, axes[0], keepdims)
    if len(axes) == 2 and ord in (None, "fro", "nuc", 1, -1, 2, -2, float("inf"), float("-inf")):
        return matrix_norm(x, ord, [a % rank for a in axes], keepdims)
    raise ValueError(explain("norm", f"ord={ord!r}, axis={axis}", "there is no such norm"))


@on_symbols_too
def cdist(x, y):
    """The distance of each row of x from each of y.   [..., M, D], [..., N, D]  ->  [..., M, N].

    Raises: ValueError where one has less than two axes, or the rows differ in length.
    """
    x, y = alike(x, y, floating=True)
    if min(x.shape.rank, y.shape.rank) < 2 or x.shape[-1] != y.shape[-1]:
        raise ValueError(explain("cdist", f"x is {x.shape}, y is {y.shape}", "both must be rows of the same length"))
    return sqrt(reduce_sum(square(x[..., :, None, :] - y[..., None, :, :]), -1))


def vector_norm(x, order, axis, keepdims):
    """The norm along one axis."""
    if order in (float("inf"), float("-inf")):
        return (reduce_max if order > 0 else reduce_min)(abs_(x), axis, keepdims)
    if order == 0:
        return reduce_sum(cast(x != 0, x.dtype), axis, keepdims)
    if order == 2:
        return sqrt(reduce_sum(square(x), axis, keepdims))
    return pow_(reduce_sum(pow_(abs_(x), float(order)), axis, keepdims), 1 / order)


def matrix_norm(x, order, axes, keepdims):
    """The norm of matrices in two axes."""
    if order in (None, "fro"):
        return sqrt(reduce_sum(square(x), axes, keepdims))
    x = moveaxis(x, axes, (-2, -1))
    if order in (2, -2, "nuc"):
        values = svds.svd(x, compute_uv=False)
        found = {2: reduce_max, -2: reduce_min, "nuc": reduce_sum}[order](values, -1)
    else:
        sums = reduce_sum(abs_(x), -2 if order in (1, -1) else -1)
        found = (reduce_max if order > 0 else reduce_min)(sums, -1)
    for axis in sorted(axes) if keepdims else ():
        found = layout.expand_dims(found, axis)
    return found


# --- decompositions ---------------------------------------------------------------------------------------------------
@on_symbols_too
def cholesky(x, upper=False):
    """The triangle L with x = L L^T; upper: L^T.  Raises: ValueError where there is none."""
    try:
        found = check_numerics(choleskys.cholesky(floats(x)), "Cholesky")
    except InvalidArgumentError as error:
        raise ValueError(explain("cholesky", str(error), "the matrix must be positive definite")) from error
    return swapaxes(found, -2, -1) if upper else found


@on_symbols_too
def cholesky_inverse(x, upper=False):
    """The inverse of L L^T, from L."""
    x = floats(x)
    found = triangular.triangular_solve(x, creation.eye(x.shape[-1], dtype=x.dtype), lower=not upper)
    return matmul(found, found, transpose_a=not upper, transpose_b=upper)


@on_symbols_too
def qr(x, mode="reduced"):
    """(Q, R) with x = Q R.  mode: "reduced" or "complete".  Raises: ValueError for another."""
    if mode not in ("reduced", "complete"):
        raise ValueError(explain("qr", f"mode is {mode!r}", "it must be 'reduced' or 'complete'"))
    return tuple(qrs.qr(floats(x), mode == "complete"))


@on_symbols_too
def svd(x, full_matrices=True, compute_uv=True):
    """(U, s, V^T) with x = U diag(s) V^T; s alone without `compute_uv`."""
    x = floats(x)
    if not compute_uv:
        return svds.svd(x, compute_uv=False)
    s, u, v = svds.svd(x, full_matrices)
    return u, s, swapaxes(v, -2, -1)


@on_symbols_too
def eig(x):
    """(eigenvalues, eigenvectors in columns), complex."""
    return tuple(eigen.eig(floats(x)))


@on_symbols_too
def eigh(x):
    """(eigenvalues, eigenvectors in columns) of a symmetric matrix."""
    return tuple(eigen.eigh(floats(x)))


@on_symbols_too
def lu_factor(x):
    """(L and U in one matrix, which row stands where)."""
    factors, order = lu.lu(floats(x))
    return factors, invert_permutation(order)


def invert_permutation(order):
    """Where each row went.   [N]  ->  [N]."""
    return sorting.argsort(order, stable=True)


# --- equations --------------------------------------------------------------------------------------------------------
@on_symbols_too
def inv(x):
    """The inverse."""
    return inverse.inv(floats(x))


@on_symbols_too
def pinv(x, rcond=None):
    """The inverse in the sense of least squares."""
    return least_squares.pinv(floats(x), rcond)


@on_symbols_too
def solve(a, b):
    """x with a x = b.   a: [..., N, N], b: [..., N, K] or [..., N]."""
    return _solved(inverse.solve, *alike(a, b, floating=True))


@on_symbols_too
def solve_triangular(a, b, lower=False):
    """`solve`, where only one triangle of `a` counts."""
    return _solved(lambda a, b: triangular.triangular_solve(a, b, lower=lower), *alike(a, b, floating=True))


def _solved(function, a, b):
    return function(a, b) if b.shape.rank == a.shape.rank else function(a, b[..., None])[..., 0]


@on_symbols_too
def lstsq(a, b, rcond=None):
    """x for which a x is nearest to b.   a: [M, N], b: [M, K] or [M]."""
    a, b = alike(a, b, floating=True)
    if rcond is None:
        rcond = max(a.shape) * (1.1920929e-07 if a.dtype.size == 4 else 2.220446049250313e-16)
    return _solved(lambda a, b: matmul(least_squares.pinv(a, rcond), b), a, b)
