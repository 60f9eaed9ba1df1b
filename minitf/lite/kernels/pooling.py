"""Pooling. Floor 8. Read `ops/pooling/sliding.py` first; read next: `reductions.py`."""

from __future__ import annotations

import numpy as np

from ...ops.pooling.sliding import elements_in_windows, reduce_windows
from .convolution import way_of
from .numbers import activated, limits_of, narrowed
from .registry import integer_kernel, kernel


def pooled(call, x, combine, start):
    """(the windows of x, reduced by a ufunc, their Geometry)."""
    o = call.options
    if x.ndim != 4:
        raise ValueError(f"{x.ndim} axes: there must be 4, [N, H, W, C]")
    way = way_of(call, x.shape[1:3], (o.filter_height, o.filter_width))
    if any(k > n + before + after for k, n, (before, after) in zip(way.kernel, way.size, way.padding)):
        raise ValueError(f"a window of {way.kernel} is larger than the image of {way.size}")
    return reduce_windows(np, x, way, combine, start, "NHWC"), way


@kernel("MAX_POOL_2D")
def max_pool_2d(call, x):
    """The greatest of each window.   x: [N, H, W, C]."""
    y, _ = pooled(call, x, np.maximum, -np.inf)
    return activated(np.array(y), call.options.fused_activation_function)


@integer_kernel("MAX_POOL_2D")
def max_pool_2d_of_integers(call, x):
    """The same in integers: the greatest integer stands for the greatest number."""
    y, _ = pooled(call, x, np.maximum, np.iinfo(x.dtype).min)
    return narrowed(np.array(y), x.dtype, *limits_of(call.outputs[0], call.options.fused_activation_function))


@kernel("AVERAGE_POOL_2D")
def average_pool_2d(call, x):
    """The mean of each window, padding not counted."""
    y, way = pooled(call, x, np.add, 0)
    return activated(y / elements_in_windows(way), call.options.fused_activation_function)


@integer_kernel("AVERAGE_POOL_2D")
def average_pool_2d_of_integers(call, x):
    """The same in integers: the mean is rounded, halves away from 0."""
    sums, way = pooled(call, x.astype(np.int32), np.add, 0)
    counts = elements_in_windows(way).astype(np.int32)
    y = np.where(sums > 0, sums + counts // 2, sums - counts // 2)
    y = np.sign(y) * (np.abs(y) // counts)
    return narrowed(y, x.dtype, *limits_of(call.outputs[0], call.options.fused_activation_function))


@kernel("L2_POOL_2D")
def l2_pool_2d(call, x):
    """The root of the mean square of each window."""
    y, way = pooled(call, np.square(x), np.add, 0)
    return activated(np.sqrt(y / elements_in_windows(way)), call.options.fused_activation_function)
