"""The training step of images.py by hand.   Floor 10.   Read by_hand.py first.

Convolutions are minitf's functions of arrays; all else is written out. Vectors of channels are repeated for a row of
the image, so that NumPy's loops are long, and ReLU comes behind max pooling, where there is a quarter left to do.
"""

from itertools import pairwise

import numpy as np

from minitf.bench.by_hand import Classifier, empty, normal, ones
from minitf.bench.mlp import Adam

BATCH, SIDE, CHANNELS, CLASSES, EPSILON = 64, 32, (3, 32, 64, 128), 10, 1e-3
IMAGES = 4  # in a block, which stays in a core's cache


class Block:
    """Batch normalization, 2x2 max pooling and ReLU of images [B, N, N, C], and the way back."""

    def __init__(self, side, channels, parallel):
        self.side, self.channels, self.parallel = side, channels, parallel
        self.count = np.float32(BATCH * side * side)
        self.normal, self.dx = empty(BATCH, side, side * channels), empty(BATCH, side, side * channels)
        self.rows, self.y = empty(BATCH, side // 2, side, channels), empty(BATCH, side // 2, side // 2, channels)
        self.sums, self.ones = np.zeros((BATCH // IMAGES, 2, side * channels), np.float32), ones(IMAGES * side)

    def two_means(self, x, other):
        """The means of x and of x * other for every channel."""
        def some(lo, hi):
            part = x[lo:hi].reshape(-1, self.side * self.channels)
            for row, values in enumerate((part, part * other[lo:hi].reshape(part.shape))):
                np.matmul(self.ones[: len(part)], values, out=self.sums[lo // IMAGES, row])

        self.parallel(some, BATCH, IMAGES)
        return self.sums.sum(0).reshape(2, self.side, self.channels).sum(1) / self.count

    def forward(self, x, gamma, beta):
        """[B, N / 2, N / 2, C]."""
        self.x = x = x.reshape(self.normal.shape)
        self.mean, squares = self.two_means(x, x)
        self.root = 1 / np.sqrt(squares - self.mean**2 + np.float32(EPSILON))
        factor, offset = (np.tile(v, self.side) for v in (gamma * self.root, beta - gamma * self.root * self.mean))

        def some(lo, hi):
            n, rows, y = self.normal[lo:hi], self.rows[lo:hi], self.y[lo:hi]
            np.add(np.multiply(x[lo:hi], factor, out=n), offset, out=n)
            np.maximum(n[:, ::2], n[:, 1::2], out=rows.reshape(hi - lo, self.side // 2, -1))
            np.maximum(rows[:, :, ::2], rows[:, :, 1::2], out=y)
            np.maximum(y, 0, out=y)

        self.parallel(some, BATCH, IMAGES)
        return self.y

    def unpool(self, dy):
        """Put the gradient where the maxima were; into dx, for now."""
        def some(lo, hi):
            rows, n, d = self.rows[lo:hi], self.normal[lo:hi], dy[lo:hi] * (self.y[lo:hi] > 0)
            drows = np.empty_like(rows)
            np.multiply(d, rows[:, :, ::2] >= rows[:, :, 1::2], out=drows[:, :, ::2])
            np.subtract(d, drows[:, :, ::2], out=drows[:, :, 1::2])
            drows, dn = drows.reshape(hi - lo, self.side // 2, -1), self.dx[lo:hi]
            np.multiply(drows, n[:, ::2] >= n[:, 1::2], out=dn[:, ::2])
            np.subtract(drows, dn[:, ::2], out=dn[:, 1::2])

        self.parallel(some, BATCH, IMAGES)

    def backward(self, dy, gamma, dgamma, dbeta):
        """The gradient of what `forward` was given; dgamma and dbeta are filled."""
        self.unpool(dy)
        mean, product = self.two_means(self.dx, self.x)
        slope = (product - self.mean * mean) * self.root
        dgamma[...], dbeta[...] = slope * self.count, mean * self.count
        k = gamma * self.root
        vectors = k, -k * slope * self.root, -k * mean + k * slope * self.root * self.mean
        a, b, c = (np.tile(v, self.side) for v in vectors)

        def some(lo, hi):
            d = np.multiply(self.dx[lo:hi], a, out=self.dx[lo:hi])
            np.add(d, self.x[lo:hi] * b + c, out=d)

        self.parallel(some, BATCH, IMAGES)
        return self.dx.reshape(BATCH, self.side, self.side, self.channels)


def cnn_numpy():
    """The step by hand. Returns the loss."""
    from minitf.backend.parallel import parallel
    from minitf.bench.images import data
    from minitf.ops.convolution import ways
    from minitf.ops.convolution.geometry import geometry

    x, y = data()
    sides = [SIDE // 2**i for i in range(len(CHANNELS))]
    features = sides[-1] ** 2 * CHANNELS[-1]
    arrays = [a for m, n in pairwise(CHANNELS) for a in (normal(3, 3, m, n), np.ones(n), np.zeros(n))]
    adam = Adam([*arrays, normal(features, CLASSES), np.zeros(CLASSES)])
    p, g = adam.parameters, adam.gradients
    slides = [geometry((side, side), (3, 3), (1, 1), (1, 1), "SAME") for side in sides[:-1]]
    blocks = [Block(side, channels, parallel) for side, channels in zip(sides, CHANNELS[1:])]
    classifier, samples = Classifier(BATCH), ones(BATCH)

    def run():
        inputs = [x]
        for i, block in enumerate(blocks):
            inputs.append(block.forward(ways.convolve(np, inputs[-1], p[3 * i], slides[i]), *p[3 * i + 1 : 3 * i + 3]))
        flat = inputs[-1].reshape(BATCH, features)
        z = flat @ p[-2] + p[-1]
        loss = classifier.loss(z, y)
        np.matmul(flat.T, z, out=g[-2])
        np.matmul(samples, z, out=g[-1])
        d = (z @ p[-2].T).reshape(inputs[-1].shape)
        for i in reversed(range(len(blocks))):
            d = blocks[i].backward(d, p[3 * i + 1], *g[3 * i + 1 : 3 * i + 3])
            g[3 * i][...] = ways.filter_gradient(np, inputs[i], d, slides[i])
            if i:
                d = ways.input_gradient(np, p[3 * i], d, slides[i])
        adam.step(parallel)
        return loss

    return run
