"""Scaled dot-product attention on arrays, in pieces that stay in the cache. Floor 7. Read `heads.py` first.

The scores of all pairs of steps are the largest thing in attention, and several simple steps in a row work on them.
Here they do so on some rows of one sample at a time, of all heads or of a few, and threads share the samples and heads.
Where no step looks at later ones, a piece leaves out the scores to the right of what its last row can see: of long
sequences, nearly half of all.

Two things save work on the way back. What is hidden has a share of 0 already. And the shares of a row sum to 1, so the
mean gradient of its scores is the product of the row's result with that one's gradient: M numbers, and not S.

The shares are kept for the way back, or not: of long sequences they would fill the memory. Then only two numbers of
each row are kept, its largest score and the sum of its powers, from which the way back computes the shares again.

Names: query [B, T, H, K], key [B, S, H, K], value [B, S, H, M]; shares [B, H, T, S]. Read next: `dot_product.py`.
"""

import numpy as np

from ....backend.parallel import parallel
from ....backend.scratch import scratch

SCORES = 1 << 16  # of a piece: 256 KiB of float32, which stay in a core's cache


def forward(xp, query, key, value, mask, causal, scale, keep=True):
    """(y [B, T, H, M], shares; those that `causal` hides are 0).

    mask: bool, of a shape that broadcasts to that of the shares, or None. All shares of a step that sees nothing are
    equal.   causal: whether step t sees the steps up to t, and no others; not together with a mask.
    keep: False for [B, H, T, 2] in place of the shares: the largest score of each row, and the sum of its powers.
    """
    shape = (len(query), query.shape[2], query.shape[1], key.shape[1])
    y = xp.zeros((*query.shape[:3], value.shape[3]), query.dtype)
    kept = xp.zeros(shape if keep else (*shape[:3], 2), query.dtype)
    if 0 in shape:
        return y, kept
    unseen = distances(xp, query, key, mask, causal)

    def some(samples, heads):
        q, k, v = (by_head(xp, x[samples, :, heads]) for x in (query, key, value))
        xp.multiply(q, q.dtype.type(scale), out=q)
        for rows, seen in pieces(q.shape[1], shape, causal):
            s = scores(xp, q, k, unseen, samples, heads, rows, seen)
            largest = s.max(-1, keepdims=True)
            xp.exp(xp.subtract(s, largest, out=s), out=s)
            sums = xp.matmul(s, xp.ones((s.shape[-1], 1), s.dtype))
            if not keep:
                kept[samples, heads, rows] = xp.concatenate([largest, sums], axis=-1)
            p = kept[samples, heads, rows, seen] if keep else s
            xp.multiply(s, xp.divide(1, sums, out=sums), out=p)
            y[samples, rows, heads] = xp.matmul(p, v[:, :, seen]).swapaxes(1, 2)

    over_each(xp, some, shape)
    return y, kept


def backward(xp, query, key, value, mask, y, kept, dy, causal, scale, keep=True):
    """The gradients of query, key and value, given that of y. The other arguments are as for `forward`."""
    shape = (len(query), query.shape[2], query.shape[1], key.shape[1])
    dquery, dkey, dvalue = (xp.zeros_like(x) for x in (query, key, value))
    if 0 in shape:
        return dquery, dkey, dvalue
    unseen = None if keep else distances(xp, query, key, mask, causal)
    sees = None if mask is None else mask.any(-1, keepdims=True)  # where not, scores are what they are
    sees = None if sees is None or sees.all() else sees

    def some(samples, heads):
        q, k, v, d, out = (by_head(xp, x[samples, :, heads]) for x in (query, key, value, dy, y))
        xp.multiply(q, q.dtype.type(scale), out=q)
        mean = xp.sum(xp.multiply(d, out, out=out), axis=-1, keepdims=True)
        dk, dv = xp.zeros_like(k), xp.zeros_like(v)
        for rows, seen in pieces(q.shape[1], shape, causal):
            p = kept[samples, heads, rows, seen] if keep else shares_again(
                xp, scores(xp, q, k, unseen, samples, heads, rows, seen), kept[samples, heads, rows])
            ds = xp.matmul(d[:, :, rows], v[:, :, seen].swapaxes(2, 3), out=room(xp, q, rows, seen, "their gradient"))
            xp.multiply(xp.subtract(ds, mean[:, :, rows], out=ds), p, out=ds)
            if sees is not None:
                xp.multiply(ds, part(sees, samples, heads, rows, slice(None)), out=ds)
            dq = xp.matmul(ds, k[:, :, seen]).swapaxes(1, 2)
            xp.multiply(dq, q.dtype.type(scale), out=dquery[samples, rows, heads])
            dk[:, :, seen] += xp.matmul(ds.swapaxes(2, 3), q[:, :, rows])
            dv[:, :, seen] += xp.matmul(p.swapaxes(2, 3), d[:, :, rows])
        dkey[samples, :, heads], dvalue[samples, :, heads] = dk.swapaxes(1, 2), dv.swapaxes(1, 2)

    over_each(xp, some, shape)
    return dquery, dkey, dvalue


