"""Ranges: which integers stand for which numbers. Floor 8. Read `parts.py` first, `integer.py` next.

Activations are asymmetric: their range [min, max], which always holds 0, is spread over all 256 integers, and one of
these, the zero point, is exactly 0; so zeros that pad an image are exact. Weights are symmetric, -127 .. 127 with zero
point 0, and have a scale for each output channel: then the inner loop of a product need not subtract zero points of
weights, and a channel of small weights keeps its digits beside one of large.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import int8, int16
from .parts import Scales, Value

TINY = float(np.finfo(np.float32).tiny)
LEVELS = {int8: (-128, 127), int16: (-32768, 32767)}


def scales_of_range(low, high, dtype) -> Scales:
    """The scales of an activation.

    low, high: its smallest and largest value.
    dtype: int8; or int16, whose zero point is always 0.

        >>> from minitf.backend.dtypes import int8
        >>> found = scales_of_range(-1.0, 1.55, int8)
        >>> found.scale.round(4), found.zero_point
        (array([0.01], dtype=float32), array([-28]))
    """
    least, most = LEVELS[dtype]
    low, high = min(float(low), 0.0), max(float(high), 0.0)
    if low == high:
        high = 1.0  # any will do, but some operators want scales that are not too far apart
    if dtype == int16:
        return scales(max(max(-low, high) / most, TINY), 0)
    scale = max((high - low) / (most - least), TINY)
    return scales(scale, int(np.clip(np.rint(least - low / scale), least, most)))


def scales(scale, zero_point) -> Scales:
    """One scale for a whole tensor."""
    return Scales(np.array([scale], np.float32), np.array([zero_point], np.int64))


def scales_of_weights(array, axis) -> Scales:
    """A symmetric scale for each channel.

    array: float32 [...].   axis: that of the channels; None for one scale for all.
    """
    others = tuple(i for i in range(array.ndim) if i != axis)
    largest = np.abs(array).max(axis=others).reshape(-1) if array.size else np.zeros(1, np.float32)
    scale = np.where(largest > 0, largest / 127, 1).astype(np.float32)
    return Scales(scale, np.zeros(scale.size, np.int64), axis or 0)


def as_integers(array, by: Scales, dtype) -> np.ndarray:
    """The nearest integers that stand for an array.

    Weights stay above the smallest integer, so that they are symmetric.
    """
    shape = [1] * array.ndim
    if by.scale.size > 1:
        shape[by.axis] = -1
    q = np.rint(array / by.scale.astype(np.float64).reshape(shape)) + by.zero_point.reshape(shape)
    limits = np.iinfo(dtype.np)
    return np.clip(q, limits.min, limits.max).astype(dtype.np).reshape(array.shape)


def quantized_weights(weights: Value, axis) -> Value:
    """The int8 constant for float weights."""
    by = scales_of_weights(weights.array, axis)
    return Value(weights.name, int8, weights.dims, as_integers(weights.array, by, int8), by)
