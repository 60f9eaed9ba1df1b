"""Steps of Adam, as Keras's optimizer takes them and as NumPy does by hand.   Floor 10.   Next: mlp.py.

The twin by hand has all numbers in one flat array, works on blocks that stay in the cache, and writes in place; many
numbers it shares between two threads.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

MLP = ((784, 512), (512,), (512, 512), (512,), (512, 10), (10,))
SHORT = ((16, 16), (16,)) * 50
LONG = ((2048, 2048), (4096, 1024))
STEPS = 5  # steps in one timed run


def _step(tf, shapes, traced):
    optimizer = tf.keras.optimizers.Adam(0.001)
    random = np.random.default_rng(0)
    variables = [tf.Variable(random.standard_normal(shape, np.float32)) for shape in shapes]
    gradients = [tf.constant(random.standard_normal(shape, np.float32)) for shape in shapes]
    optimizer.build(variables)

    def step(*gradients):
        optimizer.apply(gradients, variables)

    step = tf.function(step, autograph=False) if traced else step

    def run():
        for _ in range(STEPS):
            step(*gradients)

    return run


def _step_numpy(shapes, block, threads):
    n = sum(int(np.prod(shape)) for shape in shapes)
    random = np.random.default_rng(0)
    w, m, v, g = (random.standard_normal(n, np.float32) for _ in range(4))
    np.abs(v, out=v)
    pool = ThreadPoolExecutor(threads)
    blocks = [(w[i:i + block], m[i:i + block], v[i:i + block], g[i:i + block]) for i in range(0, n, block)]

    def some(i):
        change, size = np.empty((2, block), np.float32)
        for each in blocks[i::threads]:
            _adam(*each, change[:each[0].size], size[:each[0].size])

    def run():
        for _ in range(STEPS):
            if threads == 1:
                some(0)
            else:
                list(pool.map(some, range(threads)))

    return run


def _adam(w, m, v, g, change, size):
    """One step of Adam on a block, in place."""
    np.subtract(g, m, out=change)
    np.multiply(change, np.float32(0.1), out=change)
    np.add(m, change, out=m)
    np.multiply(g, g, out=size)
    np.subtract(size, v, out=size)
    np.multiply(size, np.float32(0.001), out=size)
    np.add(v, size, out=v)
    np.multiply(m, np.float32(0.001), out=change)
    np.sqrt(v, out=size)
    np.add(size, np.float32(1e-7), out=size)
    np.divide(change, size, out=change)
    np.subtract(w, change, out=w)


def mlp(tf):
    """Steps on the six variables of a small network, 670,000 numbers."""
    return _step(tf, MLP, traced=False)


def mlp_traced(tf):
    """The same inside a tf.function."""
    return _step(tf, MLP, traced=True)


def mlp_numpy():
    """The same by NumPy."""
    return _step_numpy(MLP, 1 << 16, threads=1)


def short(tf):
    """Steps on 100 short variables, 13,600 numbers, inside a tf.function."""
    return _step(tf, SHORT, traced=True)


def short_numpy():
    """The same by NumPy, on one flat array."""
    return _step_numpy(SHORT, 1 << 16, threads=1)


def long(tf):
    """Steps on two large matrices, 8.4 million numbers, inside a tf.function."""
    return _step(tf, LONG, traced=True)


def long_numpy():
    """The same by NumPy, on two threads."""
    return _step_numpy(LONG, 1 << 18, threads=2)
