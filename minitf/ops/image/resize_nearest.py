"""Resizing to the nearest pixel: no new value appears. Floor 2. Read next: `resize_bicubic.py`."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import bfloat16, float16, float32, float64, int8, int32, uint8
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op
from ..shapes.layout import sizes_of
from .resampling import Taps, adjoint, resample_image, resized_dims, scale_of
from .resize_bilinear import PIXELS


def nearest(n, m, align_corners, half_pixel_centers):
    """For each of m output pixels, the one of n input pixels that it copies: int [m]."""
    scale, j = scale_of(n, m, align_corners), np.arange(m, dtype=np.float32)
    x = (j + np.float32(0.5)) * scale if half_pixel_centers else j * scale
    x = np.floor(x + np.float32(0.5)) if align_corners else np.floor(x)
    return np.clip(x.astype(np.int64), 0, n - 1)


class ResizeNearestNeighbor(Op):
    """The images in another size.   images: real [B, H, W, C], size: int32 [2]  ->  y: same dtype [B, h, w, C]."""

    types = ("T", "Tsize")
    T = PIXELS
    Tsize = frozenset({int32})
    host = (1,)

    def infer(images, size, *, align_corners, half_pixel_centers):
        return images.with_dims(resized_dims(images, size, half_pixel_centers, align_corners))

    def kernel(xp, images, size, **corners):
        rows, columns = (nearest(n, m, **corners) for n, m in zip(images.shape[1:3], size.tolist()))
        return xp.take(xp.take(images, xp.asarray(rows), 1), xp.asarray(columns), 2)

    def gradient(call, dy):
        images = call.inputs[0]
        if images.dtype not in ResizeNearestNeighborGrad.T:
            return [None, None]
        return [execute(ResizeNearestNeighborGrad, dy, list(sizes_of(images)[1:3]), **call.attrs), None]


class ResizeNearestNeighborGrad(Op):
    """dx: each pixel the sum of its copies.   grads: real [B, h, w, C], size: int32 [2]  ->  dx: same, [B, H, W, C]."""

    types = ("T", "Tsize")
    T = frozenset({uint8, int8, int32, float16, float32, float64, bfloat16})
    Tsize = frozenset({int32})
    host = (1,)

    def infer(grads, size, *, align_corners, half_pixel_centers):
        if grads.rank not in (4, None):
            raise RuleError("grads must have 4 axes [B, H, W, C]")
        return grads.with_dims(resized_dims(grads, size, half_pixel_centers, align_corners))

    def kernel(xp, grads, size, **corners):
        def copies(n, m):
            return adjoint(Taps(nearest(n, m, **corners)[:, None], np.ones((m, 1), np.float32)), n)

        rows, columns = (copies(n, m) for n, m in zip(size.tolist(), grads.shape[1:3]))
        wide = grads.astype(np.float32) if grads.dtype.itemsize == 2 else grads  # sums of many need more digits
        return resample_image(xp, wide, rows, columns).astype(grads.dtype, copy=False)

    def gradient(call, ddx):
        return [execute(ResizeNearestNeighbor, ddx, list(sizes_of(call.inputs[0])[1:3]), **call.attrs), None]
