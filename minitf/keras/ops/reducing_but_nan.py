"""Functions of `keras.ops` that reduce axes and leave out what is NaN. Floor 7. Read `reducing.py` first."""

from ...ops.indexing.selection import where
from ...ops.reductions.reduction import reduce_all
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.identity import cast
from ..symbolic.function_call import on_symbols_too
from . import reducing
from .elementwise import sqrt
from .promotion import floats, numbers


def put_in(x, value):
    """x with a value in the place of NaN."""
    x = numbers(x)
    return where(x != x, value, x) if x.dtype.is_floating else x


def count_of(x, axis):
    """How many elements are not NaN, with the axes kept."""
    return reduce_sum(cast(x == x, x.dtype), axis, True)


@on_symbols_too
def nansum(x, axis=None, keepdims=False):
    """The sum."""
    return reducing.sum_(put_in(x, 0), axis, keepdims)


@on_symbols_too
def nanprod(x, axis=None, keepdims=False):
    """The product."""
    return reducing.prod(put_in(x, 1), axis, keepdims)


@on_symbols_too
def nancumsum(x, axis=None, dtype=None):
    """The sums of the first elements."""
    return reducing.cumsum(put_in(x, 0), axis, dtype)


@on_symbols_too
def nancumprod(x, axis=None, dtype=None):
    """The products of the first elements."""
    return reducing.cumprod(put_in(x, 1), axis, dtype)


@on_symbols_too
def nanmax(x, axis=None, keepdims=False):
    """The greatest; NaN where all are."""
    return _or_nan(x, reducing.max_(put_in(x, float("-inf")), axis, keepdims), axis, keepdims)


@on_symbols_too
def nanmin(x, axis=None, keepdims=False):
    """The least; NaN where all are."""
    return _or_nan(x, reducing.min_(put_in(x, float("inf")), axis, keepdims), axis, keepdims)


def _or_nan(x, y, axis, keepdims):
    x = numbers(x)
    return where(reduce_all(x != x, axis, keepdims), float("nan"), y) if x.dtype.is_floating else y


@on_symbols_too
def nanargmax(x, axis=None, keepdims=False):
    """The index of the greatest; -1 where all are NaN."""
    return _known(x, reducing.argmax(put_in(x, float("-inf")), axis, keepdims), axis, keepdims)


@on_symbols_too
def nanargmin(x, axis=None, keepdims=False):
    """The index of the least; -1 where all are NaN."""
    return _known(x, reducing.argmin(put_in(x, float("inf")), axis, keepdims), axis, keepdims)


def _known(x, place, axis, keepdims):
    x = numbers(x)
    return where(reduce_all(x != x, axis, keepdims), -1, place) if x.dtype.is_floating else place


@on_symbols_too
def nanmean(x, axis=None, keepdims=False):
    """The mean."""
    x = floats(x)
    total = nansum(x, axis, True) / count_of(x, axis)
    return total if keepdims else reduce_sum(total, axis)


@on_symbols_too
def nanvar(x, axis=None, keepdims=False):
    """The variance."""
    x = floats(x)
    distance = put_in(x - nanmean(x, axis, True), 0)
    spread = reduce_sum(distance * distance, axis, True) / count_of(x, axis)
    return spread if keepdims else reduce_sum(spread, axis)


@on_symbols_too
def nanstd(x, axis=None, keepdims=False):
    """The standard deviation."""
    return sqrt(nanvar(x, axis, keepdims))
