"""Where values belong in sorted rows: searchsorted. Floor 2. Read `sorting.py` first."""

from __future__ import annotations

from ...backend.dtypes import INDEX, REAL, as_dtype, int32
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import as_choice
from ..shapes.layout import reshape, sizes_of

LONG_ROW = 16  # values, for which a call of NumPy's own search pays
LONG_SEARCH = 1 << 14  # values; searching in order, each step finds in the cache what the one before has read


def bounds(sorted_inputs, values, *, out_type):
    """The shape rule of both ops: a place for each value."""
    if sorted_inputs.rank not in (2, None) or values.rank not in (2, None):
        raise RuleError("sorted_inputs and values must be matrices")
    if not may_equal(sorted_inputs.dims and sorted_inputs.dims[:1], values.dims and values.dims[:1]):
        raise RuleError("sorted_inputs and values must have the same number of rows")
    return Spec(values.dims, out_type)


def search(xp, rows, values, side):
    """For each value the number of elements of its row that come before it: one search after the other in long rows.

    In many rows of few values, all binary searches go on at once.
    """
    if len(rows) == 1 or values.shape[1] >= LONG_ROW:
        found = xp.empty(values.shape, xp.int64)
        for row, wanted, places in zip(rows, values, found):
            order = xp.argsort(wanted) if len(wanted) >= LONG_SEARCH else slice(None)
            places[order] = xp.searchsorted(row, wanted[order], side=side)
        return found
    low, high = xp.zeros(values.shape, xp.int64), xp.full(values.shape, rows.shape[1])
    for _ in range(rows.shape[1].bit_length()):
        middle = (low + high) // 2
        there = xp.take_along_axis(rows, xp.minimum(middle, rows.shape[1] - 1), 1)
        before = (there < values if side == "left" else there <= values) & (low < high)
        low, high = xp.where(before, middle + 1, low), xp.where(before, high, middle)
    return low


class LowerBound(Op):
    """How many elements of a row are less than a value.   sorted_inputs: real [R, N], values: [R, M]  ->  [R, M]."""

    T = REAL

    infer = bounds

    def kernel(xp, sorted_inputs, values, *, out_type):
        return search(xp, sorted_inputs, values, "left").astype(out_type.np)

    gradient = no_gradient


class UpperBound(Op):
    """How many are less than a value or equal to it.   sorted_inputs: real [R, N], values: [R, M]  ->  int [R, M]."""

    T = REAL

    infer = bounds

    def kernel(xp, sorted_inputs, values, *, out_type):
        return search(xp, sorted_inputs, values, "right").astype(out_type.np)

    gradient = no_gradient


def searchsorted(sorted_sequence, values, side="left", out_type=int32, name=None):
    """Where each value could be inserted so that its row stays sorted.

    sorted_sequence: real [..., N], each row sorted.
    values: real [..., M], in the same leading axes.
    side: among equals, insert in front ("left") or behind ("right").
    out_type: tf.int32 or tf.int64.
    Returns: [..., M], in [0, N].

        >>> import minitf as tf
        >>> tf.searchsorted([1., 3., 5.], [0., 3., 9.]).numpy()
        array([0, 1, 3], dtype=int32)

    Raises: ValueError for another side; InvalidArgumentError where the leading axes differ, or for other dtypes.
    Source: tf.searchsorted.
    """
    op = LowerBound if as_choice(side, ("left", "right"), "searchsorted", "side") == "left" else UpperBound
    out_type = as_dtype(out_type)
    rows, values = convert_to_tensor(sorted_sequence), convert_to_tensor(values)
    if out_type not in INDEX or not (rows.ndim and values.ndim):
        received = f"shapes {rows.shape} and {values.shape}, out_type {out_type.name}"
        raise InvalidArgumentError(explain("searchsorted", received, "both must have an axis, and out_type must be "
                                           "int32 or int64"))
    n, m = sizes_of(rows)[-1], sizes_of(values)[-1]
    rows_2d = reshape(rows, [_rows(rows), n])
    return reshape(execute(op, rows_2d, reshape(values, [_rows(values), m]), out_type=out_type), sizes_of(values))


def _rows(x):
    count = 1
    for n in sizes_of(x)[:-1]:
        count *= n
    return count
