"""Convolutions, of floats and of integers. Floor 8. Read `products.py` and `ops/convolution/im2col.py` first.

Windows are laid out as rows, a block of them at a time, and multiplied by a matrix of filters. What follows a product
(bias, activation, rescaling to integers) is done to a block while it is in the cache. All runs on one thread, as
TensorFlow Lite does if nothing else is said; NumPy's own setting decides about its products. Read next:
`depthwise.py`.
"""

from __future__ import annotations

import numpy as np

from ...backend.errors import RuleError
from ...ops.convolution.blocks import blocks_of
from ...ops.convolution.geometry import geometry
from ...ops.convolution.im2col import as_matrix, input_gradient
from ...ops.convolution.windows import padded, windows
from ..call import bytes_of
from ..options import SAME
from .elementwise import activation_of
from .numbers import activated
from .products import exact_product, middle_of, rounded_rows
from .registry import integer_kernel, kernel
from .requantizing import Requantizer, factor_of, requantizer_of

FLOAT = np.dtype(np.float32)
BLOCK = 1 << 20  # bytes of windows and of their products at a time: they stay in a core's cache


def way_of(call, size, kernel):
    """The Geometry of a window's way over an image of `size`; ValueError where there is none."""
    return call.once(("way", size, kernel), lambda: new_way(call.options, size, kernel))


def new_way(options, size, kernel):
    """The same, found anew."""
    strides = options.stride_h, options.stride_w
    dilations = getattr(options, "dilation_h_factor", 1), getattr(options, "dilation_w_factor", 1)
    if min(*strides, *dilations, *kernel) < 1:
        raise ValueError(f"strides {strides}, dilations {dilations} and windows {kernel} must be >= 1")
    try:
        way = geometry(size, kernel, strides, dilations, "SAME" if options.padding == SAME else "VALID")
    except RuleError as error:
        raise ValueError(error.rule) from None
    bytes_of([n + sum(pad) for n, pad in zip(size, way.padding)], FLOAT)
    return way


def place_for(call, shape):
    """An array for the result: the one that is planned, if it is right."""
    y = call.outputs[0]
    bytes_of(shape, y.dtype)
    return call.out if call.out is not None and call.out.shape == shape else np.empty(shape, y.dtype)


def floats_of(call, x, way, fill=0):
    """x: [N, H, W, C], padded, in float32; but as it is where each pixel is a window of its own."""
    if not any(map(any, way.padding)) and (max(way.kernel) == 1 or x.dtype == FLOAT):
        return np.ascontiguousarray(x)
    (top, bottom), (left, right) = way.padding
    height, width = x.shape[1:3]
    y = call.scratch((len(x), top + height + bottom, left + width + right, x.shape[3]), FLOAT)
    y[:, :top] = y[:, top + height :] = fill
    y[:, :, :left] = y[:, :, left + width :] = fill
    y[:, top : top + height, left : left + width] = x
    return y


def correlate(x, way, y, taps, work):
    """y: work(windows of x as rows [R, taps], their place in y [R, O]), block by block.   x: [N, H, W, C], padded."""
    view = windows(np, x, way.kernel, way.strides, way.dilations, way.out)
    for block in blocks_of(y.shape[:-1], 4 * (taps + y.shape[-1]), BLOCK) if y.size else ():
        work(as_matrix(view[block], taps, FLOAT), y[block].reshape(-1, y.shape[-1]))
    return y


def grouped(call, x, w, factor_of, work_of, fill=0):
    """The convolution, for each group of channels that has filters of its own: mostly one.

    factor_of: makes of a matrix [K, O] what `work_of(factor, channels)` needs for the work of `correlate`.
    """
    groups, rest = divmod(x.shape[-1], max(w.shape[-1], 1))
    if rest or not groups or len(w) % groups:
        raise ValueError(f"{x.shape[-1]} channels and {len(w)} filters of {w.shape[-1]} channels do not fit")
    way, size = way_of(call, x.shape[1:3], w.shape[1:3]), len(w) // groups
    factors = call.prepared(1, w, lambda w: [factor_of(part.reshape(size, -1).T) for part in np.split(w, groups)])
    x, y, taps = floats_of(call, x, way, fill), place_for(call, (len(x), *way.out, len(w))), w[0].size
    if groups == 1:
        return correlate(x, way, y, taps, work_of(factors[0], slice(0, size)))
    for i, factor in enumerate(factors):
        own, seen = slice(i * size, (i + 1) * size), slice(i * w.shape[-1], (i + 1) * w.shape[-1])
        part = np.empty((*y.shape[:-1], size), y.dtype)
        y[..., own] = correlate(np.ascontiguousarray(x[..., seen]), way, part, taps, work_of(factor, own))
    return y


