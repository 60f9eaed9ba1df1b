"""Floats rounded as if they were integers of few bits, for training: fake_quant_with_min_max_args, _vars. Floor 2.

A model that will run in 8-bit integers should meet their rounding while it still learns. The range [min, max] is cut
into 2^num_bits - 1 steps, and moved a little so that 0 is exactly one of the levels: zeros must stay zeros. Rounding
has no slope; the gradient goes straight through where the input lies in the range, and to the end that cut it off
elsewhere. The gradients have no gradients, as in TensorFlow. Read next: `fake_quant_channels.py`.
"""

from __future__ import annotations

from collections import namedtuple

from ...backend.blocks import blockwise
from ...backend.dtypes import float32
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag, as_int, as_number

VarsGradients = namedtuple(  # type: ignore[name-match]
    "FakeQuantWithMinMaxVarsGradient", "backprops_wrt_input backprop_wrt_min backprop_wrt_max")


def check_bits(num_bits):
    """Raise RuleError unless so many bits can be pretended."""
    if not 2 <= num_bits <= 16:
        raise RuleError(f"num_bits is {num_bits} and must be in [2, 16]")


def nudged(xp, low, high, num_bits, narrow_range):
    """(low, high, scale): the range, moved so that 0 is a level, and the distance of levels. All float32 arrays."""
    least, most = xp.float32(1 if narrow_range else 0), xp.float32(2**num_bits - 1)
    scale = (high - low) / (most - least)
    zero = least - low / scale                     # the level of 0, of which there are whole numbers only
    zero = xp.floor(xp.minimum(xp.maximum(zero, least), most) + xp.float32(0.5))
    return (least - zero) * scale, (most - zero) * scale, scale


def rounded(xp, x, low, high, num_bits, narrow_range):
    """x at the nearest level; 0 where the range is [0, 0]."""
    none = (low == 0) & (high == 0)
    low, high, scale = nudged(xp, low, xp.where(none, xp.float32(1), high), num_bits, narrow_range)
    y = xp.asarray(xp.maximum(xp.minimum(x, high), low))
    y -= low
    y *= 1 / scale
    y += xp.float32(0.5)
    xp.floor(y, out=y)
    y *= scale
    y += low
    return xp.where(none, xp.float32(0), y) if none.any() else y


def sides(xp, x, low, high, num_bits, narrow_range):
    """Where x lies below the range, in it, above it; everywhere in it where the range is [0, 0]."""
    none = (low == 0) & (high == 0)
    low, high, _ = nudged(xp, low, xp.where(none, xp.float32(1), high), num_bits, narrow_range)
    below, above = (x < low) & ~none, (x > high) & ~none
    return below, ~(below | above) & ~xp.isnan(x), above


# --- a range that is fixed --------------------------------------------------------------------------------------
class FakeQuantWithMinMaxArgs(Op):
    """y = the level nearest to x, of those in [min, max].   inputs: float32 [...]  ->  y: same."""

    T = frozenset({float32})

    def infer(inputs, *, min, max, num_bits, narrow_range):
        check_bits(num_bits)
        if min >= max:
            raise RuleError(f"min is {min:g}, max is {max:g}: min must be less than max")
        return inputs

    def kernel(xp, inputs, *, min, max, num_bits, narrow_range):
        low, high = xp.float32(min), xp.float32(max)
        return blockwise(lambda x: rounded(xp, x, low, high, num_bits, narrow_range), inputs)

    def gradient(call, dy):
        return [execute(FakeQuantWithMinMaxArgsGradient, dy, call.inputs[0], **call.attrs)]


class FakeQuantWithMinMaxArgsGradient(Op):
    """dx = dy where x lies in the range, else 0.   gradients, inputs: float32 [...]  ->  dx: same."""

    T = frozenset({float32})

    def infer(gradients, inputs, *, min, max, num_bits, narrow_range):
        check_bits(num_bits)
        if not may_equal(gradients.dims, inputs.dims):
            raise RuleError("both must have the same shape")
        return inputs if gradients.dims is None else gradients

    def kernel(xp, gradients, inputs, *, min, max, num_bits, narrow_range):
        inside = sides(xp, inputs, xp.float32(min), xp.float32(max), num_bits, narrow_range)[1]
        return gradients * inside


# --- a range that is learned ------------------------------------------------------------------------------------
def check_range(min, max, num_bits):
    """Raise RuleError unless the ends of the range are numbers."""
    check_bits(num_bits)
    if min.rank not in (0, None) or max.rank not in (0, None):
        raise RuleError("min and max must be numbers, without axes")


