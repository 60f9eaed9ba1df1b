"""A training step of a convolutional network: 32x32x3, three of (3x3, batch norm, ReLU, max pool), batch 64. Floor 10.

`cnn` is the program as a Keras user would write it, traced; `cnn_torch` the same in PyTorch; `cnn_numpy`, by hand,
stands in images_by_hand.py. This file imports no library but NumPy.   Next: recurrence.py.
"""

from itertools import pairwise

import numpy as np

from minitf.bench.images_by_hand import BATCH, CHANNELS, CLASSES, SIDE, cnn_numpy  # noqa: F401
from minitf.bench.recurrence import torch_step, traced_step


def data():
    """Images float32 [B, H, W, C] and labels int64 [B]."""
    random = np.random.default_rng(0)
    images = random.standard_normal((BATCH, SIDE, SIDE, CHANNELS[0]), np.float32)
    return images, random.integers(0, CLASSES, BATCH)


def cnn(tf):
    """A traced training step. Returns the loss."""
    L = tf.keras.layers
    blocks = [layer for filters in CHANNELS[1:] for layer in (
        L.Conv2D(filters, 3, padding="same", use_bias=False), L.BatchNormalization(), L.ReLU(), L.MaxPooling2D())]
    model = tf.keras.Sequential([L.Input((SIDE, SIDE, CHANNELS[0])), *blocks, L.Flatten(), L.Dense(CLASSES)])
    return traced_step(tf, model, tf.keras.optimizers.Adam(), *map(tf.constant, data()))


def cnn_torch(torch):
    """The same step in PyTorch, with the channels last in memory."""
    nn = torch.nn
    x, y = map(torch.from_numpy, data())
    layers = [layer for m, n in pairwise(CHANNELS) for layer in (
        nn.Conv2d(m, n, 3, padding=1, bias=False), nn.BatchNorm2d(n), nn.ReLU(), nn.MaxPool2d(2))]
    features = (SIDE // 2 ** (len(CHANNELS) - 1)) ** 2 * CHANNELS[-1]
    model = nn.Sequential(*layers, nn.Flatten(), nn.Linear(features, CLASSES)).to(memory_format=torch.channels_last)
    x = x.permute(0, 3, 1, 2).contiguous(memory_format=torch.channels_last)
    return torch_step(torch, model, list(model.parameters()), x, y)
