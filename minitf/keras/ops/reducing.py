"""Functions of `keras.ops` that reduce axes. Floor 7. Read next: `quantiles.py`.

axis: an int, several, or None for all axes. keepdims: whether the axes stay, with size 1.
"""

from ...backend.dtypes import as_dtype, bool_
from ...ops.elementwise import arithmetic, comparison, extrema
from ...ops.reductions import argmax as places
from ...ops.reductions import cumulative, reduction, statistics
from ...ops.shapes import layout
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.creation import zeros_like
from ...ops.shapes.identity import cast
from ..standardize import standardize_dtype
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from .promotion import alike, floats, numbers

COUNTED_IN = {"bool": "int32", "int8": "int32", "int16": "int32", "uint8": "uint32", "uint16": "uint32"}


def wide(x, dtype=None):
    """x in the dtype in which sums and products of it are taken."""
    x = as_tensor(x)
    dtype = COUNTED_IN.get(x.dtype.name) if dtype is None else standardize_dtype(dtype)
    return x if dtype is None else cast(x, dtype)


def along(x, axis):
    """(x, axis); without an axis, the elements of x in a row, and its only axis."""
    x = as_tensor(x)
    return (layout.reshape(x, [-1]), 0) if axis is None else (x, axis)


@on_symbols_too
def sum_(x, axis=None, keepdims=False):
    """The sum."""
    return reduce_sum(wide(x), axis, keepdims)


@on_symbols_too
def prod(x, axis=None, keepdims=False, dtype=None):
    """The product."""
    return reduction.reduce_prod(wide(x, dtype), axis, keepdims)


@on_symbols_too
def mean(x, axis=None, keepdims=False):
    """The mean; of integers a float."""
    return reduction.reduce_mean(floats(x), axis, keepdims)


@on_symbols_too
def var(x, axis=None, keepdims=False):
    """The variance; of integers a float."""
    return statistics.reduce_variance(floats(x), axis, keepdims)


@on_symbols_too
def std(x, axis=None, keepdims=False):
    """The standard deviation; of integers a float."""
    return statistics.reduce_std(floats(x), axis, keepdims)


@on_symbols_too
def average(x, axis=None, weights=None):
    """The mean, in which each element counts as much as its weight.

    weights: of the shape of x, or one for each place of the axis; None for equal ones.
    """
    if weights is None:
        return mean(x, axis)
    x, weights = alike(x, weights, floating=True)
    if axis is not None and weights.shape.rank == 1 != x.shape.rank:
        sizes = [1] * x.shape.rank
        sizes[axis] = -1
        weights = layout.reshape(weights, sizes)
    weights = arithmetic.add(weights, zeros_like(x))
    return reduce_sum(x * weights, axis) / reduce_sum(weights, axis)


@on_symbols_too
def max_(x, axis=None, keepdims=False, initial=None):
    """The greatest, or `initial` where that is greater."""
    y = _extreme(reduction.reduce_max, x, axis, keepdims)
    return y if initial is None else extrema.maximum(y, as_tensor(initial, y.dtype))


@on_symbols_too
def min_(x, axis=None, keepdims=False, initial=None):
    """The least, or `initial` where that is less."""
    y = _extreme(reduction.reduce_min, x, axis, keepdims)
    return y if initial is None else extrema.minimum(y, as_tensor(initial, y.dtype))


def _extreme(reduce, x, axis, keepdims):
    x = as_tensor(x)
    return cast(reduce(cast(x, "int32"), axis, keepdims), bool_) if x.dtype.is_bool else reduce(x, axis, keepdims)


@on_symbols_too
def amax(x, axis=None, keepdims=False):
    """The same as `max`."""
    return max_(x, axis, keepdims)


@on_symbols_too
def amin(x, axis=None, keepdims=False):
    """The same as `min`."""
    return min_(x, axis, keepdims)


@on_symbols_too
def ptp(x, axis=None, keepdims=False):
    """The greatest less the least."""
    return max_(x, axis, keepdims) - min_(x, axis, keepdims)


@on_symbols_too
def all_(x, axis=None, keepdims=False):
    """Whether all elements are true."""
    return reduction.reduce_all(as_tensor(x, bool_), axis, keepdims)


@on_symbols_too
def count_nonzero(x, axis=None):
    """How many are not 0, int32."""
    return statistics.count_nonzero(as_tensor(x), axis, dtype=as_dtype("int32"))


@on_symbols_too
def logsumexp(x, axis=None, keepdims=False):
    """ln(sum(exp(x))), without overflow."""
    return statistics.reduce_logsumexp(floats(x), axis, keepdims)


@on_symbols_too
def argmax(x, axis=None, keepdims=False):
    """The index of the greatest along an axis, int32; without an axis, among all elements in a row."""
    return _place(places.argmax, x, axis, keepdims)


@on_symbols_too
def argmin(x, axis=None, keepdims=False):
    """The index of the least along an axis, int32; without an axis, among all elements in a row."""
    return _place(places.argmin, x, axis, keepdims)


def _place(find, x, axis, keepdims):
    rank = as_tensor(x).shape.rank
    x, along_axis = along(numbers(x), axis)
    y = find(x, along_axis, as_dtype("int32"))
    if not keepdims:
        return y
    return layout.expand_dims(y, along_axis) if axis is not None else layout.reshape(y, [1] * rank)


@on_symbols_too
def cumsum(x, axis=None, dtype=None):
    """The sums of the first elements along an axis; without an axis, of all elements in a row."""
    return cumulative.cumsum(*along(wide(x, dtype), axis))


@on_symbols_too
def cumprod(x, axis=None, dtype=None):
    """The products of the first elements along an axis; without an axis, of all elements in a row."""
    return cumulative.cumprod(*along(wide(x, dtype), axis))


@on_symbols_too
def diff(a, n=1, axis=-1):
    """The differences of neighbours along an axis, n times; of bools whether they differ."""
    a = as_tensor(a)
    before = (slice(None),) * (axis % a.shape.rank)
    for _ in range(n):
        later, earlier = a[(*before, slice(1, None))], a[(*before, slice(None, -1))]
        a = comparison.not_equal(later, earlier) if a.dtype.is_bool else later - earlier
    return a


@on_symbols_too
def trapezoid(y, x=None, dx=1.0, axis=-1):
    """The area under y, whose points stand at x, or `dx` apart: the mean of neighbours times their distance."""
    last = _axis_last(floats(y), axis)
    heights = (last[..., 1:] + last[..., :-1]) / 2
    if x is None:
        return reduce_sum(heights * dx, -1)
    at = floats(x)
    at = at if at.shape.rank == 1 else _axis_last(at, axis)
    return reduce_sum(heights * (at[..., 1:] - at[..., :-1]), -1)


def _axis_last(x, axis):
    order = list(range(x.shape.rank))
    order.append(order.pop(axis))
    return layout.transpose(x, order)