class FakeQuantWithMinMaxVars(Op):
    """y = the level nearest to x, of those in [min, max].   inputs: [...], min, max: [], all float32  ->  y: same."""

    T = frozenset({float32})

    def infer(inputs, min, max, *, num_bits, narrow_range):
        check_range(min, max, num_bits)
        return inputs

    def kernel(xp, inputs, min, max, *, num_bits, narrow_range):
        return blockwise(lambda x: rounded(xp, x, min, max, num_bits, narrow_range), inputs)

    def gradient(call, dy):
        return execute(FakeQuantWithMinMaxVarsGradient, dy, *call.inputs, **call.attrs)


class FakeQuantWithMinMaxVarsGradient(Op):
    """dx, dmin, dmax of FakeQuantWithMinMaxVars for a gradient dy of its result.   -> dx: [...], dmin, dmax: []."""

    T = frozenset({float32})

    def infer(gradients, inputs, min, max, *, num_bits, narrow_range):
        check_range(min, max, num_bits)
        if not may_equal(gradients.dims, inputs.dims):
            raise RuleError("gradients and inputs must have the same shape")
        end = min.with_dims(())
        return (inputs if gradients.dims is None else gradients), end, end

    def kernel(xp, gradients, inputs, min, max, *, num_bits, narrow_range):
        below, inside, above = sides(xp, inputs, min, max, num_bits, narrow_range)
        return gradients * inside, (gradients * below).sum(), (gradients * above).sum()


def fake_quant_with_min_max_args(inputs, min=-6, max=6, num_bits=8, narrow_range=False, name=None):
    """Every input at the nearest of 2^num_bits levels, of which 0 is one, in a fixed range.

    inputs: float32 [...].
    min, max: the range, numbers; it is moved by less than a level to hold 0.
    num_bits: int in [2, 16].
    narrow_range: leave out the lowest level.

        >>> import minitf as tf
        >>> tf.quantization.fake_quant_with_min_max_args([-9., 0.1, 2.], -1., 1., num_bits=2).numpy()
        array([-1.3333334,  0.       ,  0.6666666], dtype=float32)

    Raises: InvalidArgumentError for min >= max, num_bits out of range, or another dtype.
    Source: tf.quantization.fake_quant_with_min_max_args; Jacob et al., 2018, https://arxiv.org/abs/1712.05877.
    """
    return execute(FakeQuantWithMinMaxArgs, inputs, **_fixed(min, max), **levels(num_bits, narrow_range))


def fake_quant_with_min_max_args_gradient(gradients, inputs, min=-6, max=6, num_bits=8, narrow_range=False, name=None):
    """The gradient of `fake_quant_with_min_max_args`: `gradients` where the input lies in the range, else 0.

        >>> import minitf as tf
        >>> tf.quantization.fake_quant_with_min_max_args_gradient([1., 2., 3.], [-7., 0., 7.]).numpy()
        array([0., 2., 0.], dtype=float32)

    Raises: InvalidArgumentError where the shapes differ.
    Source: tf.quantization.fake_quant_with_min_max_args_gradient.
    """
    return execute(FakeQuantWithMinMaxArgsGradient, gradients, inputs, **_fixed(min, max),
                   **levels(num_bits, narrow_range))


def fake_quant_with_min_max_vars(inputs, min, max, num_bits=8, narrow_range=False, name=None):
    """As `fake_quant_with_min_max_args`, with a range of tensors or variables, which gets gradients too.

    inputs: float32 [...].
    min, max: float32 [].

        >>> import minitf as tf
        >>> tf.quantization.fake_quant_with_min_max_vars([-9., 0.1, 2.], -1., 1., num_bits=2).numpy()
        array([-1.3333334,  0.       ,  0.6666666], dtype=float32)

    Raises: InvalidArgumentError for num_bits out of range, or min and max with axes.
    Source: tf.quantization.fake_quant_with_min_max_vars.
    """
    return execute(FakeQuantWithMinMaxVars, inputs, min, max, **levels(num_bits, narrow_range))


def fake_quant_with_min_max_vars_gradient(gradients, inputs, min, max, num_bits=8, narrow_range=False, name=None):
    """The gradients of `fake_quant_with_min_max_vars` for inputs, min and max: a named tuple of three.

        >>> import minitf as tf
        >>> found = tf.quantization.fake_quant_with_min_max_vars_gradient([1., 2., 3.], [-7., 0., 7.], -3., 3.)
        >>> [g.numpy() for g in found]
        [array([0., 2., 0.], dtype=float32), np.float32(1.0), np.float32(3.0)]

    Raises: InvalidArgumentError where the shapes differ.
    Source: tf.quantization.fake_quant_with_min_max_vars_gradient.
    """
    return VarsGradients(*execute(FakeQuantWithMinMaxVarsGradient, gradients, inputs, min, max,
                                  **levels(num_bits, narrow_range)))


def levels(num_bits, narrow_range):
    """The attributes that say which levels there are."""
    return {"num_bits": as_int(num_bits, "num_bits"), "narrow_range": as_flag(narrow_range, "narrow_range")}


def _fixed(min, max):
    return {"min": as_number(min, "min"), "max": as_number(max, "max")}
