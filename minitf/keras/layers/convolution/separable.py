"""SeparableConv1D, SeparableConv2D: first space, then channels. Floor 7. Read `depthwise.py` first.

A depthwise convolution looks around in each channel, a 1x1 convolution mixes the channels: far fewer weights than one
convolution that does both.
"""

from ....ops.convolution.conv1d import convolution
from ... import regularizers
from ..layer import Layer
from ..settings import add_set_weight, settings_config, take_settings
from .depthwise import depthwise
from .window import (
    convolved_shape,
    finished,
    fix_channels,
    layout,
    output_config,
    require_positive,
    take_output,
    take_window,
    window_config,
)


class SeparableConvolution(Layer):
    """Base of the two classes below, which say how many axes, `rank`, the window slides over.

    filters: channels of the output. depth_multiplier: how many filters each channel has in the first step.
    kernel_size, strides, padding ("valid" or "same"), dilation_rate: of the first step, as for `Convolution`.
    depthwise_..., pointwise_..., bias_...: how its three weights start, their penalties, and what they must be.

    Raises: ValueError for values out of range, and where channels or sizes of the input do not fit.
    """

    rank = None

    def __init__(self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1,
                 depth_multiplier=1, activation=None, use_bias=True, depthwise_initializer="glorot_uniform",
                 pointwise_initializer="glorot_uniform", bias_initializer="zeros", depthwise_regularizer=None,
                 pointwise_regularizer=None, bias_regularizer=None, activity_regularizer=None,
                 depthwise_constraint=None, pointwise_constraint=None, bias_constraint=None, **kwargs):
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        require_positive(self, filters=filters, depth_multiplier=depth_multiplier)
        self.filters, self.depth_multiplier = filters, depth_multiplier
        take_window(self, kernel_size, strides, padding, data_format, dilation_rate)
        take_output(self, activation, use_bias)
        take_settings(self, {
            "depthwise_initializer": depthwise_initializer, "pointwise_initializer": pointwise_initializer,
            "bias_initializer": bias_initializer, "depthwise_regularizer": depthwise_regularizer,
            "pointwise_regularizer": pointwise_regularizer, "bias_regularizer": bias_regularizer,
            "depthwise_constraint": depthwise_constraint, "pointwise_constraint": pointwise_constraint,
            "bias_constraint": bias_constraint})  # fmt: skip

    def build(self, input_shape):
        """Make the kernels [size..., C, M] and [1..., C * M, filters], and the bias [filters]."""
        channels, ones = fix_channels(self, input_shape), (1,) * self.rank
        self.compute_output_shape(input_shape)
        shape = (*self.kernel_size, channels, self.depth_multiplier)
        self.depthwise_kernel = add_set_weight(self, "depthwise", shape, name="depthwise_kernel")
        shape = (*ones, channels * self.depth_multiplier, self.filters)
        self.pointwise_kernel = add_set_weight(self, "pointwise", shape, name="pointwise_kernel")
        self.bias = add_set_weight(self, "bias", (self.filters,)) if self.use_bias else None

    def call(self, inputs):
        """Each channel with its own filters, then mixed."""
        y = depthwise(self, inputs, self.depthwise_kernel)
        return finished(self, convolution(y, self.pointwise_kernel, 1, "VALID", layout(self)))

    def compute_output_shape(self, input_shape):
        return convolved_shape(self, input_shape, self.filters)

    def get_config(self):
        return {
            **super().get_config(),
            "depth_multiplier": self.depth_multiplier,
            "filters": self.filters,
            **window_config(self),
            **output_config(self),
            **settings_config(self),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
        }


class SeparableConv1D(SeparableConvolution):
    """Filters over sequences in two steps.   x: [B, T, C]  ->  y: [B, T', filters].

    Arguments: see `SeparableConvolution`.

        >>> import minitf as tf
        >>> tf.keras.layers.SeparableConv1D(4, 3)(tf.zeros([1, 8, 3])).shape
        TensorShape([1, 6, 4])

    Source: Chollet 2017; keras.layers.SeparableConv1D.
    """

    rank = 1


class SeparableConv2D(SeparableConvolution):
    """Filters over images in two steps.   x: [B, H, W, C]  ->  y: [B, H', W', filters].

    Arguments: see `SeparableConvolution`.

        >>> import minitf as tf
        >>> tf.keras.layers.SeparableConv2D(4, 3)(tf.zeros([1, 8, 8, 3])).shape
        TensorShape([1, 6, 6, 4])

    Source: Chollet 2017; keras.layers.SeparableConv2D.
    """

    rank = 2


SeparableConvolution1D, SeparableConvolution2D = SeparableConv1D, SeparableConv2D