def distances(xp, query, key, mask, causal):
    """What is added to scores so that hidden ones do not count: 0, or nearly minus infinity; None if none is hidden."""
    if causal:
        mask = xp.tri(query.shape[1], key.shape[1], dtype=bool)[None, None]
    least = query.dtype.type(np.finfo(query.dtype).min / 2)  # beside it no score makes a difference
    return None if mask is None else xp.where(mask, query.dtype.type(0), least)


def scores(xp, q, k, unseen, samples, heads, rows, seen):
    """The scores of some rows and of the columns that they see, in memory that the next piece takes over."""
    s = xp.matmul(q[:, :, rows], k[:, :, seen].swapaxes(2, 3), out=room(xp, q, rows, seen, "scores"))
    return s if unseen is None else xp.add(s, part(unseen, samples, heads, rows, seen), out=s)


def shares_again(xp, s, kept):
    """Scores to shares, in place.   kept: the largest score of each row, and the sum of its powers."""
    xp.exp(xp.subtract(s, kept[..., :1], out=s), out=s)
    return xp.divide(s, kept[..., 1:], out=s)


def pieces(heads, shape, causal):
    """(rows, columns that one of them sees) as slices, for so many heads of shares of this shape.

    >>> pieces(64, (1, 64, 32, 32), causal=False)
    [(slice(0, 32, None), slice(0, 32, None))]
    >>> [(rows.stop, seen.stop) for rows, seen in pieces(64, (1, 64, 64, 64), causal=True)]
    [(16, 16), (32, 32), (48, 48), (64, 64)]
    """
    *_, rows, columns = shape
    height = max(16, SCORES // (heads * columns))
    stops = [(low, min(low + height, rows)) for low in range(0, rows, height)]
    return [(slice(low, high), slice(0, min(high, columns) if causal else columns)) for low, high in stops]


def by_head(xp, x):
    """[B, T, H, K] -> [B, H, T, K], as a new array: each head's matrix in one piece."""
    return x.swapaxes(1, 2).copy()


def room(xp, q, rows, seen, name):
    """Memory for something about the scores of a piece: [B, H, T, S] of those rows and columns."""
    shape = (*q.shape[:2], rows.stop - rows.start, seen.stop)
    return scratch(name, shape, q.dtype) if xp is np else xp.empty(shape, q.dtype)


def part(mask, *places):
    """What is about these samples, heads, rows and columns, in an array that broadcasts to the shares."""
    return mask[tuple(slice(None) if n == 1 else place for n, place in zip(mask.shape, places))]


def over_each(xp, function, shape):
    """Call function(samples, heads) until all had their turn, on several threads; on a GPU for all at once.

    A sample's heads go together, unless a piece of some 64 rows would be too large for the cache.
    """
    samples, heads, _, columns = shape
    if xp is not np:
        return function(slice(0, samples), slice(0, heads))
    together = min(heads, max(1, SCORES // (64 * columns)))
    groups = -(-heads // together)

    def some(low, high):
        for i in range(low, high):
            sample, first = i // groups, i % groups * together
            function(slice(sample, sample + 1), slice(first, min(first + together, heads)))

    return parallel(some, samples * groups, 1)
