"""Convolutions, of floats and of integers. Floor 8. Read `products.py` and `ops/convolution/im2col.py` first.

Windows are laid out as rows, a block of them at a time, and multiplied by a matrix of filters. What follows a product
(bias, activation, rescaling to integers) is done to a block while it is in the cache. All runs on one thread, as
TensorFlow Lite does if nothing else is said; NumPy's own setting decides about its products. Read next: `pooling.py`.
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
from .products import Requantizer, exact_product, exact_sums, rounded_rows
from .registry import integer_kernel, kernel

FLOAT = np.dtype(np.float32)
COLUMNS = 1 << 19  # bytes of windows that are laid out at a time


def way_of(options, size, kernel):
    """The Geometry of a window's way over an image of `size`; ValueError where there is none."""
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


def correlate(x, matrix, way, y, multiply, finish):
    """y: finish(multiply(windows of x, matrix), into), block by block.

    x: float32 [N, H, W, C], padded.   matrix: [K, O].
    """
    view = windows(np, x, way.kernel, way.strides, way.dilations, way.out)

    for block in blocks_of(y.shape[:-1], 4 * len(matrix), COLUMNS) if y.size else ():
        rows = multiply(as_matrix(view[block], len(matrix), FLOAT), matrix)
        finish(rows, y[block].reshape(rows.shape))
    return y


