"""LAPACK by way of NumPy, with the threads that suit it. Floor 2. Read next: `inverse.py`.

While it takes one matrix apart, BLAS's threads wait for each other thousands of times. Where another program wants
the processor too, each wait can be long: a QR of 400x400 was seen to take 25 ms on one thread, 300 on two.
"""

from __future__ import annotations

from contextlib import nullcontext
from math import prod

import numpy as np

from ...backend.parallel import one_blas_thread, parallel

SMALL = 1 << 10  # elements that BLAS works on with one thread anyway
HUGE = 1 << 20  # elements of one matrix, from which several threads pay, though they wait


def lapack(f, a, *others, **options):
    """f(a, *others, **options), for a function of `xp.linalg` that works on matrices [..., M, N].

    Large batches are shared out among threads, and each thread works on its matrices alone.
    """
    if a.size <= SMALL or not isinstance(a, np.ndarray):
        return f(a, *others, **options)
    if a.ndim > 2 and a.size >= 16 * prod(a.shape[-2:]) and all(x.shape[:-2] == a.shape[:-2] for x in others):
        return _shared_out(f, (a, *others), options)
    with on_one_thread(a):
        return f(a, *others, **options)


def on_one_thread(a):
    """A context for steps on the matrices `a`, [..., M, N], in which BLAS uses one thread where that pays."""
    return one_blas_thread() if a.size > SMALL and prod(a.shape[-2:]) < HUGE else nullcontext()


def _shared_out(f, arrays, options):
    batch = arrays[0].shape[:-2]
    flat = [x.reshape(prod(batch), *x.shape[-2:]) for x in arrays]
    parts = {}

    def some(lo, hi):
        parts[lo] = f(*[x[lo:hi] for x in flat], **options)

    parallel(some, prod(batch))
    results = [parts[lo] for lo in sorted(parts)]
    if isinstance(results[0], tuple):
        return tuple(_joined(pieces, batch) for pieces in zip(*results))
    return _joined(results, batch)


def _joined(pieces, batch):
    return np.concatenate(pieces).reshape(batch + pieces[0].shape[1:])
