"""Between real numbers and the integers that stand for them. Floor 8. Read `numbers.py` first."""

from __future__ import annotations

import numpy as np

from .numbers import dequantized, multiplier_of, narrowed, quantized, rescaled
from .registry import kernel, mover


@mover("QUANTIZE")
def quantize(call, x):
    """Real numbers as integers; integers with other scales than before."""
    given, t = call.inputs[0], call.outputs[0]
    if not given.is_quantized:
        return quantized(x, t)
    real = np.float64(given.scale[0]) / np.float64(t.scale[0])
    y = rescaled(x.astype(np.int64) - given.zero_point[0], *multiplier_of(real))
    y += t.zero_point[0]
    return narrowed(y, t.dtype)


@mover("DEQUANTIZE")
def dequantize(call, x):
    """Integers, or floats of 16 bits, as floats; once, if they never change."""
    given = call.inputs[0]

    def make(x):
        return dequantized(x, given) if given.is_quantized else x.astype(np.float32)

    return call.prepared(0, x, make)


@kernel("FAKE_QUANT")
def fake_quant(call, x):
    """x, rounded to the real numbers that integers of num_bits stand for in [min, max]."""
    o = call.options
    least, most = int(o.narrow_range), (1 << min(o.num_bits, 16)) - 1
    scale = (o.max - o.min) / (most - least)
    zero_point = np.clip(np.round(least - o.min / scale), least, most)
    q = np.floor((np.clip(x, scale * (least - zero_point), scale * (most - zero_point)) / scale) + zero_point + 0.5)
    return ((q - zero_point) * scale).astype(np.float32)


