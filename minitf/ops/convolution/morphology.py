"""dilation2d and erosion2d: convolutions that take the largest instead of the sum. Floor 2.

    y[h, w, c] = the largest of  x[h + i, w + j, c] + filter[i, j, c]  over all taps (i, j)

Of a picture in grey, with a filter of zeros, that makes every bright spot grow to the size of the filter. The gradient
goes to the one tap that was the largest, or the first of them. Elements outside of the image take no part.
"""

from __future__ import annotations

from itertools import product

from ml_dtypes import finfo, iinfo

from ...backend.dtypes import NUMERIC, REAL
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_choice
from ..elementwise.arithmetic import negative
from ..indexing.masking import one_hot
from ..indexing.slicing import pad
from ..indexing.strided import strided_slice
from ..reductions.argmax import argmax
from ..reductions.reduction import reduce_sum
from ..shapes.joining import stack
from ..shapes.layout import known_sizes, reshape, transpose
from ..shapes.tiling import reverse
from . import rules
from .arguments import as_padding, as_window
from .im2col import wide
from .windows import framed, interior, padded, tap


class Dilation2D(Op):
    """y: the largest of input + filter.   input: real [N, H, W, C], filter: [KH, KW, C]  ->  y: [N, OH, OW, C]."""

    T = REAL & NUMERIC

    def infer(input, filter, *, strides, rates, padding):
        return input.with_dims(dilated_dims(input, filter, strides, rates, padding))

    def kernel(xp, input, filter, *, strides, rates, padding):
        return largest(xp, input, filter, geometry_of(input, filter, strides, rates, padding))[0]

    def gradient(call, dy):
        return [execute(Dilation2DBackpropInput, *call.inputs, dy, **call.attrs) if call.needs[0] else None,
                execute(Dilation2DBackpropFilter, *call.inputs, dy, **call.attrs) if call.needs[1] else None]


class Dilation2DBackpropInput(Op):
    """dx: each element of out_backprop, added where the largest stood.   All as for Dilation2D  ->  dx: input's."""

    T = REAL & NUMERIC

    def infer(input, filter, out_backprop, *, strides, rates, padding):
        require_result(out_backprop, input, filter, strides, rates, padding)
        return input

    def kernel(xp, input, filter, out_backprop, *, strides, rates, padding):
        g = geometry_of(input, filter, strides, rates, padding)
        _, best = largest(xp, input, filter, g)
        dx = framed(xp, input.shape, g.padding, input.dtype)
        for number, k in enumerate(taps_of(g)):
            tap(dx, k, g.strides, g.dilations, g.out)[...] += xp.where(best == number, out_backprop, 0)
        return interior(dx, g.padding)

    def gradient(call, ddx):
        return [None, None, at_the_largest(call, ddx)]


class Dilation2DBackpropFilter(Op):
    """dfilter: each element of out_backprop, added to the tap that was the largest  ->  dfilter: filter's shape."""

    T = REAL & NUMERIC

    def infer(input, filter, out_backprop, *, strides, rates, padding):
        require_result(out_backprop, input, filter, strides, rates, padding)
        return filter

    def kernel(xp, input, filter, out_backprop, *, strides, rates, padding):
        g = geometry_of(input, filter, strides, rates, padding)
        _, best = largest(xp, input, filter, g)
        dw = [xp.where(best == number, out_backprop, 0).sum((0, 1, 2), dtype=wide(xp, filter))
              for number in range(len(taps_of(g)))]
        return xp.stack(dw).reshape(filter.shape).astype(filter.dtype, copy=False)

    def gradient(call, ddw):
        return [None, None, at_the_largest(call, None, ddw)]


# --- shapes and arrays ---------------------------------------------------------------------------------------
def slide_of(strides, rates, padding):
    """The Slide of the attributes."""
    return rules.slide(strides, padding, (), "NHWC", rates)


def dilated_dims(input, filter, strides, rates, padding):
    """The dims of the result; RuleError where they do not fit.   input, filter: Specs."""
    if filter.dims is not None and filter.rank != 3:
        raise RuleError("filter must have 3 axes, [height, width, channels]")
    height, width, depth = filter.dims or (None,) * 3
    slide = slide_of(strides, rates, padding)
    channels = rules.known_rank(input, "input", slide)[3]
    if None not in (channels, depth) and channels != depth:
        raise RuleError(f"input has {channels} channels, filter has {depth}: they must be the same")
    return rules.convolved_dims(input, filter.with_dims((height, width, 1, channels or depth)), slide)


def require_result(out_backprop, input, filter, strides, rates, padding):
    """RuleError unless out_backprop can have the dims of the result."""
    dims = dilated_dims(input, filter, strides, rates, padding)
    rules.require_result(out_backprop, dims, slide_of(strides, rates, padding))


def geometry_of(input, filter, strides, rates, padding):
    """Where the windows stand."""
    return slide_of(strides, rates, padding).over(input.shape[1:3], filter.shape[:2])


def taps_of(g):
    """The places in the kernel, row by row."""
    return list(product(*map(range, g.kernel)))


