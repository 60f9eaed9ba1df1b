"""Cache-sized blocks: `blockwise` and `filled`, for elementwise work of many steps, `rowwise`, for work on rows.

Floor 0. Twenty steps over a large array read and write main memory twenty times. The same steps over one piece
after another, each small enough for a core's cache, do so once, and the pieces can be shared among threads.
Read next: `parallel.py`, which shares them.
"""

import numpy as np

from .arrays import module_of
from .parallel import parallel

BLOCK = 1 << 17  # elements: in shorter steps, threads hand over Python's lock too often to gain; longer ones leave L2


def blockwise(f, x, *others, block=BLOCK, dtype=None):
    """Return f(x, *others), where f works element by element, computed block by block.

    >>> blockwise(lambda x: x * x, np.arange(5.0), block=2)
    array([ 0.,  1.,  4.,  9., 16.])

    f: takes arrays of any one shape and returns one of that shape.
    others: arrays that broadcast with x. The work is divided where each has x's shape or one element.
    dtype: the result's; None for x's.
    On a GPU, or where x is not larger than a block, that is f(x, *others) itself.
    """
    if x.size <= block or module_of(x) is not np:
        return f(x, *others)
    if any(a.shape != x.shape and (a.size != 1 or a.ndim > x.ndim) for a in others):
        return f(x, *others)
    flat = x.reshape(-1)
    parts = [a.reshape(-1) if a.size > 1 else a.reshape(()) for a in others]
    y = np.empty(flat.shape, dtype or x.dtype)

    def one_block(lo, hi):
        y[lo:hi] = f(flat[lo:hi], *[a[lo:hi] if a.ndim else a for a in parts])

    parallel(one_block, flat.size, block)
    return y.reshape(x.shape)


def filled(f, x, *others, block=BLOCK, dtype=None):
    """Return y, of x's shape, that f(x, *others, y) fills element by element, block by block.

    >>> filled(lambda x, y: np.multiply(x, x, out=y), np.arange(5.0), block=2)
    array([ 0.,  1.,  4.,  9., 16.])

    For a few cheap steps: without arrays in between they take half the time that `blockwise` takes. Arguments as there.
    """
    xp = module_of(x)
    if x.size <= block or xp is not np or any(a.size > 1 and a.shape != x.shape for a in others):
        y = xp.empty(x.shape, dtype or x.dtype)
        f(x, *others, y)
        return y
    flat = x.reshape(-1)
    parts = [a.reshape(-1) if a.size > 1 else a.reshape(()) for a in others]
    y = np.empty(flat.shape, dtype or x.dtype)
    parallel(lambda lo, hi: f(flat[lo:hi], *[a[lo:hi] if a.ndim else a for a in parts], y[lo:hi]), flat.size, block)
    return y.reshape(x.shape)


def rowwise(f, x, *, width=None, dtype=None, block=BLOCK):
    """Return f(x), where f works on each row (the last axis) alone, computed some rows at a time.

    >>> rowwise(lambda rows: rows[:, ::-1], np.arange(6).reshape(3, 2), block=2)
    array([[1, 0],
           [3, 2],
           [5, 4]])

    f: takes an array [..., C] and returns one of shape [..., width].
    x: [..., C]. Returns: [..., width].   width, dtype: the result's; None for x's.   block: elements of x at a time.
    """
    if x.size <= block or x.ndim < 2 or module_of(x) is not np:
        return f(x)
    rows = x.reshape(-1, x.shape[-1])
    y = np.empty((len(rows), rows.shape[1] if width is None else width), dtype or x.dtype)

    def some_rows(lo, hi):
        y[lo:hi] = f(rows[lo:hi])

    parallel(some_rows, len(rows), max(1, block // rows.shape[1]))
    return y.reshape(*x.shape[:-1], y.shape[1])
