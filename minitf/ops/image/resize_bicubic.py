"""Bicubic resizing: each output pixel on a smooth curve through four input pixels a side. Floor 2.

Read next: `resize_area.py`.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ...backend.dtypes import float32, float64, int32
from ...core.execute import execute
from ...core.op import Op
from ...core.spec import Spec
from ..shapes.layout import sizes_of
from .resampling import Taps, adjoint, positions, require_same_batch, resample_image, resized_dims
from .resize_bilinear import PIXELS

STEPS = 1024  # the curve is read off a table with so many entries a pixel, in TensorFlow too
REACH = np.array([-1, 0, 1, 2])


def cubic(x, a):
    """Keys' curve at the distances x in [0, 2): 1 at 0, and 0 at 1 and 2; a: its slope at 1."""
    return np.where(x < 1, ((a + 2) * x - (a + 3)) * x * x + 1, ((a * x - 5 * a) * x + 8 * a) * x - 4 * a)


@lru_cache(maxsize=64)  # a program resizes to few sizes
def bicubic_taps(n, m, align_corners, half_pixel_centers):
    """For each of m output pixels, the two input pixels on either side.

    With `half_pixel_centers` those outside of the image do not count; otherwise the outermost stands in for them.
    """
    x = positions(n, m, align_corners, half_pixel_centers)
    before = np.floor(x)
    steps = np.rint((x - before) * np.float32(STEPS))
    distances = np.abs(REACH - steps[:, None] / STEPS)
    weights = cubic(distances, -0.5 if half_pixel_centers else -0.75).astype(np.float32)
    sources = before[:, None].astype(np.int64) + REACH
    indices = np.clip(sources, 0, n - 1)
    if half_pixel_centers:
        weights = weights * (indices == sources)
        weights /= weights.sum(1, keepdims=True)
    return Taps(indices, weights)


class ResizeBicubic(Op):
    """The images in another size.   images: real [B, H, W, C], size: int32 [2]  ->  y: float32 [B, h, w, C]."""

    types = ("T", "Tsize")
    T = PIXELS
    Tsize = frozenset({int32})
    host = (1,)

    def infer(images, size, *, align_corners, half_pixel_centers):
        return Spec(resized_dims(images, size, half_pixel_centers, align_corners), float32)

    def kernel(xp, images, size, **corners):
        rows, columns = (bicubic_taps(n, m, **corners) for n, m in zip(images.shape[1:3], size.tolist()))
        return resample_image(xp, images.astype(np.float32, copy=False), rows, columns)

    def gradient(call, dy):
        images = call.inputs[0]
        if images.dtype not in ResizeBicubicGrad.T:
            return [None, None]
        return [execute(ResizeBicubicGrad, dy, images, **call.attrs), None]


class ResizeBicubicGrad(Op):
    """dx = dy, each pixel shared out among the 16 that made it.   grads: float32, original_image: float  ->  dx."""

    types = ("Tgrads", "T")
    Tgrads = frozenset({float32})
    T = frozenset({float32, float64})

    def infer(grads, original_image, *, align_corners, half_pixel_centers):
        require_same_batch(grads, original_image)
        return original_image

    def kernel(xp, grads, original_image, **corners):
        sizes = zip(original_image.shape[1:3], grads.shape[1:3])
        rows, columns = (adjoint(bicubic_taps(n, m, **corners), n) for n, m in sizes)
        return resample_image(xp, grads.astype(original_image.dtype, copy=False), rows, columns)

    def gradient(call, ddx):
        return [execute(ResizeBicubic, ddx, list(sizes_of(call.inputs[0])[1:3]), **call.attrs), None]
