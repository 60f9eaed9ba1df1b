"""separable_conv2d: first each channel in space, then all channels at each place. Floor 2.

A convolution mixes space and channels at once, with KH * KW * C * O weights. Done one after the other it takes
KH * KW * C * M and C * M * O: an eighth or so, for a 3x3 filter.
"""

from __future__ import annotations

from ...backend.errors import explain
from ...backend.shapes import may_equal
from ...core.convert import convert_to_tensor
from .conv2d import conv2d
from .depthwise import depthwise_conv2d


def separable_conv2d(input, depthwise_filter, pointwise_filter, strides, padding, data_format=None, dilations=None,
                     name=None):
    """`depthwise_conv2d`, then a 1x1 `conv2d` of what comes out.

    input: float [N, H, W, C], or [N, C, H, W] with data_format "NCHW".
    depthwise_filter: [KH, KW, C, M], of the same dtype.
    pointwise_filter: [1, 1, C * M, O], of the same dtype.
    strides, padding, dilations: of the depthwise convolution.
    Returns: [N, OH, OW, O], in the layout of `input`.

        >>> import minitf as tf
        >>> x, space, channels = tf.ones([1, 8, 8, 3]), tf.ones([3, 3, 3, 2]), tf.ones([1, 1, 6, 4])
        >>> tf.nn.separable_conv2d(x, space, channels, [1, 2, 2, 1], "SAME").shape
        TensorShape([1, 4, 4, 4])

    Raises: ValueError where pointwise_filter is not 1x1; InvalidArgumentError where channels do not fit.
    Source: tf.nn.separable_conv2d.
    """
    pointwise_filter = convert_to_tensor(pointwise_filter)
    if pointwise_filter.ndim != 4 or not may_equal(pointwise_filter._shape_tuple()[:2], (1, 1)):
        received = f"pointwise_filter has shape {pointwise_filter.shape}"
        raise ValueError(explain("separable_conv2d", received, "it must be [1, 1, C * M, O]"))
    y = depthwise_conv2d(input, depthwise_filter, strides, padding, data_format, dilations)
    return conv2d(y, pointwise_filter, 1, "VALID", data_format)
