"""Fake quantization with a range for each channel: fake_quant_with_min_max_vars_per_channel. Floor 2.

Read `fake_quant.py` first. The channels are the last axis: the filters of a convolution differ in size, and one range
for all would leave the small ones few levels.
"""

from __future__ import annotations

from collections import namedtuple

from ...backend.dtypes import float32
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op
from .fake_quant import check_bits, levels, rounded, sides

ChannelGradients = namedtuple(  # type: ignore[name-match]
    "FakeQuantWithMinMaxVarsPerChannelGradient", "backprops_wrt_input backprop_wrt_min backprop_wrt_max")


def check_channels(inputs, min, max, num_bits):
    """min and max hold a number for each place along the last axis of inputs, which has at least one axis."""
    check_bits(num_bits)
    if inputs.rank == 0:
        raise RuleError("inputs must have at least one axis: the last one holds the channels")
    for name, ends in ("min", min), ("max", max):
        if ends.rank not in (1, None):
            raise RuleError(f"{name} must be a vector")
        if inputs.dims is not None and not may_equal(ends.dims, inputs.dims[-1:]):
            raise RuleError(f"{name} must have as many elements as the last axis of inputs")


class FakeQuantWithMinMaxVarsPerChannel(Op):
    """y = the level nearest to x, each channel its range.   inputs: float32 [..., C], min, max: [C]  ->  y: same."""

    T = frozenset({float32})

    def infer(inputs, min, max, *, num_bits, narrow_range):
        check_channels(inputs, min, max, num_bits)
        return inputs

    def kernel(xp, inputs, min, max, *, num_bits, narrow_range):
        return rounded(xp, inputs, min, max, num_bits, narrow_range)

    def gradient(call, dy):
        return execute(FakeQuantWithMinMaxVarsPerChannelGradient, dy, *call.inputs, **call.attrs)


class FakeQuantWithMinMaxVarsPerChannelGradient(Op):
    """dx, dmin, dmax for a gradient dy of the result.   gradients, inputs: [..., C], min, max: [C]."""

    T = frozenset({float32})

    def infer(gradients, inputs, min, max, *, num_bits, narrow_range):
        check_channels(inputs, min, max, num_bits)
        if not may_equal(gradients.dims, inputs.dims):
            raise RuleError("gradients and inputs must have the same shape")
        return (inputs if gradients.dims is None else gradients), min, max

    def kernel(xp, gradients, inputs, min, max, *, num_bits, narrow_range):
        below, inside, above = sides(xp, inputs, min, max, num_bits, narrow_range)
        rows = tuple(range(inputs.ndim - 1))
        return gradients * inside, (gradients * below).sum(rows), (gradients * above).sum(rows)


def fake_quant_with_min_max_vars_per_channel(inputs, min, max, num_bits=8, narrow_range=False, name=None):
    """As `fake_quant_with_min_max_vars`, with a range for each place along the last axis.

    inputs: float32 [..., C].
    min, max: float32 [C].

        >>> import minitf as tf
        >>> x = [[-9., -9.], [0.1, 0.1]]
        >>> tf.quantization.fake_quant_with_min_max_vars_per_channel(x, [-1., -10.], [1., 10.], num_bits=2).numpy()
        array([[-1.3333334, -6.6666665],
               [ 0.       ,  0.       ]], dtype=float32)

    Raises: InvalidArgumentError where min or max does not have C elements.
    Source: tf.quantization.fake_quant_with_min_max_vars_per_channel.
    """
    return execute(FakeQuantWithMinMaxVarsPerChannel, inputs, min, max, **levels(num_bits, narrow_range))


def fake_quant_with_min_max_vars_per_channel_gradient(gradients, inputs, min, max, num_bits=8, narrow_range=False,
                                                      name=None):
    """The gradients of `fake_quant_with_min_max_vars_per_channel` for inputs, min and max: a named tuple of three.

        >>> import minitf as tf
        >>> found = tf.quantization.fake_quant_with_min_max_vars_per_channel_gradient(
        ...     [[1., 2.], [3., 4.]], [[-7., 0.], [7., 2.]], [-3., -1.], [3., 1.])
        >>> [g.numpy().tolist() for g in found]
        [[[0.0, 2.0], [0.0, 0.0]], [1.0, 0.0], [3.0, 4.0]]

    Raises: InvalidArgumentError where the shapes differ.
    Source: tf.quantization.fake_quant_with_min_max_vars_per_channel_gradient.
    """
    return ChannelGradients(*execute(FakeQuantWithMinMaxVarsPerChannelGradient, gradients, inputs, min, max,
                                     **levels(num_bits, narrow_range)))
