"""Convolution and pooling of `keras.ops`: windows that slide over 1, 2 or 3 axes. Floor 7.

inputs: [B, size..., C], or [B, C, size...] with data_format "channels_first". strides, dilation_rate: an int or one for
each axis. padding: "valid" or "same".
"""

from ...backend.errors import explain
from ...ops.convolution import geometry
from ...ops.convolution import space_to_depth as squares
from ...ops.convolution.conv1d import convolution
from ...ops.convolution.depthwise import depthwise_conv2d
from ...ops.convolution.transposed import conv_transpose as painted
from ...ops.pooling import pool as pools
from ...ops.reductions.reduction import reduce_max, reduce_mean
from ...ops.shapes import joining, layout
from ..standardize import standardize_data_format, standardize_tuple
from ..symbolic.function_call import on_symbols_too
from .promotion import alike, floats
from .reshaping import moveaxis


def channels_last(function, data_format, x):
    """The function of x with its channels last; the result as x was."""
    if standardize_data_format(data_format) == "channels_last":
        return function(x)
    return moveaxis(function(moveaxis(x, 1, -1)), -1, 1)


def sizes(value, x, name):
    """One int for each axis that the window slides over."""
    return standardize_tuple(value, x.shape.rank - 2, name)


# --- pooling ----------------------------------------------------------------------------------------------------------
@on_symbols_too
def max_pool(inputs, pool_size, strides=None, padding="valid", data_format=None):
    """The greatest element of each window."""
    return _pooled(pools.max_pool, inputs, pool_size, strides, padding, data_format)


@on_symbols_too
def average_pool(inputs, pool_size, strides=None, padding="valid", data_format=None):
    """The mean of each window, of the elements that are inside."""
    return _pooled(pools.avg_pool, inputs, pool_size, strides, padding, data_format)


def _pooled(pool, inputs, pool_size, strides, padding, data_format):
    inputs = floats(inputs)
    size = sizes(pool_size, inputs, "pool_size")
    steps = size if strides is None else sizes(strides, inputs, "strides")
    return channels_last(lambda x: pool(x, size, steps, padding.upper()), data_format, inputs)


@on_symbols_too
def adaptive_max_pool(inputs, output_size, data_format=None):
    """The greatest element of each of so many windows."""
    return _adapted(reduce_max, floats(inputs), output_size, data_format)


@on_symbols_too
def adaptive_average_pool(inputs, output_size, data_format=None):
    """The mean of each of so many windows."""
    return _adapted(reduce_mean, floats(inputs), output_size, data_format)


def _adapted(function, inputs, output_size, data_format):
    first = 2 if standardize_data_format(data_format) == "channels_first" else 1
    for axis, m in enumerate(sizes(output_size, inputs, "output_size"), first):
        n, before = inputs.shape[axis], (slice(None),) * axis
        parts = [inputs[(*before, slice(i * n // m, -(-(i + 1) * n // m)))] for i in range(m)]
        inputs = joining.stack([function(part, axis) for part in parts], axis)
    return inputs


# --- convolution ------------------------------------------------------------------------------------------------------
@on_symbols_too
def conv(inputs, kernel, strides=1, padding="valid", data_format=None, dilation_rate=1):
    """The products of the kernel with every window.   kernel: [size..., C, D]  ->  [B, size..., D].

    With C / G input channels in the kernel there are G groups. Raises: ValueError where the output would be empty.
    """
    inputs, kernel = alike(inputs, kernel, floating=True)
    steps, gaps = sizes(strides, inputs, "strides"), sizes(dilation_rate, inputs, "dilation_rate")
    y = channels_last(lambda x: convolution(x, kernel, steps, padding.upper(), dilations=gaps), data_format, inputs)
    if 0 in y.shape.as_list() and 0 not in inputs.shape.as_list():
        raise ValueError(explain("conv", f"inputs {inputs.shape}, kernel {kernel.shape}",
                                 "the output would be empty", "The inputs are too small for the kernel"))
    return y


@on_symbols_too
def depthwise_conv(inputs, kernel, strides=1, padding="valid", data_format=None, dilation_rate=1):
    """Each channel with kernels of its own, in 1 or 2 axes.   kernel: [size..., C, M]  ->  [B, size..., C M]."""
    inputs, kernel = alike(inputs, kernel, floating=True)
    steps, gaps = sizes(strides, inputs, "strides"), sizes(dilation_rate, inputs, "dilation_rate")
    return channels_last(lambda x: _depthwise(x, kernel, steps, padding.upper(), gaps), data_format, inputs)


def _depthwise(x, kernel, steps, padding, gaps):
    if x.shape.rank == 3:
        y = _depthwise(layout.expand_dims(x, 1), layout.expand_dims(kernel, 0), steps * 2, padding, (1, *gaps))
        return layout.squeeze(y, [1])
    return depthwise_conv2d(x, kernel, [1, *steps, 1], padding, dilations=gaps)


@on_symbols_too
def separable_conv(inputs, depthwise_kernel, pointwise_kernel, strides=1, padding="valid", data_format=None,
                   dilation_rate=1):
    """`depthwise_conv`, and then a mix of the channels.   pointwise_kernel: [1..., C M, D]  ->  [B, size..., D]."""
    inputs, depthwise_kernel = alike(inputs, depthwise_kernel, floating=True)
    y = depthwise_conv(inputs, depthwise_kernel, strides, padding, data_format, dilation_rate)
    return conv(y, pointwise_kernel, 1, "valid", data_format)


@on_symbols_too
def conv_transpose(inputs, kernel, strides=1, padding="valid", output_padding=None, data_format=None, dilation_rate=1):
    """Each element paints the kernel over its window of the output.   kernel: [size..., D, C]  ->  [B, size..., D].

    output_padding: how many elements longer than usual the output is; None for as many as fit the strides.
    """
    inputs, kernel = alike(inputs, kernel, floating=True)
    steps, gaps = sizes(strides, inputs, "strides"), sizes(dilation_rate, inputs, "dilation_rate")
    more = output_padding if isinstance(output_padding, tuple | list) else [output_padding] * len(steps)

    def paint(x):
        length = [painted_size(*of_axis, padding) for of_axis in
                  zip(layout.known_sizes("conv_transpose", x[0, ..., 0]), kernel.shape[:-2], steps, gaps, more,
                      strict=True)]
        shape = [layout.shape(x)[0] if x.shape[0] is None else x.shape[0], *length, kernel.shape[-2]]
        return painted(x, kernel, shape, steps, padding.upper(), dilations=gaps)

    return channels_last(paint, data_format, inputs)


def painted_size(n, k, step, gap, more, padding):
    """How large an axis of size n becomes."""
    k = geometry.extent(k, gap)
    if padding == "valid":
        return (n - 1) * step + k + (max(step - k, 0) if more is None else more)
    return n * step if more is None else (n - 1) * step + k % 2 + more


# --- squares and channels ---------------------------------------------------------------------------------------------
@on_symbols_too
def space_to_depth(x, block_size, data_format="channels_last"):
    """Squares of places as one place with all their channels."""
    return channels_last(lambda x: squares.space_to_depth(x, block_size), data_format, floats(x))


@on_symbols_too
def depth_to_space(x, block_size, data_format="channels_last"):
    """The channels of a place as a square of places."""
    return channels_last(lambda x: squares.depth_to_space(x, block_size), data_format, floats(x))
