"""Medians and quantiles of `keras.ops`: numbers below which a fraction of the elements lies. Floor 7.

q: in [0, 1]; of shape [Q] to ask for several, which then come first in the result. axis, keepdims: as in `reducing.py`.
method: what to do between two elements: "linear", "lower", "higher", "midpoint" or "nearest".
"""

from ...backend.errors import explain
from ...ops.elementwise.rounding import ceil, floor, round_
from ...ops.indexing.gather import gather
from ...ops.indexing.selection import where
from ...ops.reductions.reduction import reduce_any
from ...ops.reductions.sorting import sort
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.creation import zeros_like
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import expand_dims, reshape, shape, transpose
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from .promotion import floats

METHODS = {
    "linear": lambda low, high, part: low + (high - low) * part,
    "lower": lambda low, high, part: low,
    "higher": lambda low, high, part: high,
    "midpoint": lambda low, high, part: (low + high) / 2,
    "nearest": lambda low, high, part: where(round_(part) > 0, high, low),
}


@on_symbols_too
def quantile(x, q, axis=None, method="linear", keepdims=False):
    """The quantiles; NaN where one of the elements is NaN."""
    rows, finish = in_rows(floats(x), axis, keepdims)
    counts = zeros_like(rows[..., :1]) + cast(shape(rows)[-1], rows.dtype)
    found = quantiles_of(rows, counts, q, method)
    return finish(where(reduce_any(rows != rows, -1, True), found * float("nan"), found), q)


@on_symbols_too
def nanquantile(x, q, axis=None, method="linear", keepdims=False):
    """The quantiles of the elements that are not NaN."""
    rows, finish = in_rows(floats(x), axis, keepdims)
    known = rows == rows
    counts = reduce_sum(cast(known, rows.dtype), -1, True)
    found = quantiles_of(where(known, rows, float("inf")), counts, q, method)
    return finish(where(counts > 0, found, float("nan")), q)


@on_symbols_too
def median(x, axis=None, keepdims=False):
    """The element in the middle, or the mean of the two."""
    return quantile(x, 0.5, axis, "linear", keepdims)


@on_symbols_too
def nanmedian(x, axis=None, keepdims=False):
    """The median of the elements that are not NaN."""
    return nanquantile(x, 0.5, axis, "linear", keepdims)


@on_symbols_too
def percentile(x, q, axis=None, method="linear", keepdims=False):
    """`quantile`, with q from 0 to 100."""
    return quantile(x, floats(q) / 100, axis, method, keepdims)


@on_symbols_too
def nanpercentile(x, q, axis=None, method="linear", keepdims=False):
    """`nanquantile`, with q from 0 to 100."""
    return nanquantile(x, floats(q) / 100, axis, method, keepdims)


def quantiles_of(rows, counts, q, method):
    """rows: [..., N], of which the `counts` [..., 1] least are looked at  ->  [..., Q].  Raises: ValueError."""
    if method not in METHODS:
        raise ValueError(explain("quantile", f"method is {method!r}", f"it must be one of {list(METHODS)}"))
    place = where(counts > 0, counts - 1, counts) * reshape(as_tensor(q, rows.dtype), [-1])
    ordered, below = sort(where(rows == rows, rows, float("inf")), -1), floor(place)
    low, high = (gather(ordered, cast(at, "int32"), batch_dims=rows.shape.rank - 1) for at in (below, ceil(place)))
    return METHODS[method](low, high, place - below)


def in_rows(x, axis, keepdims):
    """The axes in one last axis, and a function that brings quantiles [..., Q] into the shape of a result."""
    rank = x.shape.rank
    axes = range(rank) if axis is None else [axis] if isinstance(axis, int) else axis
    axes = sorted(a % rank for a in axes)
    rest = [a for a in range(rank) if a not in axes]
    sizes = [shape(x)[a] for a in rest]
    rows = reshape(transpose(x, [*rest, *axes]), [*sizes, -1])

    def finish(found, q):
        found = transpose(found, [len(rest), *range(len(rest))])
        if as_tensor(q).shape.rank == 0:
            found = found[0]
        for a in axes if keepdims else ():
            found = expand_dims(found, a + as_tensor(q).shape.rank)
        return found

    return rows, finish