def grouped(call, x, w, finish_of, fill=0, multiply=np.matmul):
    """The convolution, for each group of channels that has filters of its own: mostly one."""
    groups, rest = divmod(x.shape[-1], max(w.shape[-1], 1))
    if rest or not groups or len(w) % groups:
        raise ValueError(f"{x.shape[-1]} channels and {len(w)} filters of {w.shape[-1]} channels do not fit")
    way = way_of(call.options, x.shape[1:3], w.shape[1:3])
    matrix = call.prepared(1, w, lambda w: np.ascontiguousarray(w.reshape(len(w), -1).T, np.float32))
    y = place_for(call, (len(x), *way.out, len(w)))
    x = padded(np, np.ascontiguousarray(x, np.float32), way.padding, fill)
    if groups == 1:
        return correlate(x, matrix, way, y, multiply, finish_of(matrix, slice(None)))
    for i in range(groups):
        own = slice(i * len(w) // groups, (i + 1) * len(w) // groups)
        seen = np.ascontiguousarray(x[..., i * w.shape[-1] : (i + 1) * w.shape[-1]])
        part = np.empty((*y.shape[:-1], len(w) // groups), y.dtype)
        y[..., own] = correlate(seen, np.ascontiguousarray(matrix[:, own]), way, part, multiply,
                                finish_of(matrix, own))
    return y


# --- CONV_2D ---------------------------------------------------------------------------------------------------------
@kernel("CONV_2D")
def conv_2d(call, x, w, bias=None):
    """x: [N, H, W, C], w: [O, KH, KW, C], bias: [O]  ->  [N, OH, OW, O]."""
    if w.dtype == np.int8:
        return hybrid_conv_2d(call, x, w, bias)

    def finish_of(matrix, own):
        def finish(rows, into):
            np.copyto(into, activated(rows if bias is None else np.add(rows, bias[own], out=rows), activation_of(call)))
        return finish

    return grouped(call, x, w, finish_of)


@integer_kernel("CONV_2D")
def conv_2d_of_integers(call, x, w, bias=None):
    """The same of int8; the padding is what stands for 0."""
    if x.dtype.itemsize > 1:
        return wide_conv_2d(call, x, w, bias)

    def finish_of(matrix, own):
        finish = Requantizer(call, exact_sums(call, matrix), bias)
        return narrowed_to(finish, own)

    return grouped(call, x, w, finish_of, int(call.inputs[0].zero_point[0]), exact_product)


def narrowed_to(finish, own):
    """A Requantizer for some of its channels."""
    if own != slice(None):
        finish.offset = finish.offset[own]
        if finish.multiplier.size > 1:
            finish.multiplier, finish.shift = finish.multiplier[own], finish.shift[own]
    return finish


def wide_conv_2d(call, x, w, bias):
    """Of int16, whose products need 64 bits: float64 has 53 of them."""
    way = way_of(call.options, x.shape[1:3], w.shape[1:3])
    matrix = call.prepared(1, w, lambda w: w.reshape(len(w), -1).T.astype(np.float64))
    x = padded(np, np.ascontiguousarray(x), way.padding)
    view = windows(np, x, way.kernel, way.strides, way.dilations, way.out)
    sums = as_matrix(view, len(matrix), np.dtype(np.float64)) @ matrix
    return Requantizer(call, exact_sums(call, matrix), bias)(sums).reshape(len(x), *way.out, len(w))


def hybrid_conv_2d(call, x, w, bias):
    """Of floats and int8 filters: each image is made 8 bits first, with a scale of its own."""
    q, scale, zero_point = rounded_rows(x.reshape(len(x), -1))
    reals = ((q - zero_point) * scale).reshape(x.shape)

    def finish_of(matrix, own):
        scales = call.inputs[1].scale
        scales = scales if len(scales) == 1 else scales[own]

        def finish(rows, into):
            rows *= scales
            np.copyto(into, activated(rows if bias is None else rows + bias[own], activation_of(call)))
        return finish

    return grouped(call, reals, w, finish_of)


# --- DEPTHWISE_CONV_2D -----------------------------------------------------------------------------------------------
def by_channel(call, x, w, fill=0):
    """(sums of products, float [N, OH, OW, C * M]) of x: [N, H, W, C] and w: [1, KH, KW, C * M], and w.

    They are added up in float32, which is exact for bytes; in float64 for integers of 16 bits.
    """
    wide = np.float64 if x.dtype == np.int16 else np.float32
    way = way_of(call.options, x.shape[1:3], w.shape[1:3])
    times, rest = divmod(w.shape[-1], max(x.shape[-1], 1))
    if rest or len(w) != 1:
        raise ValueError(f"{x.shape[-1]} channels and filters of shape {w.shape} do not fit")
    filters = call.prepared(1, w, lambda w: w[0].astype(wide))
    x = padded(np, x.astype(wide, copy=False), way.padding, fill)
    x = x if times == 1 else np.repeat(x, times, -1)
    view = windows(np, x, way.kernel, way.strides, way.dilations, way.out)
    return np.einsum("nhwijc,ijc->nhwc", view, filters), filters


@kernel("DEPTHWISE_CONV_2D")
def depthwise_conv_2d(call, x, w, bias=None):
    """Each channel by itself.   x: [N, H, W, C], w: [1, KH, KW, C * M], bias: [C * M]  ->  [N, OH, OW, C * M]."""
    y, _ = by_channel(call, x, w)
    if w.dtype == np.int8:
        y *= call.inputs[1].scale
    if bias is not None:
        y += bias
    return activated(y, activation_of(call))


@integer_kernel("DEPTHWISE_CONV_2D")
def depthwise_conv_2d_of_integers(call, x, w, bias=None):
    """The same in integers."""
    sums, filters = by_channel(call, x, w, int(call.inputs[0].zero_point[0]))
    matrix = filters.reshape(-1, filters.shape[-1])
    return Requantizer(call, exact_sums(call, matrix), bias)(sums)


# --- TRANSPOSE_CONV --------------------------------------------------------------------------------------------------
def spread(call, dims, w, x):
    """Each pixel of x: [N, h, w, C] times filters w: [O, KH, KW, C], added up in an image of dims: [N, H, W, O]."""
    dims = tuple(dims.tolist())
    if len(dims) != 4 or min(dims) < 0 or dims[0] != len(x) or dims[3] != len(w) or w.shape[3] != x.shape[3]:
        raise ValueError(f"the shape {dims} and filters {w.shape} do not fit")
    bytes_of(dims, FLOAT)
    way = way_of(call.options, dims[1:3], w.shape[1:3])
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
    finish = Requantizer(_renamed(call, given, filters, result), np.int64(0), bias)
    return finish(sums)


def _renamed(call, *tensors):
    """A Call whose tensors are x, w and y, as a Requantizer wants them."""
    from ..call import Call

    x, w, y = tensors
    return Call(call.name, call.options, [x, w], [y])
