"""Chains: `in_blocks`, for elementwise steps that a graph has put together. Floor 0. Read `blocks.py` first.

`blocks.py` is for a kernel that knows its steps. Here they come from a program: a function of several arrays that
broadcast, with several results, all of one shape. Read `graph/passes/fusion.py` next.
"""

import numpy as np

from .parallel import parallel

SMALL = 1 << 18  # elements: a megabyte of float32 stays in the cache, and is too little for two threads
BLOCK = 1 << 17  # elements of a piece of what is larger: each call takes long enough to hand over the lock of Python


def in_blocks(xp, f, results, x, *others, by_rows=False, small=SMALL, block=BLOCK):
    """Let f(xp, x, *others, *results) fill arrays of x's shape, a piece at a time.

    >>> def f(xp, x, row, y):
    ...     np.add(x, row, out=y)
    >>> x, row = np.zeros((3, 2), np.float32), np.float32([1, 2])
    >>> in_blocks(np, f, ["float32"], x, row, small=1, block=2)
    array([[1., 2.],
           [1., 2.],
           [1., 2.]], dtype=float32)

    f: works element by element; with `by_rows`, row by row.
    results: for each, the array to fill, or the dtype of a new one.
    others: arrays that broadcast to x's shape. Pieces are made where each of them has that shape,
        one element, one row, or one column; else, and on a GPU, f gets everything at once.
    Returns: the list of the results, or the result where there is one.
    Nothing warns of infinities and of what is not a number.
    """
    results = [xp.empty(x.shape, y) if isinstance(y, str) else y for y in results]
    parts = None if x.size <= small or xp is not np else pieces((x, *others, *results), by_rows)
    if parts is None:
        with np.errstate(all="ignore"):
            f(xp, x, *others, *results)
    else:
        cuts = [a.ndim > 0 and len(a) == len(parts[0]) for a in parts]

        def one_block(lo, hi):
            with np.errstate(all="ignore"):  # which is a setting of the thread
                f(xp, *[a[lo:hi] if cut else a for a, cut in zip(parts, cuts)])

        parallel(one_block, len(parts[0]), max(1, block * len(parts[0]) // x.size))
    return results[0] if len(results) == 1 else results


def pieces(arrays, by_rows=False):
    """The arrays as flat ones that can be cut together, or as rows; None where they can be neither.

    What is not to be cut has an axis of size 1, or none.
    """
    shape = arrays[0].shape
    if not by_rows and all(a.shape == shape or a.size == 1 for a in arrays):
        return [a.reshape(-1) if a.shape == shape else a.reshape(()) for a in arrays]
    width = shape[-1]
    parts = []
    for a in arrays:
        if a.shape == shape:
            parts.append(a.reshape(-1, width))
        elif a.shape == (*shape[:-1], 1):
            parts.append(a.reshape(-1, 1))
        elif a.size == 1:
            parts.append(a.reshape(()))
        elif a.size == width == a.shape[-1]:
            parts.append(a.reshape(1, -1))
        else:
            return None
    return parts if len(parts[0]) > 1 else None
