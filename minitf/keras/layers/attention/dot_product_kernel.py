"""Scaled dot-product attention on arrays, in pieces that stay in the cache. Floor 7. Read `heads.py` first.

The scores of all pairs of steps are the largest thing in attention, and several simple steps in a row work on them.
Here they do so on some rows of one sample at a time, and samples are shared among threads. Where no step looks at later
ones, a piece leaves out the scores to the right of what its last row can see: of long sequences, nearly half of all.

Two things save work on the way back. What is hidden has a share of 0 already. And the shares of a row sum to 1, so the
mean gradient of its scores is the product of the row's result with that one's gradient: M numbers, and not S.

Names: query [B, T, H, K], key [B, S, H, K], value [B, S, H, M]; shares [B, H, T, S]. Read next: `dot_product.py`.
"""

import numpy as np

from ....backend.parallel import parallel
from ....backend.scratch import scratch

SCORES = 1 << 16  # of a piece: 256 KiB of float32, which stay in a core's cache


def forward(xp, query, key, value, mask, causal, scale):
    """(y [B, T, H, M], shares; those that `causal` hides are 0).

    mask: bool, of a shape that broadcasts to that of the shares, or None. All shares of a step that sees nothing are
    equal.   causal: whether step t sees the steps up to t, and no others; not together with a mask.
    """
    y = xp.zeros((*query.shape[:3], value.shape[3]), query.dtype)
    shares = xp.zeros((len(query), query.shape[2], query.shape[1], key.shape[1]), query.dtype)
    if not shares.size:
        return y, shares
    least = query.dtype.type(np.finfo(query.dtype).min / 2)  # beside it no score makes a difference
    if causal:
        mask = xp.tri(query.shape[1], key.shape[1], dtype=bool)[None, None]
    unseen = None if mask is None else xp.where(mask, query.dtype.type(0), least)  # to be added to scores

    def some(samples):
        q, k, v = (by_head(xp, x[samples]) for x in (query, key, value))
        xp.multiply(q, query.dtype.type(scale), out=q)
        for rows, seen in pieces(shares.shape, causal):
            s = xp.matmul(q[:, :, rows], k[:, :, seen].swapaxes(2, 3), out=room(xp, q, rows, seen))
            if unseen is not None:
                xp.add(s, part(unseen, samples, rows, seen), out=s)
            xp.subtract(s, s.max(-1, keepdims=True), out=s)
            xp.exp(s, out=s)
            sums = xp.matmul(s, xp.ones((s.shape[-1], 1), s.dtype))
            p = shares[samples, :, rows, seen]
            xp.multiply(s, xp.divide(1, sums, out=sums), out=p)
            y[samples, rows] = xp.matmul(p, v[:, :, seen]).swapaxes(1, 2)

    over_each(xp, some, len(query))
    return y, shares


def backward(xp, query, key, value, mask, y, shares, dy, causal, scale):
    """The gradients of query, key and value, given that of y. The other arguments are as for `forward`."""
    dquery, dkey, dvalue = (xp.empty_like(x) for x in (query, key, value))
    scale = query.dtype.type(scale)
    sees = None if mask is None else mask.any(-1, keepdims=True)  # where not, scores are what they are
    sees = None if sees is None or sees.all() else sees

    def some(samples):
        q, k, v, d, out = (by_head(xp, x[samples]) for x in (query, key, value, dy, y))
        mean = xp.sum(xp.multiply(d, out, out=out), axis=-1, keepdims=True)
        dk, dv = xp.zeros_like(k), xp.zeros_like(v)
        for rows, seen in pieces(shares.shape, causal):
            p, ds = shares[samples, :, rows, seen], room(xp, q, rows, seen)
            xp.matmul(d[:, :, rows], v[:, :, seen].swapaxes(2, 3), out=ds)
            xp.multiply(xp.subtract(ds, mean[:, :, rows], out=ds), p, out=ds)
            if sees is not None:
                xp.multiply(ds, part(sees, samples, rows, slice(None)), out=ds)
            xp.multiply(xp.matmul(ds, k[:, :, seen]).swapaxes(1, 2), scale, out=dquery[samples, rows])
            dk[:, :, seen] += xp.matmul(ds.swapaxes(2, 3), q[:, :, rows])
            dv[:, :, seen] += xp.matmul(p.swapaxes(2, 3), d[:, :, rows])
        xp.multiply(dk.swapaxes(1, 2), scale, out=dkey[samples])
        dvalue[samples] = dv.swapaxes(1, 2)

    over_each(xp, some, len(query))
    return dquery, dkey, dvalue


def pieces(shape, causal):
    """(rows, columns that one of them sees) as slices, for shares of this shape.

    >>> pieces((1, 64, 32, 32), causal=False)
    [(slice(0, 32, None), slice(0, 32, None))]
    >>> [(rows.stop, seen.stop) for rows, seen in pieces((1, 64, 64, 64), causal=True)]
    [(16, 16), (32, 32), (48, 48), (64, 64)]
    """
    _, heads, rows, columns = shape
    height = max(16, SCORES // max(1, heads * columns))
    stops = [(low, min(low + height, rows)) for low in range(0, rows, height)]
    return [(slice(low, high), slice(0, min(high, columns) if causal else columns)) for low, high in stops]


def by_head(xp, x):
    """[B, T, H, K] -> [B, H, T, K], as a new array: each head's matrix in one piece."""
    return x.swapaxes(1, 2).copy()


def room(xp, q, rows, seen):
    """Memory for the scores of a piece: [B, H, T, S] of those rows and columns."""
    shape = (*q.shape[:2], rows.stop - rows.start, seen.stop)
    return scratch("scores", shape, q.dtype) if xp is np else xp.empty(shape, q.dtype)


def part(mask, samples, rows, columns):
    """What is about these samples, rows and columns, in an array that broadcasts to the shares."""
    places = (samples, slice(None), rows, columns)
    return mask[tuple(slice(None) if n == 1 else place for n, place in zip(mask.shape, places))]


def over_each(xp, function, count):
    """Call function(samples) for one sample after the other, on several threads; on a GPU for all at once."""
    if xp is np:
        parallel(lambda low, high: function(slice(low, high)), count, 1)
    else:
        function(slice(0, count))
