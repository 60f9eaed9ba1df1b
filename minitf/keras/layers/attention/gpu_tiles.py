"""Tiles: what the kernels of attention on a GPU have in common. Floor 7. Read `ops/gpu/launch.py` first.

A block of threads has 16 queries of one head, or 16 keys. It goes through the keys, or the queries, 16 at a time: both
tiles are copied to shared memory, where each of 256 threads computes the score of one pair. So every number that is
fetched from main memory takes part in 16 products, and the scores are never written to it. Read next:
`gpu_forward.py`.
"""

import numpy as np

from ....ops.gpu.chain import opening
from ....ops.gpu.launch import blocks, launch
from ....ops.gpu.rows import ROW_HELPERS
from ....ops.gpu.steps import C_TYPES

TILE = 16  # queries, or keys; there is a thread for each pair
SHARED = 48 << 10  # bytes of shared memory that a block may have

SIZES = ["int T", "int S", "int H", "long long mask_b", "long long mask_h", "long long mask_t", "long long mask_s"]

HELPERS = """\
// Copy 16 steps of a head from x, [B, count, H, width], to shared memory; what is behind the last step is 0.
// A row there has one number more than it needs, so that threads of several rows do not wait for the same memory bank.
__device__ void fetch(REAL* tile, const REAL* x, long long b, int h, int first, int count, int H, int width)
{
    for (int i = threadIdx.x; i < TILE * width; i += blockDim.x) {
        int step = i / width, c = i % width;
        long long from = ((b * count + first + step) * H + h) * width + c;
        tile[step * (width + 1) + c] = first + step < count ? x[from] : 0;
    }
}

__device__ REAL dot(const REAL* a, const REAL* b, int n)
{
    REAL sum = 0;
    for (int i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}
"""
PLACE = """\
    int row = threadIdx.x / TILE, column = threadIdx.x % TILE;  // of a query and a key, in their tiles
    int tiles = (OURS + TILE - 1) / TILE, first = blockIdx.x % tiles * TILE;  // of our steps
    int h = blockIdx.x / tiles % H;
    long long b = blockIdx.x / tiles / H;
"""
SEES = """\
        bool sees = true;  // whether query t may look at key s
#if CAUSAL
        sees = s <= t;
#endif
#if MASKED
        if (t < T && s < S) sees = mask[b * mask_b + h * mask_h + t * mask_t + s * mask_s];
#endif
"""


def fits(query, value, tiles) -> bool:
    """Whether so many tiles of queries and of values each, and two of scores, fit into shared memory."""
    wide = query.shape[3] + value.shape[3] + 2
    numbers = TILE * (tiles * wide + 2 * (TILE + 1))
    return str(query.dtype) in C_TYPES and numbers * query.dtype.itemsize <= SHARED


def text(name, arrays, ours, body, query, value, masked, causal) -> str:
    """The text of a kernel.

    arrays: its parameters after SIZES, the scale and the mask.   ours: "T" where a block has queries, "S" where it has
    keys.   body: what comes after PLACE; in it SEES stands for the text of that name.
    """
    meant = {"TILE": TILE, "K": query.shape[3], "M": value.shape[3], "MASKED": int(masked), "CAUSAL": int(causal),
             "LEAST": f"(REAL){float(np.finfo(query.dtype).min / 2)!r}", "OURS": ours}
    lines = [*(f"#define {word} {meaning}" for word, meaning in meant.items()), ROW_HELPERS + HELPERS,
             opening(name, [*SIZES, "REAL scale", "const bool* mask", *arrays]),
             PLACE + body.replace("SEES\n", SEES) + "}"]
    return "\n".join(lines).replace("REAL", C_TYPES[str(query.dtype)]) + "\n"


def run(xp, source, name, steps, query, key, mask, scale, inputs, results) -> None:
    """Fill `results`, arrays in plain order, by a block of threads for each tile of each head.

    steps: how many queries or keys there are, whichever a block has 16 of.
    """
    batch, rows, heads, _ = query.shape
    mask = xp.zeros((1, 1, 1, 1), bool) if mask is None else xp.ascontiguousarray(mask)
    strides = [stride if size > 1 else 0 for stride, size in zip(mask.strides, mask.shape)]  # a bool is a byte
    launch(xp, source, name, batch * heads * blocks(steps, TILE), TILE * TILE,
           *map(np.int32, (rows, key.shape[1], heads)), *map(np.int64, strides), query.dtype.type(scale), mask,
           *map(xp.ascontiguousarray, inputs), *results)
