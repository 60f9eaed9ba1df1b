"""Images as long rows, and work on blocks of them: sums, means and variances of every channel. Floor 2.

NumPy is fast where its loops are long, and a pixel has few channels. So a row here is a line of the image, W * C
elements, and what is one number for each channel is repeated W times to stand beside it. Rows are taken in blocks that
stay in a core's cache, on several threads. Read next: `fused_batch_norm.py`.
"""

from __future__ import annotations

from math import prod

import numpy as np

from ...backend.parallel import parallel
from ..shapes.broadcasting import total

BLOCK = 1 << 17  # elements: steps long enough for two threads


def as_rows(xp, x, data_format, dtype):
    """A matrix of `dtype` with a line of W * C elements in each row, and W: long rows make short work."""
    image = x if data_format.endswith("C") else xp.moveaxis(x, 1, -1)
    width = max(image.shape[-2], 1)
    lines = prod(image.shape[:-2]) if image.size else 0
    return xp.ascontiguousarray(image, dtype).reshape(lines, width * image.shape[-1]), width


def as_image(xp, rows, like, data_format):
    """The opposite: an array of the shape and dtype of `like`."""
    if data_format.endswith("C"):
        return rows.reshape(like.shape).astype(like.dtype, copy=False)
    image = rows.reshape(like.shape[0], *like.shape[2:], like.shape[1])
    return xp.ascontiguousarray(xp.moveaxis(image, -1, 1), like.dtype)


def of_blocks(xp, function, rows):
    """function(part) for slices of a few rows each: a list of what it returns, in order."""
    step = max(BLOCK // max(rows.shape[1], 1), 1)
    parts = [slice(i, i + step) for i in range(0, len(rows), step)]
    found: list = [None] * len(parts)

    def some(lo, hi):
        for i in range(lo, hi):
            found[i] = function(parts[i])

    if xp is np:
        parallel(some, len(parts))
    else:
        some(0, len(parts))
    return found


def channel_sums(xp, found, width, count, like):
    """Sums of blocks, added up: an array [C] for each.

    found: for each block a tuple of `count` arrays [W * C], the sums of its columns.   like: an array of their dtype.
    """
    sums = [sum(each, xp.zeros(like.shape[1], like.dtype)) for each in zip(*found)] if found else [None] * count
    return [xp.zeros(like.shape[1] // width, like.dtype) if v is None
            else v.reshape(width, -1).sum(0, dtype=like.dtype) for v in sums]


def statistics(xp, rows, width):
    """The mean and the variance of each channel.

    Both in one pass: of the differences from the first row's means, which are small, so that nothing is lost where
    the square of a mean is taken from the mean of squares.
    """
    channels = rows.shape[1] // width
    n = rows.dtype.type(max(rows.size // max(channels, 1), 1))
    first = rows[:1].reshape(-1, channels).mean(0, dtype=rows.dtype) if len(rows) else xp.zeros(channels, rows.dtype)
    first_ = xp.tile(first, width)

    def sums(part):
        d = xp.subtract(rows[part], first_)
        return total(xp, d, (0,), False), total(xp, xp.multiply(d, d, out=d), (0,), False)

    mean, squares = (v / n for v in channel_sums(xp, of_blocks(xp, sums, rows), width, 2, rows))
    return first + mean, xp.maximum(squares - mean * mean, 0)
