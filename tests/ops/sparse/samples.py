"""Matrices with some zeros, dense and sparse: what the functions of tf.sparse are compared on."""

import numpy as np

import minitf as tf


def holey(seed, shape=(3, 4)):
    """A float64 array about half of whose elements are 0."""
    random = np.random.default_rng(seed)
    return random.normal(size=shape) * (random.random(shape) < 0.5)


def dense(st):
    """The NumPy array that a SparseTensor stands for; its indices must be in order."""
    return tf.sparse.to_dense(st).numpy()
