"""Convolutions by slow loops."""

import numpy as np

from minitf.lite.options import SAME


def by_loops(x, w, bias, stride, pad):
    """SAME or VALID convolution of x: [N, H, W, C] with w: [O, K, K, C], in float64."""
    n, k, size = len(x), w.shape[1], x.shape[1]
    out = -(-size // stride) if pad == SAME else (size - k) // stride + 1
    before = max((out - 1) * stride + k - size, 0) // 2 if pad == SAME else 0
    x = np.pad(x.astype(float), [(0, 0), (before, k), (before, k), (0, 0)])
    y = np.zeros((n, out, out, len(w)))
    for i in range(out):
        for j in range(out):
            seen = x[:, i * stride : i * stride + k, j * stride : j * stride + k]
            y[:, i, j] = np.tensordot(seen, w.astype(float), ([1, 2, 3], [1, 2, 3]))
    return y + bias
