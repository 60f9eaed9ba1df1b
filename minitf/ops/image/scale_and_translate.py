"""Scaling and shifting by any kernel, with or without a low-pass filter. Floor 2. Read next: `resize.py`.

A kernel says how much a pixel counts at a distance. Where an image shrinks, `antialias` widens the kernel by the same
factor, so that no input pixel is missed; otherwise fine patterns come out as coarse ones that are not there (aliasing).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ...backend.dtypes import float32, int32
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op
from ...core.spec import Spec
from ..shapes.layout import sizes_of
from .resampling import Taps, adjoint, require_same_batch, resample_image, resized_dims
from .resize_bicubic import cubic
from .resize_bilinear import PIXELS


# --- kernels: weights at distances x >= 0, in pixels -------------------------------------------------------------
def lanczos(radius):
    """The kernel sinc(x) sinc(x / radius): the ideal low-pass filter, faded out."""
    def weight(x):
        return np.where(x > radius, 0, np.sinc(x) * np.sinc(x / radius))

    return weight


def gaussian(x):
    """A bell whose deviation is half a pixel, cut off at 1.5."""
    return np.where(x >= 1.5, 0, np.exp(-2 * x * x))


def box(x):
    """The nearest pixel, or half of two."""
    return np.where(x < 0.5, 1, np.where(x == 0.5, 0.5, 0))


def triangle(x):
    """Linear interpolation."""
    return np.maximum(1 - x, 0)


def keys_cubic(x):
    """Keys' cubic curve."""
    return np.where(x >= 2, 0, cubic(x, -0.5))


def mitchell_cubic(x):
    """Mitchell and Netravali's cubic curve: between ringing and blurring."""
    near = (7 / 6 * x - 2) * x * x + 8 / 9
    far = ((-7 / 18 * x + 2) * x - 10 / 3) * x + 16 / 9
    return np.where(x >= 2, 0, np.where(x >= 1, far, near))


KERNELS = {  # name: (radius in pixels, weight at a distance)
    "lanczos1": (1, lanczos(1)), "lanczos3": (3, lanczos(3)), "lanczos5": (5, lanczos(5)), "gaussian": (1.5, gaussian),
    "box": (1, box), "triangle": (1, triangle), "keyscubic": (2, keys_cubic), "mitchellcubic": (2, mitchell_cubic),
}  # fmt: skip


@lru_cache(maxsize=64)  # a program resizes to few sizes
def kernel_taps(n, m, scale, translation, kernel_type, antialias):
    """For each of m output pixels, the input pixels within the kernel's radius; none where it lies outside.

    scale, translation: where an input position x goes: to scale * x + translation.
    """
    radius, weight = KERNELS[kernel_type]
    step = np.float32(1) / np.float32(scale)                    # input pixels to one output pixel
    width = max(step, np.float32(1)) if antialias else np.float32(1)
    centre = (np.arange(m, dtype=np.float32) + np.float32(0.5)) * step - step * np.float32(translation)
    first = np.clip(np.ceil(centre - radius * width - np.float32(0.5)), 0, n - 1)
    last = np.clip(np.floor(centre + radius * width - np.float32(0.5)), 0, n - 1)
    sources = first[:, None] + np.arange(int((last - first).max()) + 1, dtype=np.float32)
    distances = np.abs((sources + np.float32(0.5) - centre[:, None]) / width)
    inside = (sources <= last[:, None]) & ((centre >= 0) & (centre <= n))[:, None]
    weights = np.where(inside, weight(distances.astype(np.float64)), 0)
    total = weights.sum(1, keepdims=True)
    weights = np.divide(weights, total, out=np.zeros_like(weights), where=np.abs(total) > 1e-35)
    return Taps(np.minimum(sources, n - 1).astype(np.int64), weights.astype(np.float32))


def both_taps(sizes, new_sizes, scale, translation, attrs):
    """The taps of the rows and those of the columns."""
    axes = zip(sizes, new_sizes, scale.tolist(), translation.tolist())
    return [kernel_taps(n, m, s, t, **attrs) for n, m, s, t in axes]


def check_pairs(scale, translation):
    """RuleError unless scale and translation are two numbers each, and the scale is positive."""
    for name, spec in (("scale", scale), ("translation", translation)):
        if not may_equal(spec.dims, (2,)):
            raise RuleError(f"{name} must be two numbers: for the height and for the width")
    if scale.value is not None and not (scale.value > 0).all():
        raise RuleError(f"scale is {scale.value.tolist()} and must be positive")


class ScaleAndTranslate(Op):
    """The images scaled and shifted.   images: real [B, H, W, C], size, scale, translation: [2]  ->  float32."""

    types = ("T", "Tsize", "Tscale", "Tscale")
    T = PIXELS
    Tsize = frozenset({int32})
    Tscale = frozenset({float32})
    host = (1, 2, 3)

    def infer(images, size, scale, translation, *, kernel_type, antialias):
        check_pairs(scale, translation)
        return Spec(resized_dims(images, size), float32)

    def kernel(xp, images, size, scale, translation, **attrs):
        rows, columns = both_taps(images.shape[1:3], size.tolist(), scale, translation, attrs)
        return resample_image(xp, images.astype(np.float32, copy=False), rows, columns)

    def gradient(call, dy):
        images, _, scale, translation = call.inputs
        return [execute(ScaleAndTranslateGrad, dy, images, scale, translation, **call.attrs), None, None, None]


class ScaleAndTranslateGrad(Op):
    """dx = dy, shared out among those that made it.   grads, original_image: float32, scale, translation: [2]."""

    types = ("T", "T", "Tscale", "Tscale")
    T = Tscale = frozenset({float32})
    host = (2, 3)

    def infer(grads, original_image, scale, translation, *, kernel_type, antialias):
        check_pairs(scale, translation)
        require_same_batch(grads, original_image)
        return original_image

    def kernel(xp, grads, original_image, scale, translation, **attrs):
        sizes = original_image.shape[1:3]
        taps = both_taps(sizes, grads.shape[1:3], scale, translation, attrs)
        return resample_image(xp, grads, *[adjoint(t, n) for t, n in zip(taps, sizes)])

    def gradient(call, ddx):
        grads, _, scale, translation = call.inputs
        size = list(sizes_of(grads)[1:3])
        return [execute(ScaleAndTranslate, ddx, size, scale, translation, **call.attrs), None, None, None]
