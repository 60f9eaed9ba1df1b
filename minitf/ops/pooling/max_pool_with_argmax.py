"""Max pooling that also says where: the place of each maximum. Floor 2. Read `max_pool.py` first.

A place is one number, as if the image were laid out in a row: (y * W + x) * C + c. With the places known, the
gradient is a scatter, and the gradient's own gradient a gather. Read next: `local_response.py`.
"""

from __future__ import annotations

from math import prod

import numpy as np

from ...backend.dtypes import INDEX, as_dtype, int64
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op
from ...core.spec import Spec
from ..axes import as_flag
from ..convolution.windows import padded
from ..indexing.gather import gather
from ..shapes.counts import as_factor
from ..shapes.layout import reshape, sizes_of
from ..shapes.sequences import range_
from .arguments import as_name, one_for_each_axis, pooled, way_of
from .max_pool import ANY_REAL, least, maxima
from .sliding import first_places

LAYOUT = "NHWC"


class MaxPoolWithArgmax(Op):
    """The greatest of each window and its place.   input: real [N, H, W, C]  ->  y: same, smaller; argmax: like y."""

    T = ANY_REAL
    takes_none = True

    def infer(input, *, ksize, strides, Targmax, padding, include_batch_in_index):
        y = pooled(input, ksize, strides, padding, LAYOUT)
        return y, Spec(y.dims, Targmax)

    def kernel(xp, input, *, ksize, strides, Targmax, padding, include_batch_in_index):
        y = maxima(xp, input, ksize, strides, padding, LAYOUT)
        way = way_of(input.shape, ksize, strides, padding, LAYOUT)
        framed = padded(xp, input, way.padding, least(input.dtype))
        taps = xp.zeros(y.shape, np.int32)
        for number, (_, hit) in enumerate(first_places(xp, framed, y, way)):
            taps += hit * np.int32(number)                 # each window has one hit
        begin, steps = _places(way, input.shape[3])
        argmax = xp.asarray(begin) + xp.take(xp.asarray(steps), taps)
        if include_batch_in_index:
            argmax += xp.asarray(_starts(input.shape))
        return xp.ascontiguousarray(y), argmax.astype(Targmax.np, copy=False)

    def gradient(call, dy, dargmax):
        attrs = {name: value for name, value in call.attrs.items() if name != "Targmax"}
        return [None if dy is None else execute(MaxPoolGradWithArgmax, call.inputs[0], dy, call.outputs[1], **attrs)]


def _places(way, channels):
    """The place of each window's first tap in an image: int [OH, OW, C]; and how far it is to each tap: int [k]."""
    rows, columns = (stride * np.arange(n) - before for stride, n, (before, _) in
                     zip(way.strides, way.out, way.padding))
    begin = (rows[:, None, None] * way.size[1] + columns[:, None]) * channels + np.arange(channels)
    steps = (np.arange(way.kernel[0])[:, None] * way.size[1] + np.arange(way.kernel[1])) * channels
    return begin, steps.reshape(-1)


def _starts(dims):
    """The place where each image of a batch of the shape `dims` begins: int [N, 1, 1, 1]."""
    return np.arange(dims[0]).reshape(-1, 1, 1, 1) * prod(dims[1:])


def _flat_places(xp, argmax, dims, include_batch_in_index):
    """Places within the whole batch, as a vector.

    Raises: RuleError for a place outside of it.
    """
    places = argmax.astype(np.int64)
    if not include_batch_in_index:
        places = places + xp.asarray(_starts(dims))
    if places.size and (int(places.min()) < 0 or int(places.max()) >= prod(dims)):
        raise RuleError(f"argmax has places outside of the input's {prod(dims)} elements")
    return places.reshape(-1)


class MaxPoolGradWithArgmax(Op):
    """dx = dy at the maxima, else 0.   input: real [N, H, W, C], grad, argmax: pooled  ->  dx: like input."""

    types = ("T", "T", "Targmax")
    T = ANY_REAL
    Targmax = INDEX

    def infer(input, grad, argmax, *, ksize, strides, padding, include_batch_in_index):
        if not may_equal(grad.dims, argmax.dims):
            raise RuleError("grad and argmax must have the same shape")
        return input

    def kernel(xp, input, grad, argmax, *, include_batch_in_index, **attrs):
        dx = xp.zeros(input.size, grad.dtype)
        xp.add.at(dx, _flat_places(xp, argmax, input.shape, include_batch_in_index), grad.reshape(-1))
        return dx.reshape(input.shape)

    def gradient(call, ddx):
        argmax = call.inputs[2]
        if not call.attrs["include_batch_in_index"]:
            n, *image = sizes_of(ddx)
            starts = range_(n, dtype=argmax.dtype) * as_factor(prod(image), argmax.dtype)
            argmax = argmax + reshape(starts, [-1, 1, 1, 1])
        return [None, gather(reshape(ddx, [-1]), argmax), None]


def max_pool_with_argmax(input, ksize, strides, padding, data_format="NHWC", output_dtype=int64,
                         include_batch_in_index=False, name=None):
    """The greatest element of each window of images, and its place.

    input: real [N, H, W, C].   ksize, strides: as in tf.nn.max_pool2d.   padding: "SAME" or "VALID".
    data_format: "NHWC".   output_dtype: of the places, int32 or int64.
    include_batch_in_index: whether places count from the start of the batch, or each image's from its own.
    Returns: a tuple: the maxima, and their places (y * W + x) * C + c.

        >>> import minitf as tf
        >>> y, places = tf.nn.max_pool_with_argmax([[[[1.], [3.], [2.], [0.]]]], [1, 2], [1, 2], "VALID")
        >>> places.numpy().ravel()
        array([1, 2])

    Raises: ValueError for another layout; and as tf.nn.avg_pool2d.
    Source: tf.nn.max_pool_with_argmax.
    """
    where = "max_pool_with_argmax"
    if data_format != LAYOUT:
        raise ValueError(explain(where, f"data_format is {data_format!r}", "it must be 'NHWC'", "Use tf.transpose"))
    dtype = as_dtype(output_dtype)
    if dtype not in INDEX:
        raise InvalidArgumentError(explain(where, f"output_dtype is {dtype.name}", "it must be tf.int32 or tf.int64"))
    return tuple(execute(MaxPoolWithArgmax, input, ksize=one_for_each_axis(ksize, 2, LAYOUT, "ksize"),
                         strides=one_for_each_axis(strides, 2, LAYOUT, "strides"), Targmax=dtype,
                         padding=as_name(padding, where),
                         include_batch_in_index=as_flag(include_batch_in_index, "include_batch_in_index")))
