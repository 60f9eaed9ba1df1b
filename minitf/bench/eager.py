"""Small eager ops: what one call costs beyond the NumPy call inside it.   Floor 10.   Next: mlp.py.

Every program here is a function of the library that makes a function to be timed. The NumPy twin does the bare work.
This file imports neither library, so that an interpreter that has only one of them can run it.
"""

import numpy as np

CALLS = 1000  # calls in one timed run: one alone is too short for the clock


def _matrices():
    random = np.random.default_rng(0)
    return random.standard_normal((4, 4), np.float32), random.standard_normal((4, 4), np.float32)


def _repeat(function, a, b):
    def run():
        for _ in range(CALLS):
            function(a, b)

    return run


def add(tf):
    """CALLS additions of 4x4 matrices."""
    a, b = _matrices()
    return _repeat(tf.add, tf.constant(a), tf.constant(b))


def add_numpy():
    """The same additions by NumPy."""
    return _repeat(np.add, *_matrices())


def matmul(tf):
    """CALLS products of 4x4 matrices."""
    a, b = _matrices()
    return _repeat(tf.matmul, tf.constant(a), tf.constant(b))


def matmul_numpy():
    """The same products by NumPy."""
    return _repeat(np.matmul, *_matrices())


def _repeat_taped(tf, function):
    a, b = map(tf.constant, _matrices())

    def run():
        with tf.GradientTape() as tape:
            tape.watch(a)
            for _ in range(CALLS):
                function(a, b)

    return run


def add_taped(tf):
    """CALLS additions that a tape records."""
    return _repeat_taped(tf, tf.add)


def matmul_taped(tf):
    """CALLS products that a tape records."""
    return _repeat_taped(tf, tf.matmul)


def chain(tf):
    """10,000 ops in a row and the gradient through them all; each step is cheap, so only bookkeeping shows."""
    x = tf.constant(1.0)

    def run():
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = x
            for _ in range(10_000):
                y = y * 0.9999
        tape.gradient(y, x)

    return run


def chain_numpy():
    """20,000 multiplications of a scalar: what the chain and its gradient compute, without the bookkeeping."""
    x, c = np.array(1.0, np.float32), np.array(0.9999, np.float32)

    def run():
        y = x
        for _ in range(10_000):
            y = np.multiply(y, c)
        dy = np.array(1.0, np.float32)
        for _ in range(10_000):
            dy = np.multiply(dy, c)

    return run
