"""Elementwise chains and work on rows of large arrays, 4096 x 4096 floats.   Floor 10.   Next: rows.py.

The twins are the limit of what NumPy can do: pieces that stay in the cache, two threads, every buffer made once.
"""

import threading

import numpy as np

SIZE = 4096
ROWS = 32  # of a piece: 128 K elements
C0, C1 = np.float32(0.7978845608028654), np.float32(0.044715)  # sqrt(2 / pi), and of the cubic term


def data():
    """x [SIZE, SIZE], a bias [SIZE], and a dropout mask [SIZE, SIZE] of 0 and 1 / 0.9; float32."""
    random = np.random.default_rng(0)
    mask = (random.random((SIZE, SIZE), np.float32) >= 0.1) / np.float32(0.9)
    return random.standard_normal((SIZE, SIZE), np.float32), random.standard_normal(SIZE, np.float32), mask


def gelu(tf):
    """Bias, GELU and dropout as one traced function."""
    function = tf.function(lambda x, bias, mask: tf.nn.gelu(x + bias, approximate=True) * mask)
    arrays = [tf.constant(a) for a in data()]
    return lambda: function(*arrays)


def softmax(tf):
    """The softmax of every row."""
    function = tf.function(lambda x: tf.nn.softmax(x))
    x = tf.constant(data()[0])
    return lambda: function(x)


def layer_norm(tf):
    """Every row less its mean, over its standard deviation."""
    @tf.function
    def function(x):
        centred = x - tf.reduce_mean(x, -1, keepdims=True)
        return centred * tf.math.rsqrt(tf.reduce_mean(tf.square(centred), -1, keepdims=True) + 1e-5)

    x = tf.constant(data()[0])
    return lambda: function(x)


def by_hand(piece):
    """The program that calls piece(x, bias, mask, s, y) on some rows at a time, which fills y; s is scratch."""
    from minitf.backend.parallel import parallel

    x, bias, mask = data()
    y, scratch = np.empty_like(x), {}

    def some_rows(lo, hi):
        s = scratch.setdefault(threading.get_ident(), np.empty((0, SIZE), np.float32))
        if len(s) < hi - lo:
            s = scratch[threading.get_ident()] = np.empty((hi - lo, SIZE), np.float32)
        piece(x[lo:hi], bias, mask[lo:hi], s[: hi - lo], y[lo:hi])

    return lambda: parallel(some_rows, SIZE, ROWS)


def gelu_numpy():
    """GELU as x times a sigmoid, so that one exponential is all it takes."""
    def piece(x, bias, mask, s, y):
        u = np.add(x, bias)
        np.multiply(u, u, out=s)
        np.multiply(s, -2 * C0 * C1, out=s)
        np.subtract(s, 2 * C0, out=s)
        np.multiply(s, u, out=s)
        np.exp(s, out=s)
        np.add(s, 1, out=s)
        np.divide(u, s, out=y)
        np.multiply(y, mask, out=y)

    return by_hand(piece)


def softmax_numpy():
    """The sum of a row as a product with ones."""
    ones = np.ones((SIZE, 1), np.float32)

    def piece(x, bias, mask, s, y):
        np.subtract(x, x.max(-1, keepdims=True), out=s)
        np.exp(s, out=s)
        np.multiply(s, 1 / (s @ ones), out=y)

    return by_hand(piece)


def layer_norm_numpy():
    """Both sums of a row as products with ones."""
    ones, share = np.ones((SIZE, 1), np.float32), np.float32(1 / SIZE)

    def piece(x, bias, mask, s, y):
        np.subtract(x, x @ ones * share, out=y)
        np.multiply(y, y, out=s)
        np.multiply(y, 1 / np.sqrt(s @ ones * share + np.float32(1e-5)), out=y)

    return by_hand(piece)
