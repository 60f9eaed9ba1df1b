"""Quantized tensors of different ranges, joined: quantized_concat. Floor 2. Read `quantize.py` first."""

from __future__ import annotations

from collections import namedtuple

from ...backend.dtypes import float32
from ...core.convert import convert_to_tensor
from ..shapes.joining import concat
from .quantize import dequantize, quantize
from .ranges import SIGNED

ConcatResult = namedtuple("QuantizedConcat", "output output_min output_max")  # type: ignore[name-match]


def quantized_concat(concat_dim, values, input_mins, input_maxes, name=None):
    """Quantized tensors joined along an axis, after all have been brought to one range.

    concat_dim: int [].
    values: a list of tf.quint8 or tf.qint32 tensors, shapes equal but for that axis.
    input_mins, input_maxes: for each the float32 ends of its range.
    Returns: a named tuple (output, output_min, output_max): the joined tensor, and the common range.

        >>> import minitf as tf
        >>> q = tf.bitcast(tf.constant([0, 128, 255], tf.uint8), tf.quint8)
        >>> joined, low, high = tf.quantization.quantized_concat(0, [q, q], [-1., 0.], [1., 2.])
        >>> tf.bitcast(joined, tf.uint8).numpy(), low.numpy(), high.numpy()
        (array([  0,  86, 170,  85, 170, 255], dtype=uint8), np.float32(-1.0), np.float32(2.0))

    Raises: InvalidArgumentError where the shapes do not fit.
    Source: tf.quantization.quantized_concat.
    """
    lows, highs = ([float(end) for end in ends] for ends in (input_mins, input_maxes))
    values = [convert_to_tensor(value) for value in values]
    low, high = min([0.0, *lows]), max(highs)
    if values[0].dtype in SIGNED:
        high = max(abs(low), abs(high))
        low = -high
    parts = []
    for value, own_low, own_high in zip(values, lows, highs, strict=True):
        if (own_low, own_high) != (low, high):
            wide = dequantize(value, own_low, own_high, mode="MIN_FIRST")
            value = quantize(wide, low, high, value.dtype, mode="MIN_FIRST")[0]
        parts.append(value)
    joined = concat(parts, concat_dim)
    return ConcatResult(joined, convert_to_tensor(low, float32), convert_to_tensor(high, float32))
