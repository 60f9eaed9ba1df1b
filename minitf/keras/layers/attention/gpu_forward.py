"""Attention on a GPU that never writes its scores. Floor 7. Read `gpu_tiles.py` first.

The largest score of a row is not known before all keys have been seen. So what has been summed up so far is relative to
the largest one so far, and is put right by one factor when a larger one comes (Milakov and Gimelshein 2018; Dao et al.
2022). Read next: `gpu_backward.py`.
"""

from . import dot_product_kernel, gpu_tiles

BODY = """\
    __shared__ REAL q[TILE * (K + 1)], k[TILE * (K + 1)], v[TILE * (M + 1)], scores[TILE * (TILE + 1)];
    REAL* mine = scores + row * (TILE + 1);
    int t = first + row;
    REAL largest = -INFINITY, sum = 0, means[(M + TILE - 1) / TILE] = {0};  // mine are columns column, column + 16, ...
    fetch(q, query, b, h, first, T, H, K);
    int end = CAUSAL && first + TILE < S ? first + TILE : S;
    for (int begin = 0; begin < end; begin += TILE) {
        int s = begin + column;
        fetch(k, key, b, h, begin, S, H, K);
        fetch(v, value, b, h, begin, S, H, M);
        __syncthreads();
SEES
        REAL score = scale * dot(q + row * (K + 1), k + column * (K + 1), K);
        mine[column] = s >= S ? -INFINITY : sees ? score : LEAST;
        __syncthreads();
        REAL before = largest;
        for (int j = 0; j < TILE; j++) largest = larger(largest, mine[j]);
        REAL power = exp(mine[column] - largest), shrink = exp(before - largest);
        __syncthreads();  // all have read the scores
        mine[column] = power;
        __syncthreads();
        sum *= shrink;
        for (int j = 0; j < TILE; j++) sum += mine[j];
        for (int m = column, i = 0; m < M; m += TILE, i++) {
            means[i] *= shrink;
            for (int j = 0; j < TILE; j++) means[i] += mine[j] * v[j * (M + 1) + m];
        }
        __syncthreads();  // nobody needs this tile any more
    }
    if (t >= T) return;
    for (int m = column, i = 0; m < M; m += TILE, i++) y[((b * T + t) * H + h) * M + m] = means[i] / sum;
    if (column == 0) {
        REAL* row_kept = kept + ((b * H + h) * T + t) * 2;
        row_kept[0] = largest, row_kept[1] = sum;
    }
"""
ARRAYS = ["const REAL* query", "const REAL* key", "const REAL* value", "REAL* y", "REAL* kept"]


def forward(xp, query, key, value, mask, *, scale, masked, causal, keep):
    """The kernel of DotProductAttention on a GPU: its arguments, its results."""
    mask = mask if masked else None
    if keep or not key.shape[1] or not gpu_tiles.fits(query, value, 1):
        return dot_product_kernel.forward(xp, query, key, value, mask, causal, scale, keep)
    batch, rows, heads, _ = query.shape
    y = xp.empty((batch, rows, heads, value.shape[3]), query.dtype)
    kept = xp.empty((batch, heads, rows, 2), query.dtype)
    text = gpu_tiles.text("attend", ARRAYS, "T", BODY, query, value, masked, causal)
    gpu_tiles.run(xp, text, "attend", rows, query, key, mask, scale, [query, key, value], [y, kept])
    return y, kept
