"""Convolutions of the sizes that networks have, forward and backward.   Floor 10.   Next: race.py.

Every program here is a function of the library that makes a function to be timed. The NumPy twin is what one would
write by hand: the columns of the whole batch at once, and one product. This file imports neither library.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


@dataclass(frozen=True)
class Size:
    """A convolution with "SAME" padding: kernel and image are square, sizes in elements."""

    batch: int
    image: int
    channels: int
    kernel: int
    filters: int
    stride: int = 1

    def arrays(self):
        """An image, a filter, and a gradient of the result."""
        random = np.random.default_rng(0)
        out = -(-self.image // self.stride)
        shapes = ((self.batch, self.image, self.image, self.channels),
                  (self.kernel, self.kernel, self.channels, self.filters), (self.batch, out, out, self.filters))
        return [random.standard_normal(shape, np.float32) for shape in shapes]


TINY = Size(1, 4, 3, 3, 4)
FIRST = Size(16, 32, 3, 3, 32)
WIDE = Size(4, 56, 64, 3, 64)
DEEP = Size(8, 14, 256, 3, 256)
POINTS = Size(4, 28, 256, 1, 256)
HALF = Size(4, 56, 64, 3, 128, 2)


# --- with the library ----------------------------------------------------------------------------------------
def forward(size, tf):
    """The convolution."""
    x, w, _ = map(tf.constant, size.arrays())
    return lambda: tf.nn.conv2d(x, w, size.stride, "SAME")


def backward(size, tf):
    """Both gradients, for one convolution that a tape has recorded."""
    x, w, dy = map(tf.constant, size.arrays())
    with tf.GradientTape(persistent=True) as tape:
        tape.watch([x, w])
        y = tf.nn.conv2d(x, w, size.stride, "SAME")
    return lambda: tape.gradient(y, [x, w], output_gradients=dy)


# --- by hand -------------------------------------------------------------------------------------------------
def columns_of(x, size):
    """Every window as a row, [N * OH * OW, K * K * C], and (padding before, padding after)."""
    total = max((-(-size.image // size.stride) - 1) * size.stride + size.kernel - size.image, 0)
    sides = total // 2, total - total // 2
    padded = np.pad(x, [(0, 0), sides, sides, (0, 0)])
    view = sliding_window_view(padded, (size.kernel, size.kernel), (1, 2))[:, :: size.stride, :: size.stride]
    return view.transpose(0, 1, 2, 4, 5, 3).reshape(-1, size.kernel**2 * size.channels), sides


def forward_numpy(size):
    """The same convolution by NumPy."""
    x, w, dy = size.arrays()
    return lambda: (columns_of(x, size)[0] @ w.reshape(-1, size.filters)).reshape(dy.shape)


def backward_numpy(size):
    """The same two gradients by NumPy."""
    x, w, dy = size.arrays()
    out, s = dy.shape[1], size.stride

    def run():
        columns, (before, after) = columns_of(x, size)
        rows = dy.reshape(-1, size.filters)
        dw = columns.T @ rows
        dcolumns = (rows @ w.reshape(-1, size.filters).T).reshape(*dy.shape[:3], size.kernel, size.kernel, -1)
        dx = np.zeros((size.batch, *[before + size.image + after] * 2, size.channels), np.float32)
        for i, j in np.ndindex(size.kernel, size.kernel):
            dx[:, i : i + out * s : s, j : j + out * s : s] += dcolumns[:, :, :, i, j]
        return dw, dx[:, before : before + size.image, before : before + size.image]

    return run


tiny, tiny_numpy = partial(forward, TINY), partial(forward_numpy, TINY)
tiny_back, tiny_back_numpy = partial(backward, TINY), partial(backward_numpy, TINY)
first, first_numpy = partial(forward, FIRST), partial(forward_numpy, FIRST)
first_back, first_back_numpy = partial(backward, FIRST), partial(backward_numpy, FIRST)
wide, wide_numpy = partial(forward, WIDE), partial(forward_numpy, WIDE)
wide_back, wide_back_numpy = partial(backward, WIDE), partial(backward_numpy, WIDE)
deep, deep_numpy = partial(forward, DEEP), partial(forward_numpy, DEEP)
deep_back, deep_back_numpy = partial(backward, DEEP), partial(backward_numpy, DEEP)
points, points_numpy = partial(forward, POINTS), partial(forward_numpy, POINTS)
points_back, points_back_numpy = partial(backward, POINTS), partial(backward_numpy, POINTS)
half, half_numpy = partial(forward, HALF), partial(forward_numpy, HALF)
half_back, half_back_numpy = partial(backward, HALF), partial(backward_numpy, HALF)
