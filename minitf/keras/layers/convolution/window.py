"""The window of a convolution layer: size, steps, and the shapes that follow. Floor 7. Next: `convolution.py`."""

import numpy as np

from ....backend.errors import explain
from ....ops.convolution.geometry import LAYOUTS, extent
from ....ops.nn.bias import bias_add
from ... import activations
from ...standardize import standardize_data_format, standardize_tuple
from ..input_spec import InputSpec


def take_window(layer, kernel_size, strides, padding, data_format, dilation_rate, paddings=("valid", "same")):
    """Put the arguments of a window into the layer's attributes; `layer.rank` axes are slid over.

    Raises: ValueError for sizes below 1, another padding, or strides and dilations both over 1.
    """
    rank = layer.rank
    layer.kernel_size = standardize_tuple(kernel_size, rank, "kernel_size")
    layer.strides = standardize_tuple(strides, rank, "strides")
    layer.dilation_rate = standardize_tuple(dilation_rate, rank, "dilation_rate")
    layer.padding = padding.lower() if isinstance(padding, str) else padding
    if layer.padding not in paddings:
        raise ValueError(explain(type(layer).__name__, f"padding is {padding!r}", f"it must be one of {paddings}"))
    layer.data_format = standardize_data_format(data_format)
    layer.input_spec = InputSpec(min_ndim=rank + 2)


def require_one_over_1(layer):
    """Raise ValueError where the window has steps and gaps at once."""
    if max(layer.strides) > 1 and max(layer.dilation_rate) > 1:
        received = f"strides is {layer.strides}, dilation_rate is {layer.dilation_rate}"
        raise ValueError(explain(type(layer).__name__, received, "only one of the two may be over 1"))


def require_positive(layer, **counts):
    """Raise ValueError where a number of filters or groups is no positive one."""
    for name, count in counts.items():
        if not isinstance(count, int | np.integer) or count <= 0:
            raise ValueError(explain(type(layer).__name__, f"{name} is {count!r}", "it must be a positive int"))


def window_config(layer) -> dict:
    """Return the arguments of `take_window` as they stand in a config."""
    names = ("kernel_size", "strides", "padding", "data_format", "dilation_rate")
    return {name: getattr(layer, name) for name in names}


def fix_channels(layer, input_shape):
    """Return how many channels the inputs have, and let no others in from here on."""
    axis = 1 if layer.data_format == "channels_first" else -1
    layer.input_spec = InputSpec(min_ndim=layer.rank + 2, axes={axis: input_shape[axis]})
    return input_shape[axis]


def layout(layer, rank=None) -> str:
    """Return the name that the ops have for the layer's layout: "NHWC", "NCHW", and so on."""
    return LAYOUTS[rank or layer.rank][layer.data_format == "channels_first"]


def split_shape(layer, input_shape):
    """Return (batch, sizes of the axes that are slid over, channels) of a shape."""
    if layer.data_format == "channels_first":
        return input_shape[0], tuple(input_shape[2:]), input_shape[1]
    return input_shape[0], tuple(input_shape[1:-1]), input_shape[-1]


def joined_shape(layer, batch, sizes, channels):
    """Return the shape of these parts, in the layer's layout."""
    return (batch, channels, *sizes) if layer.data_format == "channels_first" else (batch, *sizes, channels)


def convolved_shape(layer, input_shape, channels):
    """Return the shape after the window went over inputs; channels: how many come out.

    Raises: ValueError where the rank is another one, or no window fits into the inputs.
    """
    batch, sizes, _ = split_shape(layer, input_shape)
    if len(sizes) != layer.rank:
        raise ValueError(explain(f"{type(layer).__name__} {layer.name!r}", f"the input has shape {tuple(input_shape)}",
                                 f"it must have {layer.rank + 2} axes"))
    out = [None if n is None else _windows(layer, n, i) for i, n in enumerate(sizes)]
    if any(n is not None and n <= 0 for n in out):
        received = f"the input has shape {tuple(input_shape)}, kernel_size is {layer.kernel_size}"
        raise ValueError(explain(f"{type(layer).__name__} {layer.name!r}", received, "Computed output size would be "
                                 "zero or negative", "Use padding='same', or a smaller window"))
    return joined_shape(layer, batch, out, channels)


def _windows(layer, n, i):
    """How many windows there are along axis i of size n."""
    covered = extent(layer.kernel_size[i], layer.dilation_rate[i]) if layer.padding == "valid" else 1
    return (n - covered) // layer.strides[i] + 1


def finished(layer, y):
    """Return y with the layer's bias and activation."""
    if layer.bias is not None:
        y = bias_add(y, layer.bias, layout(layer))
    return y if layer.activation is None else layer.activation(y)


def take_output(layer, activation, use_bias):
    """Put what happens to the sums, bias and activation, into the layer's attributes."""
    layer.activation, layer.use_bias = activations.get(activation), use_bias


def output_config(layer) -> dict:
    """Return the arguments of `take_output` as they stand in a config."""
    return {"activation": activations.serialize(layer.activation), "use_bias": layer.use_bias}
