"""Diagonals of matrices: taking them out, making matrices of them, replacing them. Floor 2. Read next: `band.py`.

The diagonal k of a matrix runs from its left or upper edge to the right and down; k is 0 for the main one, positive
above it, negative below. Several diagonals are the rows of a matrix, the uppermost first; those that are shorter than
the longest stand at the left or at the right of their row, as `align` says. The three ops are each other's gradients.
"""

from __future__ import annotations

from ...backend.dtypes import NUMERIC, bool_
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...core.composite import dispatched
from ...core.convert import convert_to_tensor
from ...core.execute import as_tensors, execute
from ...core.op import Op
from ..axes import as_axes, as_int
from ..reductions.reduction import reduce_sum
from ..shapes.creation import zeros_like
from .diagonal_places import (
    longest,
    matrix_dims,
    matrix_size,
    require_number,
    rows_of,
    split_diagonals,
    write_diagonals,
)

ALIGNMENTS = ("RIGHT_LEFT", "LEFT_RIGHT", "LEFT_LEFT", "RIGHT_RIGHT")  # of the diagonals above, then of those below
HELD = NUMERIC | {bool_}


class MatrixDiagPartV3(Op):
    """Diagonals k[0] ... k[1] of every matrix.   input: any [..., M, N]  ->  [..., K, L], or [..., L] where K is 1."""

    types = ("T", "T")
    T = HELD

    def infer(input, padding_value, *, k, align):
        if input.dims is None:
            return input
        require_number(padding_value)
        *batch, rows, columns = matrix_dims(input)
        return input.with_dims((*batch, *(k[1] - k[0] + 1,) * (k[0] < k[1]), longest(rows, columns, *k)))

    def kernel(xp, input, padding_value, *, k, align):
        if k[0] == k[1]:
            return xp.diagonal(input, k[0], -2, -1)
        *batch, rows, columns = input.shape
        y = xp.empty((*batch, k[1] - k[0] + 1, longest(rows, columns, *k)), input.dtype)
        y[...] = padding_value
        for row, d, place in rows_of(y.shape[-1], rows, columns, k, align):
            y[..., row, place] = xp.diagonal(input, d, -2, -1)
        return y

    def gradient(call, dy):
        x = call.inputs[0]
        *_, rows, columns = x._shape_tuple()
        if None in (rows, columns):
            return [execute(MatrixSetDiagV3, zeros_like(x), dy, **call.attrs), None]
        return [execute(MatrixDiagV3, dy, zero(dy), num_rows=rows, num_cols=columns, **call.attrs), None]


class MatrixDiagV3(Op):
    """Matrices with these diagonals.   diagonal: any [..., K, L] or [..., L]  ->  y: [..., M, N]."""

    types = ("T", "T")
    T = HELD

    def infer(diagonal, padding_value, *, num_rows, num_cols, k, align):
        if diagonal.dims is None:
            return diagonal
        require_number(padding_value)
        batch, length = split_diagonals(diagonal, k)
        return diagonal.with_dims((*batch, *matrix_size(length, num_rows, num_cols, k)))

    def kernel(xp, diagonal, padding_value, *, num_rows, num_cols, k, align):
        length = diagonal.shape[-1]
        rows, columns = matrix_size(length, num_rows, num_cols, k)
        batch = diagonal.shape[:-1] if k[0] == k[1] else diagonal.shape[:-2]
        y = xp.empty((*batch, rows, columns), diagonal.dtype)
        y[...] = padding_value
        write_diagonals(y, diagonal, k, align)
        return y

    def gradient(call, dy):
        return [diagonals_of(dy, call.attrs["k"], call.attrs["align"]), None]


class MatrixSetDiagV3(Op):
    """Matrices with other diagonals.   input: any [..., M, N], diagonal: [..., K, L] or [..., L]  ->  y: as input."""

    T = HELD

    def infer(input, diagonal, *, k, align):
        if input.dims is None or diagonal.dims is None:
            return input
        *batch, rows, columns = matrix_dims(input)
        expected = (*batch, *(k[1] - k[0] + 1,) * (k[0] < k[1]), longest(rows, columns, *k))
        if len(expected) != diagonal.rank or any(
                None not in (n, m) and n != m for n, m in zip(expected, diagonal.dims)):
            raise RuleError(f"diagonal must have the shape {list(expected)} for k = {k}")
        return input

    def kernel(xp, input, diagonal, *, k, align):
        y = xp.array(input, order="C")
        write_diagonals(y, diagonal, k, align)
        return y

    def gradient(call, dy):
        k, align = call.attrs["k"], call.attrs["align"]
        ddiagonal = diagonals_of(dy, k, align)
        dinput = execute(MatrixSetDiagV3, dy, zeros_like(ddiagonal), k=k, align=align) if call.needs[0] else None
        return [dinput, ddiagonal]


# --- the functions ----------------------------------------------------------------------------------------------
def zero(x):
    """0 in the dtype of x."""
    return convert_to_tensor(0, x.dtype)