def largest(xp, x, w, g):
    """(y, best): in each window the largest of x + w, and the number of the first tap that has it."""
    limits = iinfo if x.dtype.kind in "iu" else finfo
    y = xp.full((len(x), *g.out, x.shape[-1]), limits(x.dtype).min, x.dtype)
    best = xp.full(y.shape, -1, xp.int32)
    inside = padded(xp, xp.ones((1, *x.shape[1:3], 1), bool), g.padding)
    x = padded(xp, x, g.padding)
    for number, k in enumerate(taps_of(g)):
        seen = tap(x, k, g.strides, g.dilations, g.out) + w[k]
        there = tap(inside, k, g.strides, g.dilations, g.out)
        best = xp.where(there & ((seen > y) | (best < 0)), number, best)
        y = xp.where(there & (seen > y), seen, y)
    return y, best


# --- the second order, in ops --------------------------------------------------------------------------------
def at_the_largest(call, ddx=None, ddw=None):
    """In each window what ddx (or ddw) has where x + w was the largest: how the result moves with x (or with w)."""
    x, w, _ = call.inputs
    known_sizes("Dilation2D", x), known_sizes("Dilation2D", w)
    g = geometry_of(x, w, **call.attrs)
    taps, frame = taps_of(g), [(0, 0), *g.padding, (0, 0)]
    framed = pad(x, frame, constant_values=x.dtype.min)
    chosen = argmax(stack([seen_by(framed, k, g) + w[k] for k in taps], -1), -1)
    if ddw is None:
        moves = stack([seen_by(pad(ddx, frame), k, g) for k in taps], -1)  # [N, OH, OW, C, taps]
    else:
        moves = transpose(reshape(ddw, [len(taps), -1]))  # [C, taps]
    return reduce_sum(one_hot(chosen, len(taps), dtype=x.dtype) * moves, -1)


def seen_by(x, k, g):
    """`windows.tap` in ops: what the tap at place k sees of x, a padded batch."""
    begin = [offset * dilation for offset, dilation in zip(k, g.dilations)]
    end = [start + n * stride for start, n, stride in zip(begin, g.out, g.strides)]
    return strided_slice(x, [0, *begin, 0], [*x.shape[:1], *end, *x.shape[3:]], [1, *g.strides, 1])


# --- what programs call --------------------------------------------------------------------------------------
def dilation2d(input, filters, strides, padding, data_format, dilations, name=None):
    """In each window the largest of `input` plus `filters`, channel by channel: bright spots grow.

    input: real [N, H, W, C].
    filters: [KH, KW, C], of the same dtype; zeros for a flat window.
    strides, dilations: steps from window to window and from tap to tap: a list with one for every axis.
    padding: "SAME" or "VALID"; what is outside of the image takes no part.
    data_format: "NHWC".
    Returns: [N, OH, OW, C].

        >>> import minitf as tf
        >>> x = tf.reshape([0., 0., 1., 0., 0.], [1, 1, 5, 1])
        >>> tf.nn.dilation2d(x, tf.zeros([1, 3, 1]), [1] * 4, "SAME", "NHWC", [1] * 4)[0, 0, :, 0].numpy()
        array([0., 1., 1., 1., 0.], dtype=float32)

    Raises: ValueError for another data_format; InvalidArgumentError where the shapes do not fit.
    Source: tf.nn.dilation2d. Differs: the gradient has a gradient.
    """
    return execute(Dilation2D, input, filters, **attributes("dilation2d", strides, padding, data_format, dilations))


def attributes(where, strides, padding, data_format, dilations):
    """The attributes of the ops in this file, from arguments as users write them."""
    as_choice(data_format, ("NHWC",), where, "data_format")
    padding, _ = as_padding(padding, "NHWC", where, explicit=False)
    return {"strides": as_window(strides, "NHWC", where, "strides"),
            "rates": as_window(dilations, "NHWC", where, "dilations"), "padding": padding}


def erosion2d(value, filters, strides, padding, data_format, dilations, name=None):
    """In each window the smallest of `value` minus `filters`, channel by channel: bright spots shrink.

    value: real, with a sign, [N, H, W, C].   filters: [KH, KW, C], of the same dtype; turned by half a circle.
    strides, padding, data_format, dilations: as for `dilation2d`.

        >>> import minitf as tf
        >>> x = tf.reshape([0., 1., 1., 1., 0.], [1, 1, 5, 1])
        >>> y = tf.nn.erosion2d(x, tf.zeros([1, 3, 1]), [1] * 4, "SAME", "NHWC", [1] * 4)
        >>> abs(y[0, 0, :, 0]).numpy()
        array([0., 0., 1., 0., 0.], dtype=float32)

    Raises: ValueError for another data_format; InvalidArgumentError where the shapes do not fit.
    Source: tf.nn.erosion2d.
    """
    turned = reverse(filters, [0, 1])
    return negative(execute(Dilation2D, negative(convert_to_tensor(value)), turned,
                            **attributes("erosion2d", strides, padding, data_format, dilations)))