# --- CONV_2D ---------------------------------------------------------------------------------------------------------
@kernel("CONV_2D")
def conv_2d(call, x, w, bias=None):
    """x: [N, H, W, C], w: [O, KH, KW, C], bias: [O]  ->  [N, OH, OW, O]."""
    if w.dtype == np.int8:
        return hybrid_conv_2d(call, x, w, bias)

    def work_of(matrix, own):
        def work(rows, into):
            np.matmul(rows, matrix, out=into)
            finish(call, into, None if bias is None else bias[own])
        return work

    return grouped(call, x, w, as_floats, work_of)


def as_floats(matrix):
    """A matrix in float32, its rows one after the other."""
    return np.ascontiguousarray(matrix, FLOAT)


def finish(call, y, bias):
    """y: sums of products of floats, gets its bias and its activation, in place."""
    if bias is not None:
        y += bias
    found = activated(y, activation_of(call))
    if found is not y:
        y[...] = found


@integer_kernel("CONV_2D")
def conv_2d_of_integers(call, x, w, bias=None):
    """The same of int8; the padding is what stands for 0."""
    if x.dtype.itemsize > 1:
        return wide_conv_2d(call, x, w, bias)

    def work_of(factor, own):
        requantize = requantizer_of(call, factor, bias, own)
        return lambda rows, into: requantize(exact_product(rows, factor), into)

    return grouped(call, x, w, without_middle(call), work_of, int(call.inputs[0].zero_point[0]))


def without_middle(call):
    """What makes a Factor of a matrix of filters."""
    return lambda matrix: factor_of(matrix.astype(FLOAT) - middle_of(call.inputs[1]))


def wide_conv_2d(call, x, w, bias):
    """Of int16, whose products need 64 bits: float64 has 53 of them."""
    way = way_of(call, x.shape[1:3], w.shape[1:3])
    factor = call.prepared(1, w, lambda w: factor_of(w.reshape(len(w), -1).T))
    x = padded(np, np.ascontiguousarray(x), way.padding)
    view = windows(np, x, way.kernel, way.strides, way.dilations, way.out)
    wide = np.dtype(np.float64)
    sums = as_matrix(view, len(factor.matrix), wide) @ factor.matrix.astype(wide)
    return requantizer_of(call, factor, bias)(sums).reshape(len(x), *way.out, len(w))


def hybrid_conv_2d(call, x, w, bias):
    """Of floats and int8 filters: each image is made 8 bits first, with a scale of its own."""
    q, scale, zero_point = rounded_rows(x.reshape(len(x), -1))
    reals = ((q - zero_point) * scale).reshape(x.shape)
    scales = np.broadcast_to(call.inputs[1].scale, len(w))

    def work_of(matrix, own):
        def work(rows, into):
            np.matmul(rows, matrix, out=into)
            into *= scales[own]
            finish(call, into, None if bias is None else bias[own])
        return work

    return grouped(call, reals, w, as_floats, work_of)


# --- TRANSPOSE_CONV --------------------------------------------------------------------------------------------------
def spread(call, dims, w, x):
    """Each pixel of x: [N, h, w, C] times filters w: [O, KH, KW, C], added up in an image of dims: [N, H, W, O]."""
    dims = tuple(dims.tolist())
    if len(dims) != 4 or min(dims) < 0 or dims[0] != len(x) or dims[3] != len(w) or w.shape[3] != x.shape[3]:
        raise ValueError(f"the shape {dims} and filters {w.shape} do not fit")
    bytes_of(dims, FLOAT)
    way = way_of(call, dims[1:3], w.shape[1:3])
    if way.out != x.shape[1:3]:
        raise ValueError(f"an image of {dims[1:3]} would need {way.out}")
    turned = call.prepared(1, w, lambda w: np.ascontiguousarray(w.transpose(1, 2, 0, 3), x.dtype))
    return input_gradient(np, turned, x, way)


@kernel("TRANSPOSE_CONV")
def transpose_conv(call, dims, w, x, bias=None):
    """The adjoint of a convolution: x: [N, h, w, C], w: [O, KH, KW, C]  ->  [N, H, W, O] as dims says."""
    y = spread(call, dims, w, x)
    return activated(y if bias is None else y + bias, activation_of(call))


@integer_kernel("TRANSPOSE_CONV")
def transpose_conv_of_integers(call, dims, w, x, bias=None):
    """The same in integers: the zero point is taken off first, since windows at the edges add up fewer products."""
    given, filters, result = call.inputs[2], call.inputs[1], call.outputs[0]
    sums = spread(call, dims, w, x.astype(np.float64) - given.zero_point[0])
    real = np.float64(given.scale[0]) * filters.scale.astype(np.float64) / np.float64(result.scale[0])
    offset = np.zeros(len(w), np.int64) if bias is None else bias
    return Requantizer(real, offset, result, activation_of(call))(sums)
