"""There and back in one step: quantize_and_dequantize, quantize_and_dequantize_v2. Floor 2. Read `ranges.py` first.

What comes back is the nearest of the numbers that so few bits can tell apart. As rounding has no slope, the gradient
goes straight through: everywhere, or in the second version where the input lies in the range.
"""

from __future__ import annotations

from ...backend.dtypes import bfloat16, float16, float32, float64
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag, as_int
from .ranges import aligned, as_slice_axis, check_ends, scale_to_fit

FLOATS = frozenset({float16, bfloat16, float32, float64})
ROUND_MODES = ("HALF_TO_EVEN", "HALF_UP")


def check_round_trip(input, input_min, input_max, signed_input, num_bits, range_given, round_mode, narrow_range, axis):
    """The shape rule of both round trips: as the input."""
    if round_mode not in ROUND_MODES:
        raise RuleError(f"round_mode is {round_mode!r} and must be one of {', '.join(ROUND_MODES)}")
    if not 0 < num_bits < (62 if signed_input else 63):
        raise RuleError(f"num_bits is {num_bits} and must be in [1, {61 if signed_input else 62}]")
    if range_given:
        check_ends(input, axis, input_min=input_min, input_max=input_max)
    return input


def round_trip(xp, input, input_min, input_max, signed_input, num_bits, range_given, round_mode, narrow_range, axis):
    """`input` at the nearest level; the levels are whole multiples of one number, for each slice along `axis`."""
    x = input.astype(xp.float32) if input.dtype.itemsize == 2 else input
    if not x.size:
        return input
    if range_given:
        if (input_min > input_max).any():
            raise RuleError("input_min must not be greater than input_max")
        low, high = (aligned(end, x.ndim, axis).astype(x.dtype) for end in (input_min, input_max))
    else:
        others = None if axis == -1 else tuple(i for i in range(x.ndim) if i != axis)
        low, high = xp.min(x, others, keepdims=True), xp.max(x, others, keepdims=True)
    least = (-(2 ** (num_bits - 1)) + narrow_range) if signed_input else 0
    most = 2 ** (num_bits - 1) - 1 if signed_input else 2**num_bits - 1
    scale = scale_to_fit(xp, low, high, x.dtype.type(least), x.dtype.type(most))
    if range_given:
        x = xp.maximum(xp.minimum(x, x.dtype.type(most) / scale), x.dtype.type(least) / scale)
    x = x * scale
    x = xp.rint(x) if round_mode == "HALF_TO_EVEN" else xp.floor(x + x.dtype.type(0.5))
    return (x / scale).astype(input.dtype, copy=False)


class QuantizeAndDequantizeV2(Op):
    """y = x at the nearest level.   input: float [...], input_min, input_max: its dtype  ->  y: as input."""

    T = FLOATS

    def infer(input, input_min, input_max, *, signed_input, num_bits, range_given, round_mode, narrow_range, axis):
        return check_round_trip(input, input_min, input_max, signed_input, num_bits, range_given, round_mode,
                                narrow_range, axis)

    def kernel(xp, input, input_min, input_max, **attrs):
        return round_trip(xp, input, input_min, input_max, **attrs)

    def gradient(call, dy):
        return [dy, None, None]


class QuantizeAndDequantizeV4(Op):
    """As QuantizeAndDequantizeV2; only what lies in [input_min, input_max] has a gradient."""

    T = FLOATS

    def infer(input, input_min, input_max, *, signed_input, num_bits, range_given, round_mode, narrow_range, axis):
        return check_round_trip(input, input_min, input_max, signed_input, num_bits, range_given, round_mode,
                                narrow_range, axis)

    def kernel(xp, input, input_min, input_max, **attrs):
        return round_trip(xp, input, input_min, input_max, **attrs)

    def gradient(call, dy):
        return execute(QuantizeAndDequantizeV4Grad, dy, *call.inputs, axis=call.attrs["axis"])


class QuantizeAndDequantizeV4Grad(Op):
    """dx = dy where x lies in the range, else 0; dmin = dmax = 0.   gradients, input: float [...]."""

    T = FLOATS

    def infer(gradients, input, input_min, input_max, *, axis):
        check_ends(input, axis, input_min=input_min, input_max=input_max)
        return gradients, input_min, input_max

    def kernel(xp, gradients, input, input_min, input_max, *, axis):
        low, high = aligned(input_min, input.ndim, axis), aligned(input_max, input.ndim, axis)
        inside = (low <= input) & (input <= high)
        return gradients * inside, xp.zeros_like(input_min), xp.zeros_like(input_max)


def quantize_and_dequantize(input, input_min, input_max, signed_input=True, num_bits=8, range_given=False,
                            round_mode="HALF_TO_EVEN", name=None, narrow_range=False, axis=None):
    """As `quantize_and_dequantize_v2`, with a gradient that goes through everywhere.

        >>> import minitf as tf
        >>> tf.quantization.quantize_and_dequantize([-1., 0.3, 1.], 0., 0., num_bits=3).numpy()
        array([-1.        ,  0.33333334,  1.        ], dtype=float32)

    Raises: as there.
    Source: tf.quantization.quantize_and_dequantize.
    """
    return _executed(QuantizeAndDequantizeV2, input, input_min, input_max, signed_input, num_bits, range_given,
                     round_mode, narrow_range, axis)


def quantize_and_dequantize_v2(input, input_min, input_max, signed_input=True, num_bits=8, range_given=False,
                               round_mode="HALF_TO_EVEN", name=None, narrow_range=False, axis=None):
    """`input` with what an integer of few bits keeps of it: at the nearest of equally spaced levels, 0 among them.

    input: float [...].
    input_min, input_max: of its dtype, [], or with an axis a vector: the range, if `range_given`; what lies outside is
        moved to its ends. Otherwise the range is that of the input itself.
    signed_input: whether the levels lie on both sides of 0.
    num_bits: int in [1, 61], of the integer.
    round_mode: 'HALF_TO_EVEN' or 'HALF_UP'.
    narrow_range: leave out the lowest level, so that as many lie below 0 as above.
    axis: int: along it every slice has its own range.

        >>> import minitf as tf
        >>> tf.quantization.quantize_and_dequantize_v2([-9., 0.3, 1.], -1., 1., num_bits=3, range_given=True).numpy()
        array([-1.3333334 ,  0.33333334,  1.        ], dtype=float32)

    Raises: InvalidArgumentError for input_min > input_max, num_bits out of range, integers, or another round_mode.
    Source: tf.quantization.quantize_and_dequantize_v2. The range has no gradient.
    """
    return _executed(QuantizeAndDequantizeV4, input, input_min, input_max, signed_input, num_bits, range_given,
                     round_mode, narrow_range, axis)


def _executed(op, input, input_min, input_max, signed_input, num_bits, range_given, round_mode, narrow_range, axis):
    x = convert_to_tensor(input)
    return execute(op, x, input_min, input_max, signed_input=as_flag(signed_input, "signed_input"),
                   num_bits=as_int(num_bits, "num_bits"), range_given=as_flag(range_given, "range_given"),
                   round_mode=round_mode, narrow_range=as_flag(narrow_range, "narrow_range"),
                   axis=as_slice_axis(axis, x.shape.rank))
