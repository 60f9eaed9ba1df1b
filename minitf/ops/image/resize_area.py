"""Resizing by area: each output pixel is the mean of what it covers. Floor 2. Read next: `scale_and_translate.py`."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ...backend.dtypes import float32, int32
from ...core.op import Op
from ...core.spec import Spec
from .resampling import Taps, resample_image, resized_dims, scale_of
from .resize_bilinear import PIXELS


@lru_cache(maxsize=64)  # a program resizes to few sizes
def area_taps(n, m, align_corners):
    """For each of m output pixels, the input pixels under it, each as much as lies under it."""
    scale, j = scale_of(n, m, align_corners), np.arange(m, dtype=np.float32)
    begin, end = j * scale, (j + 1) * scale
    first = np.floor(begin)
    count = int((np.ceil(end) - first).max())
    sources = first[:, None] + np.arange(count, dtype=np.float32)
    covered = np.minimum(sources + 1, end[:, None]) - np.maximum(sources, begin[:, None])
    return Taps(np.minimum(sources.astype(np.int64), n - 1), np.maximum(covered, 0) / scale)


class ResizeArea(Op):
    """The images in another size.   images: real [B, H, W, C], size: int32 [2]  ->  y: float32 [B, h, w, C]."""

    types = ("T", "Tsize")
    T = PIXELS
    Tsize = frozenset({int32})
    host = (1,)
    gradient = None  # as in TensorFlow

    def infer(images, size, *, align_corners):
        return Spec(resized_dims(images, size), float32)

    def kernel(xp, images, size, *, align_corners):
        rows, columns = (area_taps(n, m, align_corners) for n, m in zip(images.shape[1:3], size.tolist()))
        return resample_image(xp, images.astype(np.float32, copy=False), rows, columns)