def as_range(k, where):
    """(lowest, highest) diagonal from a number or one or two of them."""
    k = as_axes(k, "k")
    if len(k) not in (1, 2) or k[0] > k[-1]:
        rule = "it must be one diagonal, or the lowest and the highest"
        raise InvalidArgumentError(explain(where, f"k is {k}", rule, "Write (-1, 1) for the three in the middle"))
    return k[0], k[-1]


def checked_align(align, where):
    """`align`, which must be one of the four there are; else InvalidArgumentError."""
    if align not in ALIGNMENTS:
        raise InvalidArgumentError(explain(where, f"align is {align!r}", f"it must be one of {', '.join(ALIGNMENTS)}"))
    return align


def diagonals_of(x, k, align):
    """The diagonals of x, packed, with zeros beside them."""
    return execute(MatrixDiagPartV3, x, zero(x), k=k, align=align)


def with_padding(op, x, padding_value):
    """The two as tensors of one dtype. The usual padding, 0, is False among bools."""
    if getattr(x, "dtype", None) == bool_ and isinstance(padding_value, int):
        padding_value = bool(padding_value)
    return as_tensors(op, (x, padding_value))


@dispatched
def diag_part(input, name="diag_part", k=0, padding_value=0, align="RIGHT_LEFT"):
    """The diagonal of every matrix, or several.

    input: any but text [..., M, N].
    k: the diagonal, in [1 - M, N - 1]; or the lowest and the highest of several, which come packed in rows.
    padding_value: what stands beside the diagonals that are shorter than the longest.
    align: 'RIGHT_LEFT': the diagonals above the main one stand at the right of their row, those below at the left; also
        'LEFT_RIGHT', 'LEFT_LEFT', 'RIGHT_RIGHT'.
    Returns: [..., L] for one diagonal, [..., K, L] for K of them, the uppermost first.

        >>> import minitf as tf
        >>> tf.linalg.diag_part([[1, 2, 3], [4, 5, 6]], k=(-1, 1)).numpy()
        array([[2, 6],
               [1, 5],
               [4, 0]], dtype=int32)

    Raises: InvalidArgumentError for a diagonal that the matrix has not.
    Source: tf.linalg.diag_part.
    """
    x, padding = with_padding(MatrixDiagPartV3, input, padding_value)
    return execute(MatrixDiagPartV3, x, padding, k=as_range(k, "diag_part"), align=checked_align(align, "diag_part"))


def diag(diagonal, name="diag", k=0, num_rows=-1, num_cols=-1, padding_value=0, align="RIGHT_LEFT"):
    """Matrices with the given diagonals.

    diagonal: any but text [..., L], or [..., K, L] for K diagonals, the uppermost first.
    k: the diagonal, or the lowest and the highest of several.
    num_rows, num_cols: the size of a matrix; -1 for the smallest that holds the diagonals, square where both are.
    padding_value: what stands elsewhere.
    align: where the shorter of several diagonals stand in their row; see `diag_part`.
    Returns: [..., num_rows, num_cols].

        >>> import minitf as tf
        >>> tf.linalg.diag([1, 2], k=1).numpy()
        array([[0, 1, 0],
               [0, 0, 2],
               [0, 0, 0]], dtype=int32)

    Raises: InvalidArgumentError where the diagonals do not fit the size.
    Source: tf.linalg.diag.
    """
    diagonal, padding = with_padding(MatrixDiagV3, diagonal, padding_value)
    return execute(MatrixDiagV3, diagonal, padding, num_rows=as_int(num_rows, "num_rows"),
                   num_cols=as_int(num_cols, "num_cols"), k=as_range(k, "diag"), align=checked_align(align, "diag"))


def set_diag(input, diagonal, name="set_diag", k=0, align="RIGHT_LEFT"):
    """Matrices with other diagonals.

    input: any but text [..., M, N].
    diagonal: of its dtype, [..., L] for one diagonal, or [..., K, L] for K, the uppermost first.
    k: the diagonal, or the lowest and the highest of several.
    align: where the shorter of several diagonals stand in their row; see `diag_part`.

        >>> import minitf as tf
        >>> tf.linalg.set_diag([[1, 2], [3, 4]], [0, 9]).numpy()
        array([[0, 2],
               [3, 9]], dtype=int32)

    Raises: InvalidArgumentError where the diagonals do not fit the matrix.
    Source: tf.linalg.set_diag.
    """
    return execute(MatrixSetDiagV3, input, diagonal, k=as_range(k, "set_diag"), align=checked_align(align, "set_diag"))


@dispatched
def trace(x, name=None):
    """The sum of the main diagonal of every matrix.

    x: numeric [..., M, N].
    Returns: [...].

        >>> import minitf as tf
        >>> tf.linalg.trace([[1, 2], [3, 4]]).numpy()
        np.int32(5)

    Raises: InvalidArgumentError where `x` has fewer than 2 axes.
    Source: tf.linalg.trace.
    """
    return reduce_sum(diag_part(x), -1)
