"""Convolutions of each channel by itself. Floor 8. Read `convolution.py` first.

Each tap of a filter multiplies a number for each channel, and NumPy is slow where its inner loops are as short as a
row of channels. But where windows move by single steps, what a tap sees in all windows of a row lies in memory as one
piece, [OW * C] long: so the filters are repeated along the row, and pixels and channels are one long axis. An image
over which windows move by S steps is taken apart into S images first, each of every S-th column.
Read next: `pooling.py`.
"""

from __future__ import annotations

import numpy as np

from ...ops.convolution.blocks import blocks_of
from .convolution import FLOAT, finish, place_for, way_of
from .products import middle_of
from .registry import integer_kernel, kernel
from .requantizing import factor_of, requantizer_of

BLOCK = 1 << 18  # bytes of results at a time
LENGTH = 1 << 11  # numbers of an inner loop: so many of the image, the filters and the sums are in the nearest cache


def by_channel(call, x, w, taps, finished, fill=0):
    """finished(sums of products [..., C * M], their place in y), block by block.

    x: [N, H, W, C].   w: [1, KH, KW, C * M].   taps: what `taps_of` made of it.   fill: pads x.
    """
    way = way_of(call, x.shape[1:3], w.shape[1:3])
    if max(way.strides) > 1 and max(way.dilations) > 1:
        raise ValueError(f"strides {way.strides} and dilations {way.dilations}: one of them must be 1")
    times, rest = divmod(w.shape[-1], max(x.shape[-1], 1))
    if rest or len(w) != 1:
        raise ValueError(f"{x.shape[-1]} channels and filters of shape {w.shape} do not fit")
    y, wide = place_for(call, (len(x), *way.out, w.shape[-1])), taps[0].dtype
    views = views_of(planes_of(call, x if times == 1 else np.repeat(x, times, -1), way, wide, fill), way)
    for block in blocks_of(y.shape[:2], max(y[0, 0].nbytes, 1), BLOCK) if y.size else ():
        sums = y[block] if y.dtype == wide else np.empty(y[block].shape, wide)
        add_up([view[block] for view in views], taps, sums.reshape(*sums.shape[:-2], -1))
        finished(sums, y[block])
    return y


def taps_of(call, filters):
    """Filters [KH, KW, C], for each plane those that see it, repeated so that an inner loop is about LENGTH long."""
    times = max(LENGTH // max(filters.shape[-1], 1), 1)
    across = max(call.options.stride_w, 1)
    return [np.tile(filters[:, i::across], (1, 1, times)) for i in range(min(across, max(filters.shape[1], 1)))]


def planes_of(call, x, way, dtype, fill):
    """x: [N, H, W, C], padded and taken apart: [N, H, S, W / S, C]. Plane i has the columns i, i + S, ..."""
    across, ((top, bottom), (left, right)) = way.strides[1], way.padding
    height, width = x.shape[1:3]
    columns = -(-(left + width + right) // across)
    planes = call.scratch((len(x), top + height + bottom, across, columns, x.shape[3]), dtype)
    planes[:, :top] = planes[:, top + height :] = fill
    for i in range(across):
        first = -(-max(left - i, 0) // across)  # the place in this plane where x begins
        seen = x[:, :, i + across * first - left :: across]
        plane = planes[:, top : top + height, i]
        plane[:, :, :first] = plane[:, :, first + seen.shape[2] :] = fill
        plane[:, :, first : first + seen.shape[2]] = seen
    return planes


def views_of(planes, way):
    """For each plane what its taps see in all windows: [N, OH, KH, KJ, OW * C]."""
    views = []
    for i in range(min(way.strides[1], way.kernel[1])):
        image, row, _, pixel, number = planes.strides
        count = len(range(i, way.kernel[1], way.strides[1]))
        shape = (len(planes), way.out[0], way.kernel[0], count, way.out[1] * planes.shape[-1])
        steps = image, row * way.strides[0], row * way.dilations[0], pixel * way.dilations[1], number
        views.append(np.lib.stride_tricks.as_strided(planes[:, :, i], shape, steps, writeable=False))
    return views


def add_up(views, taps, sums):
    """Write the sums of all products into `sums`: [..., OW * C].   views: [..., KH, KJ, OW * C]."""
    length = taps[0].shape[-1]
    for start in range(0, sums.shape[-1], length):
        place = sums[..., start : start + length]
        for i, (view, tap) in enumerate(zip(views, taps, strict=True)):
            seen, tap = view[..., start : start + length], tap[..., : place.shape[-1]]
            if i == 0:
                np.einsum("...ijx,ijx->...x", seen, tap, out=place)
            else:
                place += np.einsum("...ijx,ijx->...x", seen, tap)


@kernel("DEPTHWISE_CONV_2D")
def depthwise_conv_2d(call, x, w, bias=None):
    """Each channel by itself.   x: [N, H, W, C], w: [1, KH, KW, C * M], bias: [C * M]  ->  [N, OH, OW, C * M]."""
    scale = call.inputs[1].scale if w.dtype == np.int8 else FLOAT.type(1)
    taps = call.prepared(1, w, lambda w: taps_of(call, w[0] * scale))
    return by_channel(call, x, w, taps, lambda sums, into: finish(call, into, bias))


@integer_kernel("DEPTHWISE_CONV_2D")
def depthwise_conv_2d_of_integers(call, x, w, bias=None):
    """The same in integers; those of 16 bits are added up in float64."""
    def make(w):
        factor = factor_of(w.reshape(-1, w.shape[-1]).astype(FLOAT) - middle_of(call.inputs[1]))
        wide = FLOAT if x.dtype.itemsize == 1 else np.float64
        return factor, taps_of(call, factor.matrix.reshape(w.shape[1:]).astype(wide))

    factor, taps = call.prepared(1, w, make)
    return by_channel(call, x, w, taps, requantizer_of(call, factor, bias), int(call.inputs[0].zero_point[0]))
