"""Convolution of each channel by itself, all taps in one pass over memory. Floor 2. Read `taps.py` first.

Tap by tap, every product is written to memory and read again to be added. `einsum` adds each product to the sum while
it still is in a register, and keeps a row of sums in the nearest cache until all taps are in: half the time. It wants
to be given what each tap sees as axes of one array, and that is a view which costs nothing (`windows.py`):

    x [N, H, W, C]  ->  seen [N, OH, KH, KW, 1, OW * C]  *  w repeated [KH, KW, OW * C]  ->  y [N, OH, 1, OW * C]

What a tap sees of one line are neighbours in memory, pixels and channels alike, where windows move by single steps to
the side. Otherwise, and where the filter repeated for a line would be larger than x, a run is one pixel's channels:
[N, OH, KH, KW, OW, C].

Memory needed beside inputs and result: one padded copy of x, and the filter repeated for a line; for its gradient that
twice for each thread. Numbers of 16 bits, which are added up in 32, and arrays on a GPU go the way of `taps.py`.
"""

from __future__ import annotations

from itertools import product
from math import prod
from threading import Lock

import numpy as np

from . import taps
from .blocks import share_images
from .geometry import Geometry
from .im2col import way_back
from .windows import framed, interior, padded


def convolve(xp, x, w, g):
    """y, [N, OH, OW, C], of x, [N, H, W, C], and w, [KH, KW, C]."""
    if not is_for_one_pass(xp, x):
        return taps.convolve(xp, x, w, g)
    y = np.empty((len(x), *g.out, x.shape[-1]), x.dtype)
    if not y.size:
        return y
    seen = lines_seen(x, g)
    weights = np.tile(w, seen.shape[-1] // x.shape[-1])
    lines = y.reshape(*seen.shape[:2], *seen.shape[4:])

    def some(lo, hi):
        np.einsum("nhklwc,klc->nhwc", seen[lo:hi], weights, out=lines[lo:hi])

    share_images(xp, some, len(x), y[0].nbytes)
    return y


def input_gradient(xp, w, dy, g):
    """dx, [N, H, W, C], for dy, [N, OH, OW, C]: a convolution too, with the filter turned round, in single steps.

    Where windows move by s, of every s lines the first is seen by taps 0, s, 2 s ... alone, the next by 1, s + 1 ...:
    each phase is such a convolution of its own.
    """
    if not dy.size or not is_for_one_pass(xp, dy) or max(g.dilations) > 1:
        return taps.input_gradient(xp, w, dy, g)
    back = way_back(g)
    if back is not None:
        return convolve(xp, dy, w[::-1, ::-1], back)
    dx = framed(xp, (len(dy), *g.size, w.shape[-1]), g.padding, dy.dtype)
    for top, left in product(*map(range, g.strides)):
        place, part = dx[:, top :: g.strides[0], left :: g.strides[1]], w[top :: g.strides[0], left :: g.strides[1]]
        if place.size and part.size:
            place[...] = convolve(xp, dy, part[::-1, ::-1], full(g.out, part.shape[:2], place.shape[1:3]))
    return interior(dx, g.padding)


def full(size, kernel, out):
    """The Geometry of a convolution in single steps that begins with the first element under the last tap alone."""
    padding = tuple((k - 1, n - m) for k, n, m in zip(kernel, out, size, strict=True))
    return Geometry(size, kernel, (1, 1), (1, 1), padding, out)


def filter_gradient(xp, x, dy, g):
    """dw, [KH, KW, C], for dy, [N, OH, OW, C]: sums of products for each place in a line, then of all places."""
    if not dy.size or not is_for_one_pass(xp, x):
        return taps.filter_gradient(xp, x, dy, g)
    seen = lines_seen(x, g)
    lines = dy.reshape(*seen.shape[:2], *seen.shape[4:])
    sums, lock = np.zeros((*g.kernel, seen.shape[-1]), x.dtype), Lock()

    def some(lo, hi):
        part = np.einsum("nhklwc,nhwc->klc", seen[lo:hi], lines[lo:hi])
        with lock:
            np.add(sums, part, out=sums)

    share_images(xp, some, len(x), dy[0].nbytes)
    return sums.reshape(*g.kernel, -1, x.shape[-1]).sum(2)


def is_for_one_pass(xp, x):
    """Whether x is NumPy's, of 32 or 64 bits."""
    return xp is np and x.dtype.itemsize > 2


def lines_seen(x, g):
    """What each tap sees of each line: a view [N, OH, KH, KW, runs, elements] of x, [N, H, W, C], with its padding."""
    x = np.ascontiguousarray(padded(np, x, g.padding))
    batch, line, pixel, channel = x.strides
    (height, width), channels = g.out, x.shape[-1]
    whole = g.strides[1] == 1 and prod(g.kernel) * width * channels <= x.size
    runs, elements = (1, width * channels) if whole else (width, channels)
    return np.lib.stride_tricks.as_strided(
        x, (len(x), height, *g.kernel, runs, elements),
        (batch, line * g.strides[0], line * g.dilations[0], pixel * g.dilations[1], pixel * g.strides[1], channel))
