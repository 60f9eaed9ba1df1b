"""The way back of attention on a GPU, in two kernels. Floor 7. Read `gpu_forward.py` first.

The shares are computed again from the scores and the two numbers of each row that were kept. The gradient of a query is
a sum over all keys, and that of a key a sum over all queries. One kernel for both would have blocks add to each other's
sums, in whatever order they come; so there are two, and the same input gives the same bits each time.
"""

from . import dot_product_kernel, gpu_tiles

PAIR = """\
        REAL share = 0, slope = 0;  // of our pair: how much of key s is in t's mean; the gradient of the score
        if (t < T && s < S) {
            const REAL* row_kept = kept + ((b * H + h) * T + t) * 2;
            REAL score = sees ? scale * dot(q + row * (K + 1), k + column * (K + 1), K) : LEAST;
            share = exp(score - row_kept[0]) / row_kept[1];
            REAL rise = dot(d + row * (M + 1), v + column * (M + 1), M);
            slope = sees ? share * (rise - mean[(b * T + t) * H + h]) : 0;
        }
"""
OF_QUERIES = """\
    __shared__ REAL q[TILE * (K + 1)], k[TILE * (K + 1)], v[TILE * (M + 1)], d[TILE * (M + 1)];
    __shared__ REAL slopes[TILE * (TILE + 1)];
    int t = first + row;
    REAL sums[(K + TILE - 1) / TILE] = {0};
    fetch(q, query, b, h, first, T, H, K);
    fetch(d, dy, b, h, first, T, H, M);
    int end = CAUSAL && first + TILE < S ? first + TILE : S;
    for (int begin = 0; begin < end; begin += TILE) {
        int s = begin + column;
        fetch(k, key, b, h, begin, S, H, K);
        fetch(v, value, b, h, begin, S, H, M);
        __syncthreads();
SEES
PAIR
        slopes[row * (TILE + 1) + column] = slope;
        __syncthreads();
        for (int c = column, i = 0; c < K; c += TILE, i++)
            for (int j = 0; j < TILE; j++) sums[i] += slopes[row * (TILE + 1) + j] * k[j * (K + 1) + c];
        __syncthreads();  // nobody needs this tile any more
    }
    if (t >= T) return;
    for (int c = column, i = 0; c < K; c += TILE, i++) dquery[((b * T + t) * H + h) * K + c] = scale * sums[i];
"""
OF_KEYS = """\
    __shared__ REAL q[TILE * (K + 1)], k[TILE * (K + 1)], v[TILE * (M + 1)], d[TILE * (M + 1)];
    __shared__ REAL shares[TILE * (TILE + 1)], slopes[TILE * (TILE + 1)];
    int s = first + column, me = row;  // when sums are made, our step is the key in row `me` of its tile
    REAL key_sums[(K + TILE - 1) / TILE] = {0}, value_sums[(M + TILE - 1) / TILE] = {0};
    fetch(k, key, b, h, first, S, H, K);
    fetch(v, value, b, h, first, S, H, M);
    for (int begin = CAUSAL ? first : 0; begin < T; begin += TILE) {
        int t = begin + row;
        fetch(q, query, b, h, begin, T, H, K);
        fetch(d, dy, b, h, begin, T, H, M);
        __syncthreads();
SEES
PAIR
        shares[row * (TILE + 1) + column] = share;
        slopes[row * (TILE + 1) + column] = slope;
        __syncthreads();
        for (int c = column, i = 0; c < K; c += TILE, i++)
            for (int j = 0; j < TILE; j++) key_sums[i] += slopes[j * (TILE + 1) + me] * q[j * (K + 1) + c];
        for (int m = column, i = 0; m < M; m += TILE, i++)
            for (int j = 0; j < TILE; j++) value_sums[i] += shares[j * (TILE + 1) + me] * d[j * (M + 1) + m];
        __syncthreads();  // nobody needs this tile any more
    }
    if (first + me >= S) return;
    long long step = (b * S + first + me) * H + h;
    for (int c = column, i = 0; c < K; c += TILE, i++) dkey[step * K + c] = scale * key_sums[i];
    for (int m = column, i = 0; m < M; m += TILE, i++) dvalue[step * M + m] = value_sums[i];
"""
GIVEN = [f"const REAL* {name}" for name in ("query", "key", "value", "dy", "kept", "mean")]


def backward(xp, query, key, value, mask, y, kept, dy, *, scale, masked, causal, keep):
    """The kernel of DotProductAttentionGrad on a GPU: its arguments, its results."""
    mask = mask if masked else None
    if keep or not query.shape[1] or not gpu_tiles.fits(query, value, 2):
        return dot_product_kernel.backward(xp, query, key, value, mask, y, kept, dy, causal, scale, keep)
    dquery, dkey, dvalue = (xp.empty(x.shape, x.dtype) for x in (query, key, value))
    given = [query, key, value, dy, kept, xp.sum(xp.multiply(y, dy), axis=-1)]
    for name, steps, body, names, results in [
        ("queries", query.shape[1], OF_QUERIES, ["dquery"], [dquery]),
        ("keys", key.shape[1], OF_KEYS, ["dkey", "dvalue"], [dkey, dvalue]),
    ]:
        ours, arrays = "TS"[name == "keys"], GIVEN + [f"REAL* {each}" for each in names]
        text = gpu_tiles.text(name, arrays, ours, body.replace("PAIR\n", PAIR), query, value, masked, causal)
        gpu_tiles.run(xp, text, name, steps, query, key, mask, scale, given, results)
    return dquery, dkey, dvalue
