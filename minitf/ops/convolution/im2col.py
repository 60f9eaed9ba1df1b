"""Convolution as a product of matrices, in blocks: y and the two gradients, for any number of spatial axes. Floor 2.

Lay the window behind every output element out as a row, and a convolution is one product:

    columns [N * OH * OW, KH * KW * C]  @  w [KH * KW * C, O]  =  y [N * OH * OW, O]

The columns hold each element of x as often as windows see it, nine times for a 3x3 kernel. Made all at once they
would fill the memory and miss every cache. So they are made block by block: a piece of the output has its columns
copied out of a view that costs nothing (`windows.py`), multiplied while they are still in the cache, and thrown away.
Threads share the blocks (`blocks.py`).

All arrays are [N, size..., C], channels last. Memory needed beside inputs and result: one padded copy of x, and for
each thread one block of columns, of at most 2 MB, and of dw a sum of its own. That is at most 4 times what goes in and
comes out (but for 64 KB a thread, or one window, where that is more). Numbers of 16 bits are multiplied and added up
in 32, gradients in arrays of 32. Read next: `winograd.py`, a faster way for 3x3 windows over many channels.
"""

from __future__ import annotations

from itertools import product
from math import prod
from threading import Lock

from .blocks import blocks_of, frugal, share, share_images
from .geometry import Geometry, extent
from .windows import framed, interior, padded, tap, windows


def convolve(xp, x, w, g):
    """y, [N, out..., O]: windows of x, [N, size..., C], times filters w, [kernel..., C, O]."""
    y = xp.empty((len(x), *g.out, w.shape[-1]), x.dtype)
    view = all_windows(xp, x, g)
    matrix = as_matrix(w, w.shape[-1], wide(xp, w))

    def some(blocks):
        for block in blocks:
            # The columns have no name: they are gone before those of the next block are made.
            product_into(xp, as_matrix(y[block], w.shape[-1], y.dtype),
                         as_matrix(view[block], len(matrix), matrix.dtype), matrix)

    if y.size:
        share(xp, some, blocks_of(y.shape[:-1], len(matrix) * matrix.itemsize, frugal(x, y)))
    return y


def filter_gradient(xp, x, dy, g):
    """dw, [kernel..., C, O], for dy, [N, out..., O]: each element of the columns times what it contributed to."""
    taps, filters = prod(g.kernel) * x.shape[-1], dy.shape[-1]
    view = all_windows(xp, x, g)
    dw, lock = xp.zeros((taps, filters), wide(xp, x)), Lock()

    def some(blocks):
        total = 0
        for block in blocks:
            total += as_matrix(view[block], taps, dw.dtype).T @ as_matrix(dy[block], filters, dw.dtype)
        with lock:
            dw[...] += total

    if dy.size:
        share(xp, some, blocks_of(dy.shape[:-1], taps * dw.itemsize, frugal(x, dy)))
    return dw.astype(x.dtype, copy=False).reshape(*g.kernel, x.shape[-1], filters)


def input_gradient(xp, w, dy, g):
    """dx, [N, size..., C], for dy, [N, out..., O].

    Where windows move by single steps, that is a convolution too: what sees x[i] with tap k stands
    at i - k.
    """
    if not dy.size:
        return xp.zeros((len(dy), *g.size, w.shape[-2]), dy.dtype)
    back = way_back(g)
    if back is None:
        return painted(xp, w, dy, g)
    return convolve(xp, dy, mirrored(xp, w), back)


def mirrored(xp, w):
    """w, [kernel..., C, O], as the filters of the way back, [kernel..., O, C]: what was seen before is seen after."""
    return xp.swapaxes(xp.flip(w, tuple(range(w.ndim - 2))), -1, -2)


def way_back(g):
    """The Geometry of the convolution that leads from out to size.

    None where strides or wide paddings leave none.
    """
    padding = tuple((extent(k, d) - 1 - before, extent(k, d) - 1 - after)
                    for k, d, (before, after) in zip(g.kernel, g.dilations, g.padding, strict=True))
    if max(g.strides) > 1 or min(map(min, padding)) < 0:
        return None
    return Geometry(g.out, g.kernel, g.strides, g.dilations, padding, g.size)


def painted(xp, w, dy, g):
    """dx again, for any strides: the columns' gradients, each added where its column came from.

    Windows overlap, and so do their blocks: threads share the images instead.
    """
    matrix = as_matrix(w, w.shape[-1], wide(xp, w)).T
    dx = framed(xp, (len(dy), *g.size, w.shape[-2]), g.padding, matrix.dtype)
    column, budget = matrix.shape[1] * matrix.itemsize, frugal(dx, dy)

    def some(lo, hi):
        images = dy[lo:hi]
        seen = {k: tap(dx[lo:hi], k, g.strides, g.dilations, g.out) for k in product(*map(range, g.kernel))}
        for block in blocks_of(images.shape[:-1], column, budget):
            piece = images[block]
            columns = as_matrix(piece, w.shape[-1], matrix.dtype) @ matrix
            columns = columns.reshape(*piece.shape[:-1], *g.kernel, w.shape[-2])
            for k, place in seen.items():
                place[block] += columns[(..., *k, slice(None))]
            del columns  # before those of the next block are made

    share_images(xp, some, len(dy), prod(g.out) * column, budget)
    return interior(dx, g.padding).astype(dy.dtype, copy=False)


def all_windows(xp, x, g):
    """The windows of x, [N, size..., C], as a view [N, out..., kernel..., C] of its padded copy.

    The channels are made neighbours in memory, if they are not: the columns are copied in runs of them.
    """
    x = xp.ascontiguousarray(padded(xp, x, g.padding))
    return windows(xp, x, g.kernel, g.strides, g.dilations, g.out)


# --- matrices ------------------------------------------------------------------------------------------------
def wide(xp, x):
    """The dtype to multiply and add up in: float32 for 16 bits, else that of x."""
    return xp.float32 if x.dtype.itemsize == 2 else x.dtype


def as_matrix(x, columns, dtype):
    """x as [rows, columns] of `dtype`; x's own memory, if that can be."""
    return x.astype(dtype, order="C", copy=False).reshape(x.size // max(columns, 1), columns)


def product_into(xp, y, a, b):
    """y[...] = a @ b, without an array in between where the dtypes are the same."""
    if y.dtype == b.dtype:
        xp.matmul(a, b, out=y)
    else:
        y[...] = xp.matmul(a, b)
