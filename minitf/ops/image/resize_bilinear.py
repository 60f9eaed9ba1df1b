"""Bilinear resizing: each output pixel between the four input pixels around it. Floor 2. Read next: `resize.py`."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ...backend.dtypes import FLOATING, bfloat16, float16, float32, float64, int8, int16, int32, int64, uint8, uint16
from ...core.execute import execute
from ...core.op import Op
from ...core.spec import Spec
from ..shapes.layout import sizes_of
from .resampling import Taps, adjoint, positions, require_same_batch, resample_image, resized_dims

PIXELS = frozenset({int8, uint8, int16, uint16, int32, int64, float16, bfloat16, float32, float64})
FLOATS = FLOATING & PIXELS


@lru_cache(maxsize=64)  # a program resizes to few sizes
def bilinear_taps(n, m, align_corners, half_pixel_centers):
    """For each of m output pixels the input pixels around it, the nearer one with more weight."""
    x = positions(n, m, align_corners, half_pixel_centers)
    before = np.floor(x)
    share = x - before
    indices = np.stack([np.maximum(before, 0), np.minimum(np.ceil(x), n - 1)], 1).astype(np.int64)
    return Taps(indices, np.stack([1 - share, share], 1))


class ResizeBilinear(Op):
    """The images in another size.   images: real [B, H, W, C], size: int32 [2]  ->  y: float32 [B, h, w, C]."""

    types = ("T", "Tsize")
    T = PIXELS
    Tsize = frozenset({int32})
    host = (1,)

    def infer(images, size, *, align_corners, half_pixel_centers):
        return Spec(resized_dims(images, size, half_pixel_centers, align_corners), float32)

    def kernel(xp, images, size, **corners):
        rows, columns = (bilinear_taps(n, m, **corners) for n, m in zip(images.shape[1:3], size.tolist()))
        return resample_image(xp, images.astype(np.float32, copy=False), rows, columns)

    def gradient(call, dy):
        images = call.inputs[0]
        return [execute(ResizeBilinearGrad, dy, images, **call.attrs) if images.dtype in FLOATS else None, None]


class ResizeBilinearGrad(Op):
    """dx = dy, each pixel shared out among the four that made it.   grads: float32, original_image: float  ->  dx."""

    types = ("Tgrads", "T")
    Tgrads = frozenset({float32})
    T = FLOATS

    def infer(grads, original_image, *, align_corners, half_pixel_centers):
        require_same_batch(grads, original_image)
        return original_image

    def kernel(xp, grads, original_image, **corners):
        sizes = zip(original_image.shape[1:3], grads.shape[1:3])
        rows, columns = (adjoint(bilinear_taps(n, m, **corners), n) for n, m in sizes)
        dtype = original_image.dtype
        dy = grads.astype(np.float64) if dtype == np.float64 else grads
        return resample_image(xp, dy, rows, columns).astype(dtype, copy=False)

    def gradient(call, ddx):
        dims = sizes_of(call.inputs[0])
        return [execute(ResizeBilinear, ddx, list(dims[1:3]), **call.attrs), None]
