"""Work on a batch of images, cut into blocks that stay in a core's cache and are shared among threads. Floor 2.

A window sees more elements than the image has, so what is made of all windows at once is many times as large as the
image. Read next: `im2col.py`.
"""

from __future__ import annotations

from itertools import product
from math import prod

import numpy as np

from ...backend.parallel import parallel, threads

BUDGET = 2 << 20  # bytes of scratch at a time, at most: about what a core's own caches hold
LEAST = 1 << 18  # bytes that are worth a thread of their own


def blocks_of(dims, size, budget=BUDGET):
    """Indices that cut an array of `dims`, [N, out...], into pieces of at most `budget` bytes, of `size` each element.

    Small images are taken several at a time; of large ones, some rows; if need be, a part of one row.

        >>> blocks_of((2, 3, 4), 10, budget=100)
        [(0, slice(0, 2, None)), (0, slice(2, 3, None)), (1, slice(0, 2, None)), (1, slice(2, 3, None))]
    """
    axis, inner = 0, size * prod(dims[1:])
    budget = portion(inner * dims[0], budget)
    while inner > budget and axis + 1 < len(dims):
        axis += 1
        inner //= dims[axis]
    step = max(budget // max(inner, 1), 1)
    parts = [slice(start, min(start + step, dims[axis])) for start in range(0, dims[axis], step)]
    return [(*outer, part) for outer in product(*map(range, dims[:axis])) for part in parts]


def portion(total, budget):
    """The bytes of one block, where there are `total`: small enough that every thread gets something to do."""
    return min(budget, max(total // threads(), LEAST))


def frugal(*arrays):
    """The bytes of one thread's block: at most twice those arrays for all threads together, but for 64 KB each."""
    return min(BUDGET, max(2 * sum(a.nbytes for a in arrays) // threads(), LEAST // 4))


def share(xp, work, blocks):
    """Call work(some of the blocks) until all are done, on several threads; a GPU needs no threads."""
    if xp is np:
        parallel(lambda lo, hi: work(blocks[lo:hi]), len(blocks))
    else:
        work(blocks)


def share_images(xp, work, count, size, budget=BUDGET):
    """Call work(lo, hi) over all of range(count), on several threads, where an image takes `size` bytes."""
    if xp is np:
        parallel(work, count, max(portion(count * size, budget) // size, 1))
    else:
        work(0, count)
