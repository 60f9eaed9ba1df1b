"""Winograd's convolution: 3x3 windows with a third of the multiplications. Floor 2. Read `im2col.py` first.

Windows that are neighbours see nearly the same elements. For 4x4 of them, which together see a tile of 6x6, there are
three matrices B, G and A of small fixed numbers with

    y = A (G w G' * B x B') A'        x [6, 6], w [3, 3], y [4, 4];   * is element by element

which multiplies x and w 36 times where the definition does 4 * 4 * 9 = 144 times. With channels, each of those 36
products is one of matrices, [tiles, C] @ [C, O], and all the rest only adds:

    x [N, H, W, C]  ->  B x B'  [36, tiles, C]  @  G w G'  [36, C, O]  ->  [36, tiles, O]  ->  y [N, OH, OW, O]

B x B' is itself a product: of a matrix 36x36 with the tile as a vector. What it costs pays from 32 channels on.

y is linear in x and in w, so both gradients go the same way: dx is a convolution with mirrored filters, and
dw = G' (sum over tiles of B x B' * A' dy A) G.

Memory needed beside inputs and result: x and y padded to whole tiles, the filters four times, and for each thread one
block of tiles; at most 4 times the arrays that go in and come out. The sums are of larger numbers than those of
`im2col.py`, and leave more behind: 7e-6 of the result, in place of 6e-7. Where that counts, take float64, or
`tf.config.experimental.enable_tensor_float_32_execution(False)`. Read next: `ways.py`.

Source: Lavin & Gray 2015, F(4x4, 3x3).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from threading import Lock

import numpy as np

from ...backend.parallel import one_blas_thread, parallel
from ...backend.scratch import scratch
from .blocks import blocks_of, share
from .windows import interior, windows

TILE, SEEN = 4, 6  # a tile of 4x4 results sees 6x6 elements
POINTS = SEEN * SEEN
BUDGET = 2 << 20  # bytes of a block's transformed tiles: about a core's own caches
LEAST = 64  # tiles in a block, for whose sake the filters are read once

B = np.array([[4, 0, -5, 0, 1, 0], [0, -4, -4, 1, 1, 0], [0, 4, -4, -1, 1, 0],
              [0, -2, -1, 2, 1, 0], [0, 2, -1, -2, 1, 0], [0, 4, 0, -5, 0, 1]])
G = np.array([[6, 0, 0], [-4, -4, -4], [-4, 4, -4], [1, 2, 4], [1, -2, 4], [0, 0, 24]]) / 24
A = np.array([[1, 1, 1, 1, 1, 0], [0, 1, -1, 2, -2, 0], [0, 1, 1, 4, 4, 0], [0, 1, -1, 8, -8, 1]])

FROM_TILE, FROM_FILTER, TO_RESULT = (np.kron(each, each).astype(np.float32) for each in (B, G, A))


@dataclass(frozen=True)
class Tiling:
    """How tiles cover a result.

    count: (N, rows of tiles, columns of tiles).   out: (OH, OW).   before: padding above and left of the image.
    """

    count: tuple[int, int, int]
    out: tuple[int, int]
    before: tuple[int, int]

    def blocks(self, channels):
        """Indices of `count`, for tiles with so many channels before and after, together."""
        size = POINTS * channels * FROM_TILE.itemsize
        return blocks_of(self.count, size, max(BUDGET, LEAST * size))

    def covered(self):
        """The sizes of all tiles together: those of the result, or a little more."""
        return tuple(TILE * n for n in self.count[1:])

    def seen(self, x):
        """What the tiles see of x, [N, H, W, C]: a view [N, rows, columns, 6, 6, C] of a padded copy."""
        x = within_zeros("seen", x, self.before, tuple(n + 2 for n in self.covered()))
        return windows(np, x, (SEEN, SEEN), (TILE, TILE), (1, 1), self.count[1:])

    def given(self, dy):
        """dy, [N, OH, OW, O], as `in_tiles` has it."""
        return in_tiles(dy if self.out == self.covered() else within_zeros("given", dy, (0, 0), self.covered()))


def tiling(batch, g):
    """The Tiling for a batch of images and the Geometry of a 3x3 window."""
    return Tiling((batch, *(-(-n // TILE) for n in g.out)), g.out, tuple(before for before, _ in g.padding))


def convolve(x, w, g):
    """y, [N, OH, OW, O]: 3x3 windows of x, [N, H, W, C], times filters w, [3, 3, C, O]. All float32."""
    tiles, filters = tiling(len(x), g), w.shape[-1]
    weights = product(FROM_FILTER, w.reshape(9, -1)).reshape(POINTS, *w.shape[2:])
    y = np.empty((len(x), *tiles.covered(), filters), np.float32)
    seen, made = tiles.seen(x), in_tiles(y)

    def some(blocks):
        for block in blocks:
            tile = transformed("of_x", FROM_TILE, seen[block])
            products = np.matmul(tile, weights, out=scratch("products", (*tile.shape[:2], filters)))
            results = scratch("results", (TILE * TILE, tile.shape[1] * filters))
            np.matmul(TO_RESULT, products.reshape(POINTS, -1), out=results)
            made[block] = tile_last(results, made[block].shape)

    share(np, some, tiles.blocks(sum(w.shape[2:])))
    return np.ascontiguousarray(y[:, : g.out[0], : g.out[1]])


def filter_gradient(x, dy, g):
    """dw, [3, 3, C, O], for dy, [N, OH, OW, O], and x, [N, H, W, C]. All float32."""
    tiles = tiling(len(x), g)
    seen, given = tiles.seen(x), tiles.given(dy)
    sums, lock = [], Lock()

    def some(blocks):
        own = None
        for block in blocks:
            of_x = transformed("of_x", FROM_TILE, seen[block]).transpose(0, 2, 1)
            own = add_products(own, of_x, transformed("of_dy", TO_RESULT.T, given[block]))
        with lock:
            sums.append(own)

    share(np, some, tiles.blocks(x.shape[-1] + dy.shape[-1]))
    total = sum(sums[1:], sums[0])
    return product(FROM_FILTER.T, total.reshape(POINTS, -1)).reshape(3, 3, *total.shape[1:])


def transformed(name, matrix, tiles):
    """matrix times each tile and channel.   tiles: [..., k, k, C]  ->  [36, tiles, C], scratch of this name."""
    *outer, k, _, channels = tiles.shape
    vectors = scratch("vectors", (k, k, *outer, channels))
    vectors[...] = np.moveaxis(tiles, (-3, -2), (0, 1))
    y = scratch(name, (POINTS, prod(outer), channels))
    np.matmul(matrix, vectors.reshape(k * k, -1), out=y.reshape(POINTS, -1))
    return y


def product(a, b):
    """a @ b on this thread alone: it is too little to wait for another."""
    with one_blas_thread():
        return a @ b


def in_tiles(y):
    """y, [N, H, W, O], of whole tiles: a view [N, rows, columns, 4, 4, O]."""
    n, h, w, channels = y.shape
    return y.reshape(n, h // TILE, TILE, w // TILE, TILE, channels).swapaxes(2, 3)


def tile_last(results, shape):
    """results, [16, tiles * O], in a shape [..., 4, 4, O]: a view."""
    *outer, _, _, channels = shape
    return np.moveaxis(results.reshape(TILE, TILE, *outer, channels), (0, 1), (-3, -2))


def add_products(total, a, b):
    """total + a @ b, in total's memory; for each of the 36 points by itself, so that little is needed in between."""
    if total is None:
        return np.matmul(a, b)
    one = scratch("product", total.shape[1:])
    for i in range(POINTS):
        np.add(total[i], np.matmul(a[i], b[i], out=one), out=total[i])
    return total


def within_zeros(name, x, before, sizes):
    """x, [N, H, W, C], with `before` zeros above and left of each image, and zeros after: scratch of these sizes."""
    y = scratch(name, (len(x), *sizes, x.shape[-1]))
    after = [size - first - n for size, first, n in zip(sizes, before, x.shape[1:])]
    sides = tuple(zip(before, after, strict=True))

    def some(lo, hi):
        images = y[lo:hi]
        images[:, : before[0]] = images[:, sizes[0] - after[0] :] = 0
        images[:, :, : before[1]] = images[:, :, sizes[1] - after[1] :] = 0
        interior(images, sides)[...] = x[lo:hi]

    parallel(some, len(x))
    return y
