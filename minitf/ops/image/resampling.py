"""Resampling: each output pixel is a weighted sum of a few input pixels. Floor 2. Read next: `resize_bilinear.py`.

Every way to resize an image differs only in its *taps*: which pixels along an axis an output pixel looks at, and how
much it takes of each. Height and width are independent of each other, so one axis is resampled after the other.

The adjoint of a resampling is a resampling too: an input pixel looks at the output pixels that had looked at it.

Each tap is three passes over a block of the result: gather, multiply, add. A compiled loop does all of them at once, so
TensorFlow's is about one and a half times as fast.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...backend.errors import RuleError
from ...backend.parallel import parallel
from ...backend.shapes import may_equal

BLOCK = 1 << 17  # elements of a few output rows at a time: steps long enough for two threads


class Taps(NamedTuple):
    """For each of the m pixels of an output axis, the k pixels that it takes from, and how much of each.

    indices: int [m, k], in [0, n), n being the size of the input axis.
    weights: float32 [m, k]; 0 where an output pixel needs fewer than k.
    """

    indices: np.ndarray
    weights: np.ndarray


def resample_image(xp, images, rows, columns):
    """A batch [B, H, W, C] with its height resampled by the taps `rows` and its width by `columns`.

    Works on a few output rows at a time, while they are in a core's cache, on several threads.
    """
    batch, height, width, channels = images.shape
    y = xp.empty((batch, len(rows.indices), len(columns.indices), channels), images.dtype)
    if not y.size:
        return y
    lines, resized = images.reshape(batch * height, width * channels), y.reshape(-1, y.shape[2] * channels)
    which = (np.arange(batch)[:, None, None] * height + rows.indices).reshape(len(resized), -1)
    weights = np.tile(rows.weights, (batch, 1))

    def some(lo, hi):
        part = weighted_sum(xp, lines, Taps(which[lo:hi], weights[lo:hi]), 0)
        part = weighted_sum(xp, part.reshape(hi - lo, width, channels), columns, 1)
        resized[lo:hi] = part.reshape(hi - lo, -1)

    if xp is np:
        longest = max(lines.shape[1], resized.shape[1])
        parallel(some, len(resized), max(BLOCK // longest, 1))
    else:
        some(0, len(resized))
    return y


def weighted_sum(xp, x, taps, axis):
    """y[.., j, ..] = sum over k of weights[j, k] * x[.., indices[j, k], ..].   x: float [...], not empty."""
    dims = (*x.shape[:axis], len(taps.indices), *x.shape[axis + 1:])
    inner, y = int(np.prod(dims[axis + 1:])), None
    side = inner if inner < 64 else 1          # few channels: weights side by side make one long inner loop
    for indices, weights in zip(taps.indices.T, taps.weights.T):
        factors = xp.asarray(np.repeat(weights.astype(x.dtype), side))
        part = xp.take(x, xp.asarray(indices), axis).reshape(-1, len(factors), inner // side)
        part *= factors[:, None]
        y = part if y is None else xp.add(y, part, out=y)
    return y.reshape(dims)


def adjoint(taps, n):
    """The taps of the adjoint resampling, which goes back from m pixels to n."""
    outputs, slots = np.nonzero(taps.weights)
    sources, weights = taps.indices[outputs, slots], taps.weights[outputs, slots]
    order = np.argsort(sources, kind="stable")
    counts = np.bincount(sources, minlength=n)
    place = np.arange(len(order)) - np.repeat(np.cumsum(counts) - counts, counts)
    back = Taps(np.zeros((n, max(counts.max(), 1)), np.int64), np.zeros((n, max(counts.max(), 1)), np.float32))
    back.indices[sources[order], place] = outputs[order]
    back.weights[sources[order], place] = weights[order]
    return back


# --- where an output pixel lies in the input ---------------------------------------------------------------------
def scale_of(n, m, align_corners):
    """How many of n input pixels there are to one of m output pixels, in float32 as TensorFlow counts."""
    return np.float32(n - 1) / np.float32(m - 1) if align_corners and m > 1 else np.float32(n) / np.float32(m)


def positions(n, m, align_corners, half_pixel_centers):
    """Where the m output pixels lie among n input pixels: float32 [m].

    half_pixel_centers: whether a pixel is a square whose value stands at its centre; otherwise it is a point, and the
        first points coincide; with `align_corners` the last ones too.
    """
    scale, j = scale_of(n, m, align_corners), np.arange(m, dtype=np.float32)
    half = np.float32(0.5)
    return (j + half) * scale - half if half_pixel_centers else j * scale


# --- the shape rules ---------------------------------------------------------------------------------------------
def resized_dims(images, size, half_pixel_centers=False, align_corners=False):
    """The dims of a batch of images in another size; RuleError where there is no such thing."""
    if images.rank not in (4, None):
        raise RuleError("images must have 4 axes [B, H, W, C]")
    if not may_equal(size.dims, (2,)):
        raise RuleError("size must be two integers: the new height and width")
    if half_pixel_centers and align_corners:
        raise RuleError("align_corners and half_pixel_centers exclude each other")
    if images.dims is not None and 0 in images.dims[1:]:
        raise RuleError("images must have at least one pixel and one channel")
    new = (None, None) if size.value is None else tuple(size.value.tolist())
    if any(n is not None and n <= 0 for n in new):
        raise RuleError(f"size is {list(new)} and must be positive")
    return (None, *new, None) if images.dims is None else (images.dims[0], *new, images.dims[3])


def require_same_batch(grads, image):
    """RuleError unless the gradients of resized images fit to the images: the same batch and channels."""
    for spec in (grads, image):
        if spec.rank not in (4, None):
            raise RuleError("grads and original_image must have 4 axes [B, H, W, C]")
    if grads.dims and image.dims and not may_equal(grads.dims[::3], image.dims[::3]):
        raise RuleError("grads and original_image must have the same batch and channels")
