"""Floats as integers of 8, 16 or 32 bits, and back: quantize, dequantize. Floor 2.

Read `ranges.py` first: what a mode is.
"""

from __future__ import annotations

from collections import namedtuple

from ...backend.dtypes import QUANTIZED, as_dtype, bfloat16, float32
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ..axes import as_flag, as_number
from .ranges import (
    BITS,
    SIGNED,
    aligned,
    as_slice_axis,
    bounds,
    check_ends,
    check_mode,
    round_away,
    scale_to_fit,
)

QuantizeResult = namedtuple("QuantizeV2", "output output_min output_max")  # type: ignore[name-match]


class QuantizeV2(Op):
    """Floats as integers.   input: float32 [...], min_range, max_range  ->  output: T [...], output_min, output_max."""

    types = ("Tin", "Tin", "Tin")
    Tin = frozenset({float32})

    def infer(input, min_range, max_range, *, T, mode, round_mode, narrow_range, axis, ensure_minimum_range):
        if T not in QUANTIZED:
            raise RuleError(f"T is {T.name} and must be quantized", "Use tf.qint8 or tf.quint8")
        check_mode(mode)
        if round_mode not in ("HALF_AWAY_FROM_ZERO", "HALF_TO_EVEN"):
            raise RuleError(f"round_mode is {round_mode!r} and must be 'HALF_AWAY_FROM_ZERO' or 'HALF_TO_EVEN'")
        if round_mode == "HALF_TO_EVEN" and mode != "SCALED":
            raise RuleError("round_mode 'HALF_TO_EVEN' goes with mode 'SCALED' only")
        check_ends(input, axis, min_range=min_range, max_range=max_range)
        ends = min_range.with_dims(() if axis == -1 else min_range.dims)
        return input.with_dtype(T), ends, ends

    def kernel(xp, input, min_range, max_range, *, T, mode, round_mode, narrow_range, axis, ensure_minimum_range):
        if (min_range > max_range).any():
            raise RuleError("min_range must not be greater than max_range")
        low = xp.minimum(min_range, 0)
        least_width = xp.maximum(1, xp.maximum(abs(min_range), abs(max_range))) * xp.float32(ensure_minimum_range)
        high = xp.maximum(0, xp.maximum(max_range, low + least_width))
        least, most = bounds(T)
        if mode == "SCALED":
            least += narrow_range
            scale = scale_to_fit(xp, low, high, xp.float32(least), xp.float32(most))
            low, high = xp.float32(least) / scale, xp.float32(most) / scale
        low, high = (end.astype(xp.float32) for end in (low, high))
        q = quantized(xp, input, aligned(low, input.ndim, axis), aligned(high, input.ndim, axis), T, mode, narrow_range,
                      xp.rint if round_mode == "HALF_TO_EVEN" else lambda x: round_away(xp, x))
        stored = xp.ascontiguousarray(q).reshape(input.shape).view(T.np)
        return (stored, low.reshape(()), high.reshape(())) if axis == -1 else (stored, low, high)

    gradient = no_gradient


def quantized(xp, x, low, high, dtype, mode, narrow_range, round_):
    """The integers for float32 x in [low, high]. What lies outside goes to the nearer end."""
    least, most = bounds(dtype)
    stored = dtype.np[0]
    inside = xp.maximum(xp.minimum(x, high), low)
    if mode == "SCALED":
        scale = scale_to_fit(xp, low, high, xp.float32(least + narrow_range), xp.float32(most))
        return round_(inside * scale).astype(stored)
    if mode == "MIN_COMBINED":
        shifted = (inside - low) * (xp.float32(most - least) / (high - low))
        if dtype in SIGNED:
            return round_(shifted - xp.float32((most - least + 1) / 2)).astype(stored)
        return (shifted + xp.float32(0.5)).astype(stored)
    scale = ((most - least) / (high - low).astype(xp.float64)).astype(xp.float32)
    q = round_(x * scale) - (round_(low * scale) - least)
    return xp.clip(q, least, most).astype(stored)


