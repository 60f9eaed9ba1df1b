"""Windows reduced to one value each, and the way back. Floor 2. Read `convolution/windows.py` first.

The greatest of a 3x3 window is the greatest of three, each the greatest of a row of three: a window is reduced along
one axis after the other, 3 + 3 steps in place of 3 * 3. Each step works on all windows at once, on strided views.
Overlapping windows of a padded image take TensorFlow a third of the time: it reads each element once, and pads nothing.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from ..convolution.blocks import BUDGET, share_images
from ..convolution.geometry import channels_last, laid_out
from ..convolution.windows import interior, padded, tap


def over_images(xp, function, dims, dtype, *arrays):
    """function(*arrays), an array of `dims` and `dtype`, a few images at a time, on several threads.

    All arrays begin with the batch. What the function makes in between stays in a core's cache.
    """
    if xp is not np or arrays[0].nbytes <= BUDGET // 2:
        return function(*arrays)
    y = xp.empty(dims, dtype)

    def some(lo, hi):
        y[lo:hi] = function(*[array[lo:hi] for array in arrays])

    share_images(xp, some, len(y), arrays[0].nbytes // len(y))
    return y


def reduce_windows(xp, x, way, combine, start, data_format):
    """`combine`, a ufunc such as xp.maximum, over the elements of each window.

    x: [N, ..., C] or [N, C, ...].
    start: what the padding counts as.   way: the Geometry of the windows.
    Scratch: the padded input, and the input reduced along its first axis.
    """
    y = padded(xp, channels_last(xp, x, data_format), way.padding, start)
    for axis in range(len(way.kernel)):
        y = _along(y, axis, way, combine)
    return laid_out(xp, y, data_format)


def _along(x, axis, way, combine):
    """x with the windows along one spatial axis reduced; all other axes as they are."""
    place = slice(None), *(slice(None),) * axis
    last = (way.out[axis] - 1) * way.strides[axis] + 1 if way.out[axis] else 0
    taps = [x[(*place, slice(offset, offset + last, way.strides[axis]))] for offset in range(way.kernel[axis])]
    if way.out[axis] == 0:
        return x[(*place, slice(0, 0))]
    if len(taps) == 1:
        return taps[0]
    y = combine(taps[0], taps[1])
    for view in taps[2:]:
        combine(y, view, out=y)
    return y


def spread_windows(xp, parts, way, dims, dtype, data_format):
    """An input's gradient from what each tap of the window contributes: the way back from windows to elements.

    parts: (offsets, [N, out..., C]) for each tap.   dims: of the input, in its layout.
    Where each element lies in one window and no more, there is nothing to add.
    """
    batch, channels = dims[0], dims[1] if data_format[1] == "C" else dims[-1]
    sizes = tuple(before + n + after for n, (before, after) in zip(way.size, way.padding))
    once = way.strides == way.kernel and sizes == tuple(k * n for k, n in zip(way.kernel, way.out))
    dx = (xp.empty if once else xp.zeros)((batch, *sizes, channels), dtype)
    for offsets, part in parts:
        view = tap(dx, offsets, way.strides, (1,) * len(offsets), way.out)
        if once:
            view[...] = part
        else:
            xp.add(view, part, out=view)
    return laid_out(xp, interior(dx, way.padding), data_format)


def first_places(xp, x, y, way):
    """For each tap of the window: its offsets, and where it is the first to hold the window's maximum: bool like y.

    x: the padded input.   y: the maxima.   Both [N, ..., C].
    """
    free = None
    for offsets in product(*map(range, way.kernel)):
        hit = tap(x, offsets, way.strides, (1,) * len(offsets), way.out) == y
        outside = _outside(way, offsets)
        if outside is not None:
            hit &= xp.asarray(~outside)
        if free is None:
            free = ~hit
        else:
            hit &= free
            free ^= hit
        yield offsets, hit


def _outside(way, offsets):
    """Where a tap lies in the padding: bool [out..., 1], or None where it never does."""
    found = None
    for axis, (offset, n, (before, _)) in enumerate(zip(offsets, way.size, way.padding)):
        place = offset - before + way.strides[axis] * np.arange(way.out[axis])
        beyond = (place < 0) | (place >= n)
        if beyond.any():
            shape = [1] * (len(offsets) + 1)
            shape[axis] = -1
            beyond = beyond.reshape(shape)
            found = beyond if found is None else found | beyond
    return found


def elements_in_windows(way):
    """How many elements each window holds, not counting padding: float32 [out..., 1]."""
    counts = np.ones((1,) * (len(way.kernel) + 1), np.float32)
    for axis, (n, k, (before, _)) in enumerate(zip(way.size, way.kernel, way.padding)):
        begin = way.strides[axis] * np.arange(way.out[axis]) - before
        shape = [1] * counts.ndim
        shape[axis] = -1
        counts = counts * (np.minimum(begin + k, n) - np.maximum(begin, 0)).reshape(shape)
    return counts.astype(np.float32)
