"""dx of a convolution over images of few channels, such as colours, in planes. Floor 2. Read `im2col.py` first.

Where `im2col.py` adds the columns' gradients up, each goes to the C neighbours in memory that its tap sees. Three at a
time is a poor use of a processor that adds sixteen. So here the channels stand apart, each a plane [H, W], columns
lie down, and what is added at once is a line of an image:

    w [KH * KW * C, O]  @  dy' [O, N * OH * OW]  =  columns' [KH, KW, C, N, OH, OW];   dx [N, C, H, W] += each

Memory needed beside inputs and result: dx once more, and for each thread one block of columns, of at most 2 MB, and
at most 4 times what goes in and comes out (but for 64 KB a thread, or one window, where that is more).
"""

from __future__ import annotations

from itertools import product
from math import prod

import numpy as np

from .blocks import blocks_of, frugal, share_images
from .im2col import as_matrix, wide
from .windows import framed, interior, tap

FEW = 8  # channels; from so many on, adding them together is as fast


def input_gradient(w, dy, g):
    """dx, [N, size..., C], for dy, [N, out..., O], and filters w, [kernel..., C, O]: any strides and dilations."""
    channels, filters = w.shape[-2:]
    matrix = as_matrix(w, filters, wide(np, w))
    planes = framed(np, (len(dy) * channels, *g.size, 1), g.padding, matrix.dtype)
    dx = np.moveaxis(planes.reshape(len(dy), channels, *planes.shape[1:-1]), 1, -1)
    column, budget = len(matrix) * matrix.itemsize, frugal(dx, dy)

    def some(lo, hi):
        images = dy[lo:hi]
        seen = {k: tap(dx[lo:hi], k, g.strides, g.dilations, g.out) for k in product(*map(range, g.kernel))}
        for block in blocks_of(images.shape[:-1], column, budget):
            piece = images[block]
            columns = matrix @ as_matrix(piece, filters, matrix.dtype).T
            columns = columns.reshape(*g.kernel, channels, *piece.shape[:-1])
            for k, place in seen.items():
                place[block] += np.moveaxis(columns[k], 0, -1)
            del columns  # before those of the next block are made

    share_images(np, some, len(dy), prod(g.out) * column, budget)
    return np.ascontiguousarray(interior(dx, g.padding), dy.dtype)
