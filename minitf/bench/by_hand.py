"""What the steps by hand have in common: the loss of a classifier, and column sums.   Floor 10.

The steps by hand are the limit to measure against: forward and backward without any autodiff, every buffer made once
and reused, on two threads where that pays. This file imports no library but NumPy.   Next: recurrence_by_hand.py.
"""

import numpy as np


class Classifier:
    """The mean cross entropy of logits [B, C] with labels [B]; its gradient takes the logits' place."""

    def __init__(self, count):
        self.rows, self.top, self.ones = np.arange(count), np.empty((count, 1), np.float32), ones(count)

    def loss(self, z, y):
        """The loss; z becomes its own gradient."""
        np.max(z, axis=1, keepdims=True, out=self.top)
        np.subtract(z, self.top, out=z)
        picked = z[self.rows, y]
        np.exp(z, out=z)
        np.sum(z, axis=1, keepdims=True, out=self.top)
        found = float(np.mean(np.log(self.top[:, 0]) - picked))
        np.divide(np.float32(1 / len(z)), self.top, out=self.top)
        np.multiply(z, self.top, out=z)
        z[self.rows, y] -= np.float32(1 / len(z))
        return found


def ones(count):
    """A vector of ones: `ones @ x` is a column sum, at the speed of a matrix product."""
    return np.ones(count, np.float32)


def empty(*shape):
    """A buffer of float32."""
    return np.empty(shape, np.float32)


def normal(*shape, scale=0.05):
    """Weights to begin with."""
    return (np.random.default_rng(0).standard_normal(shape, np.float32) * np.float32(scale))
