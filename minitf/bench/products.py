"""Products of large matrices, which every library leaves to its BLAS.   Floor 10.   Next: chains.py.

Every program is a function of its library that makes a function to be timed; this file imports none of them.
"""

import numpy as np


def _matrices(rows, inner, columns):
    random = np.random.default_rng(0)
    return random.standard_normal((rows, inner), np.float32), random.standard_normal((inner, columns), np.float32)


def _program(rows, inner, columns):
    """The four programs of one size: [rows, inner] @ [inner, columns], for tf, NumPy, torch and jax."""

    def of_tf(tf):
        a, b = map(tf.constant, _matrices(rows, inner, columns))
        return lambda: tf.matmul(a, b).numpy()

    def of_numpy():
        a, b = _matrices(rows, inner, columns)
        return lambda: np.matmul(a, b)

    def of_torch(torch):
        a, b = map(torch.from_numpy, _matrices(rows, inner, columns))
        return lambda: torch.matmul(a, b)

    def of_jax(jax):
        a, b = map(jax.numpy.asarray, _matrices(rows, inner, columns))
        return lambda: jax.numpy.matmul(a, b).block_until_ready()  # a call returns before the work is done

    return of_tf, of_numpy, of_torch, of_jax


square, square_numpy, square_torch, square_jax = _program(1024, 1024, 1024)
large, large_numpy, large_torch, large_jax = _program(2048, 2048, 2048)
flat, flat_numpy, flat_torch, flat_jax = _program(64, 256, 1024)
