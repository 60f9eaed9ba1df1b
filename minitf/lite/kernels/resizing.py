"""Images in another size. Floor 8. Read `ops/image/resize_bilinear.py` first, whose kernels these are."""

from __future__ import annotations

import numpy as np

from ...ops.image.resize_bilinear import ResizeBilinear
from ...ops.image.resize_nearest import ResizeNearestNeighbor
from ..call import bytes_of
from .registry import kernel, mover


def resized(call, op, x, size):
    """The images x: [N, H, W, C] in a size: int32 [2], by the kernel of an op."""
    height, width = size.tolist()
    if min(height, width, *x.shape[1:3]) < 1 or x.ndim != 4:
        raise ValueError(f"an image of {x.shape} in the size {size.tolist()}")
    bytes_of((len(x), height, width, x.shape[3]), np.dtype(np.float32))
    return op.kernel(np, x, size, align_corners=call.options.align_corners,
                     half_pixel_centers=call.options.half_pixel_centers)


@kernel("RESIZE_BILINEAR")
def resize_bilinear(call, x, size):
    """Each pixel between the four around it."""
    return resized(call, ResizeBilinear, x, size)


@mover("RESIZE_NEAREST_NEIGHBOR")
def resize_nearest_neighbor(call, x, size):
    """Each pixel as the nearest."""
    return resized(call, ResizeNearestNeighbor, x, size)