class Dequantize(Op):
    """Integers as floats.   input: quantized [...], min_range, max_range: float32  ->  y: float32 or bfloat16 [...]."""

    types = ("T", "Trange", "Trange")
    T = QUANTIZED
    Trange = frozenset({float32})

    def infer(input, min_range, max_range, *, mode, narrow_range, axis, dtype):
        check_mode(mode)
        if dtype not in (float32, bfloat16):
            raise RuleError(f"dtype is {dtype.name} and must be float32 or bfloat16")
        check_ends(input, axis, min_range=min_range, max_range=max_range)
        return input.with_dtype(dtype)

    def kernel(xp, input, min_range, max_range, *, mode, narrow_range, axis, dtype):
        stored = input.dtype[0]
        source = next(d for d in BITS if d.np == input.dtype)
        x = input.view(stored).astype(xp.float32)
        low, high = aligned(min_range, input.ndim, axis), aligned(max_range, input.ndim, axis)
        least, most = bounds(source)
        if mode == "SCALED":
            scale = high / xp.float32(most)
            if least < 0:
                scale = xp.maximum(low / xp.float32(least + narrow_range), scale)
            return (x * scale).astype(dtype.np)
        scale = (high - low) / xp.float32(most - least)
        if mode == "MIN_FIRST":
            low = round_away(xp, low / scale) * scale
        return ((x - xp.float32(least)) * scale + low).astype(dtype.np)

    gradient = no_gradient


def quantize(input, min_range, max_range, T, mode="MIN_COMBINED", round_mode="HALF_AWAY_FROM_ZERO", name=None,
             narrow_range=False, axis=None, ensure_minimum_range=0.01):
    """Floats as integers of few bits.

    input: float32 [...].
    min_range, max_range: float32 [], what the least and the greatest integer stand for; with an axis, a vector each.
        The range is widened to hold 0.
    T: tf.qint8, tf.quint8, tf.qint16, tf.quint16 or tf.qint32.
    mode: 'MIN_COMBINED', 'MIN_FIRST' or 'SCALED'; see `ops/quantization/ranges.py`.
    round_mode: 'HALF_AWAY_FROM_ZERO', or with mode 'SCALED' also 'HALF_TO_EVEN'.
    narrow_range: with mode 'SCALED', leave out the least integer.
    axis: int: along it every slice has its own range.
    ensure_minimum_range: how wide the range must be at least, beside the larger end or 1.
    Returns: the integers, and the range that they stand for: a named tuple (output, output_min, output_max).

        >>> import minitf as tf
        >>> q, low, high = tf.quantization.quantize([-1., 0., 0.3, 2.], -1., 1., tf.quint8)
        >>> tf.bitcast(q, tf.uint8).numpy(), low.numpy(), high.numpy()
        (array([  0, 128, 166, 255], dtype=uint8), np.float32(-1.0), np.float32(1.0))

    Raises: InvalidArgumentError for min_range > max_range, another T or mode, or ranges that do not fit the axis.
    Source: tf.quantization.quantize.
    """
    x = convert_to_tensor(input, float32)
    ends = convert_to_tensor(min_range, float32), convert_to_tensor(max_range, float32)
    found = execute(QuantizeV2, x, *ends, T=as_dtype(T), mode=mode, round_mode=round_mode,
                    narrow_range=as_flag(narrow_range, "narrow_range"), axis=as_slice_axis(axis, x.shape.rank),
                    ensure_minimum_range=as_number(ensure_minimum_range, "ensure_minimum_range"))
    return QuantizeResult(*found)


def dequantize(input, min_range, max_range, mode="MIN_COMBINED", name=None, axis=None, narrow_range=False,
               dtype=float32):
    """The floats that quantized integers stand for; arguments as in `tf.quantization.quantize`.

    input: quantized [...].
    dtype: tf.float32 or tf.bfloat16, of the result.

        >>> import minitf as tf
        >>> q = tf.bitcast(tf.constant([0, 128, 255], tf.uint8), tf.quint8)
        >>> tf.quantization.dequantize(q, 0., 255.).numpy()
        array([  0., 128., 255.], dtype=float32)

    Raises: InvalidArgumentError for an input that is not quantized, or ranges that do not fit the axis.
    Source: tf.quantization.dequantize.
    """
    q = convert_to_tensor(input)
    return execute(Dequantize, q, convert_to_tensor(min_range, float32), convert_to_tensor(max_range, float32),
                   mode=mode, narrow_range=as_flag(narrow_range, "narrow_range"),
                   axis=as_slice_axis(axis, q.shape.rank), dtype=as_dtype(dtype))
