"""A million random float32: TensorFlow's numbers, against NumPy's own generator.   Floor 10.   Next: mlp.py.

The twins draw other numbers of the same kind by the fastest way that NumPy has. This file imports neither library, so
that an interpreter that has only one of them can run it.
"""

import numpy as np

COUNT = 1_000_000


def uniform(tf):
    """A million numbers in [0, 1)."""
    return lambda: tf.random.uniform([COUNT])


def uniform_numpy():
    """The same many, of 24 bits each."""
    generator = np.random.default_rng(0)
    return lambda: generator.random(COUNT, np.float32)


def normal(tf):
    """A million normal numbers."""
    return lambda: tf.random.normal([COUNT])


def normal_numpy():
    """The same many, by the ziggurat."""
    generator = np.random.default_rng(0)
    return lambda: generator.standard_normal(COUNT, np.float32)


def truncated(tf):
    """A million normal numbers within two deviations."""
    return lambda: tf.random.truncated_normal([COUNT])


def truncated_numpy():
    """The same many: those outside are drawn again until there are none."""
    generator = np.random.default_rng(0)

    def run():
        x = generator.standard_normal(COUNT, np.float32)
        outside = np.flatnonzero(np.abs(x) >= 2)
        while len(outside):
            x[outside] = generator.standard_normal(len(outside), np.float32)
            outside = outside[np.abs(x[outside]) >= 2]
        return x

    return run
