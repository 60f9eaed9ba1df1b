"""conv1d, a filter that slides along sequences; and convolution, for any number of axes. Floor 2.

A sequence is an image of height 1, so Conv2D does it. Read `conv2d.py` first; read next: `transposed.py`.
"""

from __future__ import annotations

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.execute import as_tensors
from ...core.literals import short
from ..axes import as_choice
from ..shapes.layout import expand_dims, squeeze
from .arguments import as_layout, as_padding, as_window
from .batches import over_one_batch
from .conv2d import Conv2D, conv2d
from .conv3d import conv3d
from .geometry import channels_first, spatial_part

AS_IMAGE = {"NWC": "NHWC", "NCW": "NCHW", "NHWC": "NHWC", "NCHW": "NCHW"}  # the layout of a sequence of height 1


def conv1d(input, filters, stride, padding, data_format="NWC", dilations=None, name=None):
    """Every window of `input` times every filter.

    input: float or int32 [..., W, C], or [..., C, W] with data_format "NCW"; at least 3 axes.
    filters: of the same dtype, [K, C / G, O]; G groups, as for `conv2d`.
    stride: steps from one window to the next, in elements: an int, or a list of 1 or of one for every axis.
    padding: "VALID" for windows inside the sequence only; "SAME" for as many as there are elements, over the stride.
    dilations: steps from one tap of the filter to the next, as `stride`.
    Returns: [..., OW, O], in the layout of `input`.

        >>> import minitf as tf
        >>> tf.nn.conv1d([[[1.], [2.], [4.]]], [[[1.]], [[-1.]]], 1, "VALID").numpy().reshape(-1)
        array([-1., -2.], dtype=float32)

    Raises: InvalidArgumentError where channels do not fit, or the sequence is shorter than the filter; ValueError for
    another data_format, or lists of the wrong length.
    Source: tf.nn.conv1d.
    """
    layout, image, height = as_sequence(data_format, "conv1d")
    padding, _ = as_padding(padding, layout, "conv1d", explicit=False)
    x, w = as_tensors(Conv2D, (input, filters))
    y = over_one_batch(Conv2D, expand_dims(x, height), expand_dims(w, 0),
                       strides=with_height(as_window(stride, layout, "conv1d", "stride"), layout),
                       padding=padding, explicit_paddings=(), data_format=image,
                       dilations=with_height(as_window(dilations, layout, "conv1d", "dilations"), layout))
    return squeeze(y, height)


def as_sequence(data_format, where, choices=tuple(AS_IMAGE)):
    """(layout, layout with a height, the height's axis counted from the end) of a data_format for sequences.

        >>> as_sequence("NCW", "conv1d")
        ('NCW', 'NCHW', -2)

    Raises: ValueError for what is none.
    """
    image = AS_IMAGE[as_choice("NWC" if data_format is None else data_format, choices, where, "data_format")]
    return ("NCW", image, -2) if channels_first(image) else ("NWC", image, -3)


def with_height(values, layout):
    """One entry for each axis of a sequence, with a 1 for the height that it gets.

        >>> with_height((1, 2, 1), "NWC")
        (1, 1, 2, 1)
    """
    axis = 2 if channels_first(layout) else 1
    return (*values[:axis], 1, *values[axis:])


def convolution(input, filters, strides=None, padding="VALID", data_format=None, dilations=None, name=None):
    """conv1d, conv2d or conv3d: as many axes as `filters` has, but for two.

    input: float [..., size..., C], or [..., C, size...] with a data_format that begins with "NC".
    filters: of the same dtype, [kernel..., C / G, O] with 1 to 3 axes for the kernel.
    strides, dilations: an int or a list, as for `conv2d`; only one of the two may be over 1.
    padding: "SAME" or "VALID".

        >>> import minitf as tf
        >>> tf.nn.convolution(tf.ones([1, 8, 8, 3]), tf.ones([3, 3, 3, 4]), dilations=2).shape
        TensorShape([1, 4, 4, 4])

    Raises: ValueError for another number of axes, dilations below 1, or both strides and dilations over 1;
    InvalidArgumentError where channels do not fit, or `input` is smaller than `filters`.
    Source: tf.nn.convolution. Differs: images may be padded by a list too.
    """
    filters = convert_to_tensor(filters)
    axes = filters.ndim - 2
    if not 1 <= axes <= 3:
        received = f"filters has {filters.ndim} axes"
        raise ValueError(explain("convolution", received, "1 to 3 for the kernel, and 2 for channels and filters"))
    if dilations is not None:
        require_one_over_1(strides, dilations, as_layout(data_format, "convolution", axes))
    function = {1: conv1d, 2: conv2d, 3: conv3d}[axes]
    return function(input, filters, 1 if strides is None else strides, padding, data_format, dilations)


def require_one_over_1(strides, dilations, data_format):
    """ValueError where a dilation is below 1, or strides and dilations are both over 1."""
    strides = spatial_part(as_window(strides, data_format, "convolution", "strides"), data_format)
    steps = spatial_part(as_window(dilations, data_format, "convolution", "dilations"), data_format)
    if min(steps) < 1:
        raise ValueError(explain("convolution", f"dilations is {short(dilations)}", "all must be > 0"))
    if max(strides) > 1 and max(steps) > 1:
        received = f"strides is {strides}, dilations is {steps}"
        raise ValueError(explain("convolution", received, "only one of the two may be over 1", "conv2d takes both"))


def atrous_conv2d(value, filters, rate, padding, name=None):
    """conv2d with gaps between the taps of the filter, and so a wide view for few weights.

    value: float [N, H, W, C].   filters: [KH, KW, C, O].
    rate: steps from one tap to the next, an int > 0, or one for each axis. "A trous" is French for: with holes.
    padding: "SAME" or "VALID".

        >>> import minitf as tf
        >>> tf.nn.atrous_conv2d(tf.ones([1, 8, 8, 3]), tf.ones([3, 3, 3, 4]), 2, "VALID").shape
        TensorShape([1, 4, 4, 4])

    Raises: ValueError for a rate below 1 or another padding; InvalidArgumentError where channels do not fit, or the
    image is smaller than the filter.
    Source: tf.nn.atrous_conv2d.
    """
    as_choice(padding, ("SAME", "VALID"), "atrous_conv2d", "padding")
    return convolution(value, filters, padding=padding, dilations=rate)
