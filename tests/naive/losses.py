"""Batch normalisation, in_top_k and isotonic regression straight from their definitions."""

import numpy as np


def batch_norm(x, scale, offset, epsilon, axes, running=None):
    """(x - mean) / sqrt(variance + epsilon) * scale + offset, for channels in the last axis or in the second.

    running: the mean and the variance to use; by default those of x.
    """
    dims = [-1 if i not in axes else 1 for i in range(x.ndim)]
    mean, variance = running or (x.mean(axes), x.var(axes))
    mean, variance, scale, offset = (v.reshape(dims) for v in (mean, variance, scale, offset))
    return (x - mean) / np.sqrt(variance + epsilon) * scale + offset


def batch_norm_gradient(dy, x, scale, epsilon, axes):
    """The gradient of x, of a normalisation by its own mean and variance."""
    dims = [-1 if i not in axes else 1 for i in range(x.ndim)]
    root = 1 / np.sqrt(x.var(axes, keepdims=True) + epsilon)
    u = (x - x.mean(axes, keepdims=True)) * root
    return scale.reshape(dims) * root * (dy - dy.mean(axes, keepdims=True) - u * (dy * u).mean(axes, keepdims=True))


def in_top_k(predictions, targets, k):
    """Does the target's prediction stand among the k best, ties included?"""
    return np.array([sum(row > row[t]) < k for row, t in zip(predictions, targets)])


def isotonic(row):
    """The nearest sequence that never rises: the least, over starts, of the greatest mean up to an end."""
    n = len(row)
    return np.array([
        min(max(np.mean(row[i : j + 1]) for j in range(t, n)) for i in range(t + 1)) for t in range(n)
    ])
