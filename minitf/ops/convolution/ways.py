"""Which way a convolution is computed: the plain one, `im2col.py`, or one that is faster. Floor 2.

`winograd.py` is for 3x3 windows over many channels, `few_channels.py` for gradients of images of few.
Read next: `rules.py`.
"""

from __future__ import annotations

import numpy as np

from ...backend.precision import tensor_float_32_execution_enabled
from . import few_channels, im2col, winograd
from .winograd import TILE

CHANNELS = 32  # from so many before and after, multiplying costs more than taking tiles apart
TILES = 64  # from so many, the filters' own transformation does not show


def convolve(xp, x, w, g):
    """y, [N, out..., O]: windows of x, [N, size..., C], times filters w, [kernel..., C, O]."""
    if is_for_winograd(x, w.shape[-1], g):
        return winograd.convolve(x, w, g)
    return im2col.convolve(xp, x, w, g)


def input_gradient(xp, w, dy, g):
    """dx, [N, size..., C], for dy, [N, out..., O]."""
    back = im2col.way_back(g)
    if back is not None and is_for_winograd(dy, w.shape[-2], back):
        return winograd.convolve(dy, im2col.mirrored(xp, w), back)
    if xp is np and dy.size and w.shape[-2] < few_channels.FEW:
        return few_channels.input_gradient(w, dy, g)
    return im2col.input_gradient(xp, w, dy, g)


def filter_gradient(xp, x, dy, g):
    """dw, [kernel..., C, O], for x, [N, size..., C], and dy, [N, out..., O]."""
    if is_for_winograd(x, dy.shape[-1], g):
        return winograd.filter_gradient(x, dy, g)
    return im2col.filter_gradient(xp, x, dy, g)


def is_for_winograd(x, filters, g):
    """Whether 3x3 windows of x, [N, size..., C], move by single steps, over enough channels, to as many filters."""
    return (g.kernel == (3, 3) and g.strides == g.dilations == (1, 1) and min(x.shape[-1], filters) >= CHANNELS
            and len(x) * (g.out[0] // TILE) * (g.out[1] // TILE) >= TILES
            and type(x) is np.ndarray and x.dtype == np.float32 and tensor_float_32_execution_enabled())
