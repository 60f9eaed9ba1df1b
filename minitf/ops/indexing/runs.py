"""Rows reduced run by run, for sums and extremes of segments. Floor 2. Read next: `gather.py`.

A run is a stretch of neighbouring rows. NumPy adds a long run up several times as fast as `reduceat` does, and
`reduceat` adds up rows that were brought together twice as fast as `ufunc.at` adds them where they lie.
"""

from __future__ import annotations

LONG = 1024  # elements of a run that make up for a call of its own
WIDE = 4  # elements of a row that make up for sorting the rows


def reduce_runs(xp, combine, rows, starts):
    """Each run's rows, combined by a ufunc: [J, I] -> [R, I].   starts: int [R], first rows, rising from 0."""
    if rows.size < LONG * len(starts):
        return combine.reduceat(rows, starts, axis=0, dtype=rows.dtype)
    y = xp.empty((len(starts), *rows.shape[1:]), rows.dtype)
    ends = [*starts.tolist()[1:], len(rows)]
    for i, (lo, hi) in enumerate(zip(starts.tolist(), ends)):
        combine.reduce(rows[lo:hi], axis=0, dtype=rows.dtype, out=y[i])
    return y


def starts_of(xp, ids):
    """Where the runs of equal ids begin: int [J] -> int [R]."""
    return xp.flatnonzero(xp.concatenate([xp.ones(1, bool), ids[1:] != ids[:-1]]))


def combine_at(xp, combine, y, ids, rows):
    """combine.at(y, ids, rows): y[ids[j]] is combined with rows[j], for each j in turn. Changes y."""
    if rows.ndim < 2 or not rows.size or rows.size < WIDE * len(rows) or rows.size < LONG:
        combine.at(y, ids, rows)
        return
    if (ids[1:] < ids[:-1]).any():
        order = xp.argsort(ids, kind="stable")
        ids, rows = ids[order], rows[order]
    starts = starts_of(xp, ids)
    places = ids[starts]
    y[places] = combine(y[places], reduce_runs(xp, combine, rows, starts))
