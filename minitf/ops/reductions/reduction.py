"""Reductions: mean, max, min, prod, all, any over some axes. Floor 2. Read `shapes/broadcasting.py` first, for the sum.

The gradient of a reduction spreads what comes back over the elements that went in: equally for a mean, over the
largest ones for a max. Read next: `statistics.py`.
"""

from __future__ import annotations

from math import prod

import numpy as np

from ...backend.dtypes import BY_NUMPY, NUMERIC, REAL, bool_
from ...backend.shapes import normalize_axes
from ...core.composite import dispatched
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.tensor import is_tensor
from ..axes import as_axes, as_flag
from ..elementwise.comparison import equal
from ..shapes.broadcasting import reduce_sum, reduced_dims, spread_back, total, with_ones
from ..shapes.counts import as_factor
from ..shapes.identity import cast, conj
from ..shapes.layout import reshape, size, sizes_of, transpose
from .cumulative import cumprod


def reduced(input, *, axis, keep_dims):
    """The shape rule of a reduction: without the axes in `axis`, or with size 1 there."""
    return input.with_dims(reduced_dims(input, axis, keep_dims))


# --- mean -------------------------------------------------------------------------------------------------------
class Mean(Op):
    """The mean over some axes.   input: numeric [...]  ->  y: without those axes, or with size 1 there."""

    T = NUMERIC

    infer = reduced

    def kernel(xp, input, *, axis, keep_dims):
        y = total(xp, input, axis, keep_dims)
        if y.dtype.kind in "iu":
            return xp.sign(y) * (xp.abs(y) // max(elements_each(input, y), 1))  # rounded towards 0
        each = elements_each(input, y)
        return xp.divide(y, y.dtype.type(each or y.dtype.kind == "c"))  # the mean of no complex numbers is 0

    def gradient(call, dy):
        return [spread_back(dy / reduced_size(call, dy.dtype), call)]


def elements_each(x, y) -> int:
    """How many elements of `x` went into each of `y`."""
    return x.size // max(y.size, 1)


def reduced_size(call, dtype):
    """How many elements a reduction made one of: an int; where it is not known yet, a tensor of `dtype`."""
    x, axis = call.inputs[0], call.attrs["axis"]
    dims = sizes_of(x)
    count = size(x) if axis is None and is_tensor(dims) else prod(dims if axis is None else [dims[i] for i in axis])
    return as_factor(count, dtype)


def reduce_mean(input_tensor, axis=None, keepdims=False, name=None):
    """The mean of the elements, over all axes or some.

    input_tensor: numeric [...].
    axis: int or list of int in [-rank, rank); None for all axes.
    keepdims: keep the reduced axes, with size 1.

        >>> import minitf as tf
        >>> tf.reduce_mean([[1., 2.], [3., 4.]], axis=0).numpy()
        array([2., 3.], dtype=float32)

    Raises: InvalidArgumentError for an axis out of range or named twice.
    Source: tf.reduce_mean. The mean of integers is an integer, rounded towards 0; the mean of no floats is nan,
    that of no complex numbers 0.
    """
    return execute(Mean, input_tensor, axis=as_axes(axis), keep_dims=as_flag(keepdims, "keepdims"))


# --- max and min ------------------------------------------------------------------------------------------------
class Max(Op):
    """The largest over some axes.   input: real [...]  ->  y: without those axes, or with size 1 there."""

    T = REAL

    infer = reduced

    def kernel(xp, input, *, axis, keep_dims):
        if not input.size:
            return of_nothing(xp, input, axis, keep_dims, bounds(input.dtype)[0])
        return xp.max(input, axis=axis, keepdims=keep_dims)

    def gradient(call, dy):
        return [to_the_chosen(call, dy)]


class Min(Op):
    """The smallest over some axes.   input: real [...]  ->  y: without those axes, or with size 1 there."""

    T = REAL

    infer = reduced

    def kernel(xp, input, *, axis, keep_dims):
        if not input.size:
            return of_nothing(xp, input, axis, keep_dims, bounds(input.dtype)[1])
        return xp.min(input, axis=axis, keepdims=keep_dims)

    def gradient(call, dy):
        return [to_the_chosen(call, dy)]


def of_nothing(xp, input, axis, keep_dims, value):
    """What is left of an array without elements: `value` at each place of the result."""
    return xp.full_like(xp.any(input, axis=axis, keepdims=keep_dims), value, dtype=input.dtype)


def bounds(dtype):
    """The least and the greatest value of a NumPy dtype: the largest and the smallest of no elements at all."""
    kind = BY_NUMPY[dtype]
    return (dtype.type(-np.inf), dtype.type(np.inf)) if kind.is_floating else (kind.min, kind.max)


def to_the_chosen(call, dy):
    """The gradient of a max or min: all of `dy` to the element that was chosen, in equal parts where several were."""
    x, kept = call.inputs[0], with_ones(call)
    chosen = cast(equal(x, reshape(call.output, kept)), dy.dtype)
    share = chosen / reduce_sum(chosen, call.attrs["axis"], keepdims=True)
    return share * reshape(dy, kept)


def reduce_max(input_tensor, axis=None, keepdims=False, name=None):
    """The largest element, over all axes or some; nan where one is nan.

    input_tensor: real [...].
    axis: int or list of int in [-rank, rank); None for all axes.
    keepdims: keep the reduced axes, with size 1.

        >>> import minitf as tf
        >>> tf.reduce_max([[1, 2], [3, 4]], axis=1).numpy()
        array([2, 4], dtype=int32)

    Raises: InvalidArgumentError for an axis out of range or named twice.
    Source: tf.reduce_max. Elements that are equally large share the gradient. The max of nothing is -inf, or the
    least integer.
    """
    return execute(Max, input_tensor, axis=as_axes(axis), keep_dims=as_flag(keepdims, "keepdims"))


def reduce_min(input_tensor, axis=None, keepdims=False, name=None):
    """The smallest element, over all axes or some; nan where one is nan.

    input_tensor: real [...].
    axis: int or list of int in [-rank, rank); None for all axes.
    keepdims: keep the reduced axes, with size 1.

        >>> import minitf as tf
        >>> tf.reduce_min([[1, 2], [3, 4]], axis=1).numpy()
        array([1, 3], dtype=int32)

    Raises: InvalidArgumentError for an axis out of range or named twice.
    Source: tf.reduce_min. Elements that are equally small share the gradient. The min of nothing is inf, or the
    greatest integer.
    """
    return execute(Min, input_tensor, axis=as_axes(axis), keep_dims=as_flag(keepdims, "keepdims"))


# --- product ----------------------------------------------------------------------------------------------------
class Prod(Op):
    """The product over some axes.   input: numeric [...]  ->  y: without those axes, or with size 1 there."""

    T = NUMERIC

    infer = reduced

    def kernel(xp, input, *, axis, keep_dims):
        if axis is None and not keep_dims and input.size > 4096:  # many products at once, then those
            whole = input.size // 256 * 256
            flat = input.reshape(-1)
            partial = xp.multiply.reduce(flat[:whole].reshape(-1, 256), axis=0, dtype=input.dtype)
            return xp.prod(xp.concatenate([partial, flat[whole:]]), dtype=input.dtype)
        return xp.prod(input, axis=axis, keepdims=keep_dims, dtype=input.dtype)

    def gradient(call, dy):
        return [spread_back(dy, call) * conj(product_of_others(call.inputs[0], call.attrs["axis"]))]


def product_of_others(x, axis):
    """For each element the product of the others along `axis`; no division, so zeros do no harm."""
    dims = sizes_of(x)
    if not len(dims):
        return x * 0 + 1
    axes = normalize_axes(axis, len(dims))
    order = [*axes, *(i for i in range(len(dims)) if i not in axes)]
    rows = reshape(transpose(x, order), [prod(dims[i] for i in axes), prod(dims[i] for i in order[len(axes):])])
    others = cumprod(rows, exclusive=True) * cumprod(rows, exclusive=True, reverse=True)
    return transpose(reshape(others, [dims[i] for i in order]), sorted(range(len(dims)), key=order.__getitem__))


def reduce_prod(input_tensor, axis=None, keepdims=False, name=None):
    """The product of the elements, over all axes or some.

    input_tensor: numeric [...].
    axis: int or list of int in [-rank, rank); None for all axes.
    keepdims: keep the reduced axes, with size 1.

        >>> import minitf as tf
        >>> tf.reduce_prod([[1, 2], [3, 4]], axis=0).numpy()
        array([3, 8], dtype=int32)

    Raises: InvalidArgumentError for an axis out of range or named twice.
    Source: tf.reduce_prod. An integer product keeps its dtype and wraps around on overflow.
    """
    return execute(Prod, input_tensor, axis=as_axes(axis), keep_dims=as_flag(keepdims, "keepdims"))


# --- all and any ------------------------------------------------------------------------------------------------
class All(Op):
    """Whether all are True, over some axes.   input: bool [...]  ->  y: bool."""

    T = frozenset({bool_})

    infer = reduced

    def kernel(xp, input, *, axis, keep_dims):
        return xp.all(input, axis=axis, keepdims=keep_dims)

    gradient = no_gradient


class Any(Op):
    """Whether any is True, over some axes.   input: bool [...]  ->  y: bool."""

    T = frozenset({bool_})

    infer = reduced

    def kernel(xp, input, *, axis, keep_dims):
        return xp.any(input, axis=axis, keepdims=keep_dims)

    gradient = no_gradient


@dispatched
def reduce_all(input_tensor, axis=None, keepdims=False, name=None):
    """Whether all elements are True, over all axes or some.   input_tensor: bool [...]; the rest as in `reduce_sum`.

        >>> import minitf as tf
        >>> tf.reduce_all([[True, True], [False, True]], axis=0).numpy()
        array([False,  True])

    Raises: InvalidArgumentError for an axis out of range or named twice, or an input that is not bool.
    Source: tf.reduce_all. All of nothing is True.
    """
    input_tensor = convert_to_tensor(input_tensor, dtype_hint=bool_)
    return execute(All, input_tensor, axis=as_axes(axis), keep_dims=as_flag(keepdims, "keepdims"))


@dispatched
def reduce_any(input_tensor, axis=None, keepdims=False, name=None):
    """Whether any element is True, over all axes or some.   input_tensor: bool [...]; the rest as in `reduce_sum`.

        >>> import minitf as tf
        >>> tf.reduce_any([[True, True], [False, True]], axis=0).numpy()
        array([ True,  True])

    Raises: InvalidArgumentError for an axis out of range or named twice, or an input that is not bool.
    Source: tf.reduce_any. Any of nothing is False.
    """
    input_tensor = convert_to_tensor(input_tensor, dtype_hint=bool_)
    return execute(Any, input_tensor, axis=as_axes(axis), keep_dims=as_flag(keepdims, "keepdims"))
