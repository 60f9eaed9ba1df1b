"""Sums, means, extremes and orders along axes. Floor 2. Read `arrays.py` first.

Sums and products of small integers are int64; means and deviations of integers are floats.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import as_dtype, bool_, int32
from ...backend.errors import explain
from ..elementwise import arithmetic
from ..indexing.selection import where
from ..linalg.contraction import tensordot
from ..reductions import argmax as places
from ..reductions import cumulative, reduction, sorting, statistics
from ..shapes import broadcasting
from ..shapes.identity import cast
from ..shapes.layout import reshape, shape
from ..shapes.layout import size as count
from . import elementwise, promotion
from .arrays import array, as_bool, asarray, floating


def all_(a, axis=None, keepdims=None):
    """Whether all elements along the axes are something other than 0.   Source: np.all."""
    return reduction.reduce_all(as_bool(a), axis, bool(keepdims))


def any_(a, axis=None, keepdims=None):
    """Whether any element along the axes is something other than 0.   Source: np.any."""
    return reduction.reduce_any(as_bool(a), axis, bool(keepdims))


def widened(a, dtype):
    """`a` in the dtype asked for; with None, bools and small integers become int64 or uint64, so that sums fit.

    In the modes "safe" and "all", 32 bits are enough.
    """
    a = asarray(a, dtype)
    usual = promotion.result_type(0)
    if dtype is None and (a.dtype.is_integer or a.dtype == bool_) and a.dtype.size < usual.size:
        return cast(a, as_dtype(f"uint{8 * usual.size}" if a.dtype.is_unsigned else f"int{8 * usual.size}"))
    return a


def sum_(a, axis=None, dtype=None, keepdims=None):
    """The sum along the axes; for dtype bool, whether any.

        >>> import minitf as tf
        >>> tf.experimental.numpy.sum([[1, 2], [3, 4]], axis=0)
        <tf.Tensor: shape=(2,), dtype=int64, numpy=array([4, 6])>

    Source: np.sum.
    """
    a = widened(a, dtype)
    add = reduction.reduce_any if a.dtype == bool_ else broadcasting.reduce_sum
    return add(a, axis, bool(keepdims))


def prod(a, axis=None, dtype=None, keepdims=None):
    """The product along the axes; for dtype bool, whether all.   Source: np.prod."""
    a = widened(a, dtype)
    multiply = reduction.reduce_all if a.dtype == bool_ else reduction.reduce_prod
    return multiply(a, axis, bool(keepdims))


def mean(a, axis=None, dtype=None, out=None, keepdims=None):
    """The mean along the axes.   Raises: ValueError where out is given.   Source: np.mean."""
    promotion.refuse("mean", out is not None, "out")
    a = asarray(a, dtype)
    return reduction.reduce_mean(a if dtype else floating(a), axis, bool(keepdims))


def amax(a, axis=None, out=None, keepdims=None):
    """The largest along the axes.   Raises: ValueError where out is given.   Source: np.amax."""
    promotion.refuse("amax", out is not None, "out")
    a = asarray(a)
    return (reduction.reduce_any if a.dtype == bool_ else reduction.reduce_max)(a, axis, bool(keepdims))


def amin(a, axis=None, out=None, keepdims=None):
    """The smallest along the axes.   Raises: ValueError where out is given.   Source: np.amin."""
    promotion.refuse("amin", out is not None, "out")
    a = asarray(a)
    return (reduction.reduce_all if a.dtype == bool_ else reduction.reduce_min)(a, axis, bool(keepdims))


def max_(a, axis=None, keepdims=None):
    """The largest along the axes.   Source: np.max."""
    return amax(a, axis=axis, keepdims=keepdims)


def min_(a, axis=None, keepdims=None):
    """The smallest along the axes.   Source: np.min."""
    return amin(a, axis=axis, keepdims=keepdims)


def ptp(a, axis=None, keepdims=None):
    """The largest minus the smallest along the axes.   Source: np.ptp."""
    return amax(a, axis, keepdims=keepdims) - amin(a, axis, keepdims=keepdims)


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=None):
    """The mean square of the distance from the mean.

    ddof: how many fewer than the elements the sum of squares is divided by.

    Raises: ValueError where out is given.
    Source: np.var.
    """
    promotion.refuse("var", out is not None, "out")
    a = floating(asarray(a, promotion.result_type(asarray(a), dtype) if dtype else None))
    spread = statistics.reduce_variance(a, axis, bool(keepdims))
    if ddof:
        n = count(a) if axis is None else reduction.reduce_prod(asarray(shape(a))[axis])
        spread = spread * (cast(n, a.dtype) / cast(n - ddof, a.dtype))
    return cast(spread, promotion.result_type(dtype)) if dtype else spread


def std(a, axis=None, keepdims=None):
    """The square root of the variance.   Source: np.std."""
    return statistics.reduce_std(floating(a), axis, bool(keepdims))


def average(a, axis=None, weights=None, returned=False):
    """The mean of `a`, each element counted as its weight says.

    weights: of a's shape, or one for each place along `axis`; returned: whether to return (mean, sum of weights).

    Raises: ValueError where axis is not an integer.
    Source: np.average.
    """
    if axis is not None and not isinstance(axis, int):
        raise ValueError(explain("average", f"axis={axis!r}", "axis must be an integer"))
    a = floating(a)
    if weights is None:
        mean_ = reduction.reduce_mean(a, axis)
        total = cast(count(a) if axis is None else shape(a)[axis], a.dtype)
    else:
        dtype = promotion.result_type(a.dtype, asarray(weights))
        a, weights = array(a, dtype), array(weights, dtype)
        if axis is None or weights.shape.rank == a.shape.rank:
            total = broadcasting.reduce_sum(weights, axis)
            mean_ = broadcasting.reduce_sum(a * weights, axis) / total
        else:
            total = broadcasting.reduce_sum(weights)
            mean_ = tensordot(a, weights, [[axis], [0]]) / total
    return (mean_, broadcasting.broadcast_to(total, shape(mean_))) if returned else mean_


def nansum(a, axis=None, dtype=None, keepdims=False):
    """The sum along the axes of what is not nan.   Source: np.nansum."""
    a = asarray(a)
    return sum_(where(elementwise.isnan(a), cast(0, a.dtype), a), axis, dtype, keepdims)


def nanprod(a, axis=None, dtype=None, keepdims=False):
    """The product along the axes of what is not nan.   Source: np.nanprod."""
    a = asarray(a)
    return prod(where(elementwise.isnan(a), cast(1, a.dtype), a), axis, dtype, keepdims)


def nanmean(a, axis=None, dtype=None, keepdims=None):
    """The mean along the axes of what is not nan.   Source: np.nanmean."""
    a = asarray(a)
    if not promotion.is_inexact(a):
        return mean(a, axis, dtype, keepdims=keepdims)
    dtype = dtype or a.dtype
    there = cast(elementwise.logical_not(elementwise.isnan(a)), promotion.result_type(dtype))
    counted = sum_(there, axis, None, keepdims)
    return nansum(a, axis, dtype, keepdims) / counted


def along(scan, a, axis, dtype):
    """Running sums or products; without an axis, of all elements in order."""
    a = widened(a, dtype)
    return scan(reshape(a, [-1])) if axis is None else scan(a, axis)


def cumsum(a, axis=None, dtype=None):
    """Each element plus all before it along the axis.   Source: np.cumsum."""
    return along(cumulative.cumsum, a, axis, dtype)


def cumprod(a, axis=None, dtype=None):
    """Each element times all before it along the axis.   Source: np.cumprod."""
    return along(cumulative.cumprod, a, axis, dtype)


def count_nonzero(a, axis=None):
    """How many elements along the axes are not 0.   Source: np.count_nonzero."""
    return statistics.count_nonzero(asarray(a), axis)


def of_all_or_axis(find, a, axis):
    """A function of the elements along one axis; without an axis, of all of them."""
    a = asarray(a)
    return find(reshape(a, [-1]), 0) if axis is None or not a.shape.rank else find(a, axis)


def argmax(a, axis=None):
    """The place of the largest.   Source: np.argmax."""
    return of_all_or_axis(places.argmax, a, axis)


def argmin(a, axis=None):
    """The place of the smallest.   Source: np.argmin."""
    return of_all_or_axis(places.argmin, a, axis)


def sort(a, axis=-1, kind="quicksort", order=None):
    """The elements along the axis, smallest first.

    Raises: ValueError for another kind than quicksort, and where order is given.
    Source: np.sort.
    """
    promotion.refuse("sort", kind != "quicksort", "another kind")
    promotion.refuse("sort", order is not None, "order")
    return of_all_or_axis(sorting.sort, a, axis)


def argsort(a, axis=-1, kind="quicksort", order=None):
    """The places of the elements along the axis, smallest first; int64.

    kind: quicksort or stable; what is equal keeps its order with both.

    Raises: ValueError for another kind, and where order is given; TypeError for complex numbers.
    Source: np.argsort.
    """
    promotion.refuse("argsort", kind not in ("quicksort", "stable"), "another kind")
    promotion.refuse("argsort", order is not None, "order")
    a = asarray(a)
    if a.dtype.is_complex:
        raise TypeError(explain("argsort", f"dtype is {a.dtype.name}", "complex numbers have no order"))
    return cast(of_all_or_axis(sorting.argsort, reshape(a, [-1]) if not a.shape.rank else a, axis), as_dtype("int64"))


def diff(a, n=1, axis=-1):
    """Each element minus the one before it along the axis, n times over; of bools, whether they differ.

    Raises: ValueError where axis does not exist or n is below 0.
    Source: np.diff.
    """
    a = asarray(a)
    if n < 0 or not -a.shape.rank <= axis < a.shape.rank:
        raise ValueError(explain("diff", f"n={n}, axis={axis}", f"n is at least 0, and axis one of {a.shape.rank}"))
    later, earlier = ([slice(None)] * a.shape.rank for _ in range(2))
    later[axis], earlier[axis] = slice(1, None), slice(None, -1)
    for _ in range(n):
        x, y = a[tuple(later)], a[tuple(earlier)]
        a = x != y if a.dtype == bool_ else arithmetic.subtract(x, y)
    return a


def size(x, axis=None):
    """How many elements there are: a Python int where that is known.

    Raises: NotImplementedError where axis is given.
    Source: np.size.
    """
    if axis is not None:
        raise NotImplementedError(explain("size", f"axis={axis}", "the size along one axis is not built yet",
                                          "Use tnp.shape(x)[axis]"))
    x = asarray(x)
    return np.prod(x.shape.as_list(), dtype=int) if x.shape.is_fully_defined() else count(x, int32)
