"""Convolution of each channel by itself, tap by tap: y and the two gradients. Floor 2.

Swap the loops of a convolution: not "for each window, all taps" but "for each tap, all windows". What one tap sees in
all windows at once is a plain slice of the image, moved by the tap's place in the kernel:

    y += x[:, i : i + OH, j : j + OW] * w[i, j]        for every tap (i, j)

No product of matrices could do more here, since every channel has its own filter of few weights. All the work is
multiplying and adding arrays, so it goes in blocks that stay in a core's cache, shared among threads.

All arrays are [N, H, W, C], w is [KH, KW, C]. Memory needed beside inputs and result: one padded copy of x, in 32 bits
for numbers of 16, and for each thread two blocks of BLOCK bytes (or one row of the result, where that is more). Read
next: `one_pass.py`, which is twice as fast.
"""

from __future__ import annotations

from itertools import product
from threading import Lock

from .blocks import blocks_of, share, share_images
from .im2col import wide
from .windows import framed, interior, padded, tap

BLOCK = 1 << 19  # bytes: an input, an output and some scratch of this size stay in a core's cache


def convolve(xp, x, w, g):
    """y, [N, OH, OW, C], of x, [N, H, W, C], and w, [KH, KW, C]."""
    total = xp.zeros((len(x), *g.out, x.shape[-1]), wide(xp, x))
    seen = taps_of(padded(xp, x.astype(total.dtype, copy=False), g.padding), g)
    rows = rows_of(xp, w.astype(total.dtype), g)

    def some(blocks):
        for block in blocks:
            for k, place in seen.items():
                total[block] += place[block] * rows[k]

    if total.size:
        share(xp, some, blocks_of(total.shape[:2], total[0, 0].nbytes, BLOCK))
    return total.astype(x.dtype, copy=False)


def input_gradient(xp, w, dy, g):
    """dx, [N, H, W, C], for dy, [N, OH, OW, C]: each tap adds where it saw. Threads share the images."""
    dx = framed(xp, (len(dy), *g.size, w.shape[-1]), g.padding, wide(xp, w))
    rows = rows_of(xp, w.astype(dx.dtype), g)

    def some(lo, hi):
        images, seen = dy[lo:hi].astype(dx.dtype, copy=False), taps_of(dx[lo:hi], g)
        for block in blocks_of(images.shape[:2], images[0, 0].nbytes, BLOCK):
            for k, place in seen.items():
                place[block] += images[block] * rows[k]

    if dy.size:
        share_images(xp, some, len(dy), dy[0].nbytes, BLOCK)
    return interior(dx, g.padding).astype(dy.dtype, copy=False)


def filter_gradient(xp, x, dy, g):
    """dw, [KH, KW, C], for dy, [N, OH, OW, C]: for each tap, what it saw times what that contributed to, added up."""
    dw, lock = xp.zeros((*g.kernel, x.shape[-1]), wide(xp, x)), Lock()
    seen = taps_of(padded(xp, x.astype(dw.dtype, copy=False), g.padding), g)
    dy = dy.astype(dw.dtype, copy=False)

    def some(blocks):
        part = xp.zeros_like(dw)
        for block in blocks:
            for k, place in seen.items():
                products = (place[block] * dy[block]).reshape(-1, x.shape[-1])
                part[k] += xp.ones(len(products), dw.dtype) @ products
        with lock:
            dw[...] += part

    if dy.size:
        share(xp, some, blocks_of(dy.shape[:2], dy[0, 0].nbytes, BLOCK))
    return dw.astype(x.dtype, copy=False)


def taps_of(x, g):
    """Place in the kernel -> the view of x, a padded batch, that this tap sees in all windows."""
    return {k: tap(x, k, g.strides, g.dilations, g.out) for k in product(*map(range, g.kernel))}


def rows_of(xp, w, g):
    """Place in the kernel -> its weights, repeated for a row of the result: NumPy is fast where its loops are long."""
    return {k: xp.tile(w[k], (g.out[-1], 1)) for k in product(*map(range, g.kernel))}
