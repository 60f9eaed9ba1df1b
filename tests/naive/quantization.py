"""Fake quantization, one number at a time."""

import math

import numpy as np


def levels(low, high, bits, narrow=0):
    """All levels, in order: as many as the bits can count, 0 among them."""
    most = 2**bits - 1
    step = (high - low) / (most - narrow)
    zero = math.floor(min(max(narrow - low / step, narrow), most) + 0.5)
    return [(k - zero) * step for k in range(narrow, most + 1)]


def fake_quant(x, low, high, bits, narrow=0):
    found = levels(low, high, bits, narrow)
    nearest = [min(found, key=lambda level: abs(level - v)) for v in np.reshape(x, -1)]
    return np.array(nearest).reshape(np.shape(x))


def inside(x, low, high, bits):
    found = levels(low, high, bits)
    return (found[0] <= x) & (x <= found[-1])
