"""Tensors made by a rule: ranges, grids, triangles and diagonals. Floor 2. Read `arrays.py` first."""

from __future__ import annotations

from ...backend.dtypes import as_dtype, bool_, float32
from ...backend.errors import explain
from ..elementwise import comparison, powers
from ..indexing.selection import where
from ..linalg.diagonals import diag as on_diagonal
from ..linalg.diagonals import diag_part
from ..shapes import creation, layout, sequences
from ..shapes.identity import cast
from . import elementwise, forms, promotion
from .arrays import array, asarray


def arange(start, stop=None, step=1, dtype=None):
    """start, start + step, ... below stop; with one argument, from 0 up to it.

        >>> import minitf as tf
        >>> tf.experimental.numpy.arange(3)
        <tf.Tensor: shape=(3,), dtype=int64, numpy=array([0, 1, 2])>

    Raises: ValueError where step is 0.
    Source: np.arange.
    """
    if not step:
        raise ValueError(explain("arange", "step=0", "step must not be 0"))
    start, stop = (0, start) if stop is None else (start, stop)
    dtype = promotion.result_type(dtype) if dtype else promotion.result_type(start, stop, step)
    if (stop - start) * step < 0:
        return array([], dtype)
    return cast(sequences.range_(start, stop, step, dtype if dtype.is_floating else None), dtype)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=float, axis=0):
    """`num` numbers from start to stop at equal distances, along a new axis.

    endpoint: whether stop is the last of them; retstep: whether to return (numbers, distance).

    Raises: ValueError where num is below 0.
    Source: np.linspace. As in TensorFlow, the dtype is that of start and stop as floats.
    """
    if num < 0:
        raise ValueError(explain("linspace", f"num={num}", "num is at least 0"))
    start, stop = array(start), array(stop)
    found = promotion.result_type(elementwise.floating(start), elementwise.floating(stop))
    start, stop = cast(start, found), cast(stop, found)
    parts = num - 1 if endpoint else num
    step = (stop - start) / parts if parts > 0 else cast(float("nan"), float32)
    last = stop if endpoint or num <= 1 else stop - step
    numbers = sequences.linspace(start, last, num, axis=axis) if num else creation.zeros([0], found)
    return (numbers, step) if retstep else numbers


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    """`base` to the powers that `linspace` gives.   Source: np.logspace."""
    exponents = linspace(start, stop, num, endpoint, axis=axis)
    return powers.pow_(cast(base, exponents.dtype), exponents)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    """`num` numbers from start to stop, each the same multiple of the one before.   Source: np.geomspace."""
    dtype = as_dtype(dtype) if dtype else promotion.result_type(start, stop, promotion.default_float())
    start, stop = cast(asarray(start), dtype), cast(asarray(stop), dtype)
    sign = where((start < 0) & (stop < 0), cast(-1, dtype), cast(1, dtype))
    numbers = logspace(elementwise.log10(sign * start), elementwise.log10(sign * stop), num, endpoint)
    return forms.moveaxis(sign * cast(numbers, dtype), 0, axis)


def meshgrid(*xi, **kwargs):
    """The coordinates of all points of a grid, one tensor for each axis.

    Raises: ValueError for sparse=True and copy=False.
    Source: np.meshgrid.
    """
    promotion.refuse("meshgrid", kwargs.get("sparse", False), "sparse=True")
    promotion.refuse("meshgrid", not kwargs.get("copy", True), "copy=False")
    return sequences.meshgrid(*map(asarray, xi), indexing=kwargs.get("indexing", "xy"))


def rows_minus_columns(n, m):
    """[n, m], int32: the row of each place minus its column; what diagonals and triangles are told apart by."""
    return layout.expand_dims(sequences.range_(n), 1) - sequences.range_(m)


def eye(N, M=None, k=0, dtype=float):
    """[N, M], ones on the diagonal k places right of the main one, and zeros.   Source: np.eye."""
    on = comparison.equal(rows_minus_columns(int(N), int(M or N)), -int(k))
    return cast(on, promotion.result_type(dtype) if dtype else float32)


def identity(n, dtype=float):
    """[n, n], ones on the diagonal and zeros.   Source: np.identity."""
    return eye(n, n, dtype=dtype)


def tri(N, M=None, k=0, dtype=None):
    """[N, M], ones on and below the diagonal k places right of the main one.   Source: np.tri."""
    below = rows_minus_columns(N, N if M is None else M) >= -k
    return cast(below, promotion.result_type(dtype) if dtype else promotion.default_float())


def tril(m, k=0):
    """What lies on and below the diagonal, and zeros.   Raises: ValueError below two axes.   Source: np.tril."""
    m = asarray(m)
    return where(triangle("tril", m, k), m, cast(0, m.dtype))


def triu(m, k=0):
    """What lies on and above the diagonal, and zeros.   Raises: ValueError below two axes.   Source: np.triu."""
    m = asarray(m)
    return where(triangle("triu", m, k - 1), cast(0, m.dtype), m)


def triangle(where_, m, k):
    """[rows, columns], bool: whether a place of the matrices m lies on or below the diagonal k."""
    if not m.shape.rank or m.shape.rank < 2:
        raise ValueError(explain(where_, f"shape is {m.shape}", "there must be two axes at least"))
    return tri(m.shape[-2], m.shape[-1], k, bool_)


def diag(v, k=0):
    """The vector v on a diagonal of a matrix; or a diagonal of the matrix v.

    k: how many places right of the main diagonal, below 0 left of it.

    Raises: ValueError where v has neither one axis nor two.
    Source: np.diag.
    """
    v = asarray(v)
    if v.shape.rank not in (1, 2):
        raise ValueError(explain("diag", f"shape is {v.shape}", "there must be one axis or two"))
    if v.shape.rank == 2:
        return diagonal(v, k)
    return creation.zeros([abs(k)] * 2, v.dtype) if v.shape[0] == 0 else on_diagonal(v, k=k)


def diagflat(v, k=0):
    """All elements of v on a diagonal of a matrix.   Source: np.diagflat."""
    return diag(forms.ravel(v), k)


def diagonal(a, offset=0, axis1=0, axis2=1):
    """The diagonals of the matrices in two axes, along a new last axis.   Source: np.diagonal."""
    a = forms.moveaxis(a, (axis1, axis2), (-2, -1))
    rows, columns = a.shape[-2], a.shape[-1]
    if rows is not None and columns is not None and not -rows < offset < columns:
        return creation.zeros([*a.shape[:-2], 0], a.dtype)
    return diag_part(a, k=offset)


def diag_indices(n, ndim=2):
    """The places on the main diagonal of an array of `ndim` axes: 0 to n - 1 for each.

    Raises: ValueError where one is below 0.
    Source: np.diag_indices.
    """
    if n < 0 or ndim < 0:
        raise ValueError(explain("diag_indices", f"n={n}, ndim={ndim}", "both are at least 0"))
    return (sequences.range_(n),) * ndim


def vander(x, N=None, increasing=False):
    """[len(x), N], the powers of each x: N - 1 down to 0, or up where `increasing`.

    Raises: ValueError where N is below 0 or x has not one axis.
    Source: np.vander.
    """
    x = asarray(x)
    if x.shape.rank != 1 or (N or 0) < 0:
        raise ValueError(explain("vander", f"x of shape {x.shape}, N={N}", "x has one axis, and N is at least 0"))
    n = x.shape[0] if N is None else N
    exponents = sequences.range_(n) if increasing else sequences.range_(n - 1, -1, -1)
    return powers.pow_(layout.expand_dims(x, -1), cast(exponents, x.dtype))
