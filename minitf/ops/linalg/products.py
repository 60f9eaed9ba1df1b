"""Products of many matrices on arrays: as one product where that is possible, else shared among threads. Floor 2.

NumPy multiplies the matrices of a batch one by one, and BLAS shares out each among its threads, who then wait for each
other. Where all are multiplied with the same matrix, their rows may as well stand in one; where not, each thread takes
a part of the batch. Read next: `matmul.py`.
"""

from __future__ import annotations

from math import prod

import numpy as np

from ...backend.parallel import parallel

MUCH = 1 << 22  # multiplications that are worth a thread of their own


def array_product(xp, a, b, out=None):
    """The product of arrays [..., M, K] and [..., K, N], in their dtype; numbers of 16 bits are multiplied in 32.

    out: an array for the result, or None.
    """
    if a.dtype.itemsize == 2:
        return xp.matmul(a.astype(xp.float32), b.astype(xp.float32)).astype(a.dtype)
    if xp is np and a.ndim > 2 and a.dtype.char in "fd":
        if b.ndim == 2 and a.flags.c_contiguous:
            return of_all_rows(a, b, out)
        if a.shape[:-2] == b.shape[:-2] and len(a) > 1 and a.size * b.shape[-1] >= MUCH:
            return part_by_part(a, b, out)
    return xp.matmul(a, b, out=out)


def of_all_rows(a, b, out=None):
    """a b as one product, of the rows of all matrices in a, [..., M, K], with the one matrix b, [K, N].

        >>> of_all_rows(np.ones((2, 1, 3)), np.eye(3)).shape
        (2, 1, 3)
    """
    y = np.empty((*a.shape[:-1], b.shape[-1]), a.dtype) if out is None else out
    rows = prod(a.shape[:-1])
    np.matmul(a.reshape(rows, a.shape[-1]), b, out=y.reshape(rows, b.shape[-1]))
    return y


def part_by_part(a, b, out=None):
    """a b for two batches of one size, on several threads.   a: [B, ..., M, K], b: [B, ..., K, N]."""
    y = np.empty((*a.shape[:-1], b.shape[-1]), a.dtype) if out is None else out
    parallel(lambda lo, hi: np.matmul(a[lo:hi], b[lo:hi], out=y[lo:hi]), len(a))
    return y
