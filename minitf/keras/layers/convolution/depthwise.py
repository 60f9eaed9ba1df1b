"""DepthwiseConv1D, DepthwiseConv2D: filters for each channel alone. Floor 7. Next: `separable.py`."""

from ....ops.convolution.conv1d import with_height
from ....ops.convolution.depthwise import depthwise_conv2d
from ....ops.shapes.layout import expand_dims, squeeze
from ... import regularizers
from ..layer import Layer
from ..settings import add_set_weight, settings_config, take_settings
from .window import (
    convolved_shape,
    finished,
    fix_channels,
    joined_shape,
    layout,
    output_config,
    require_positive,
    split_shape,
    take_output,
    take_window,
    window_config,
)


class DepthwiseConvolution(Layer):
    """Base of the two classes below, which say how many axes, `rank`, the window slides over.

    depth_multiplier: how many filters each channel has. kernel_size, strides, padding ("valid" or "same"), ...: as for
    `Convolution`. The kernel is [size..., C, depth_multiplier], its settings are called depthwise_....

    Raises: ValueError for values out of range, and where channels or sizes of the input do not fit.
    """

    rank = None

    def __init__(self, kernel_size, strides=1, padding="valid", depth_multiplier=1, data_format=None, dilation_rate=1,
                 activation=None, use_bias=True, depthwise_initializer="glorot_uniform", bias_initializer="zeros",
                 depthwise_regularizer=None, bias_regularizer=None, activity_regularizer=None,
                 depthwise_constraint=None, bias_constraint=None, **kwargs):
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        require_positive(self, depth_multiplier=depth_multiplier)
        self.depth_multiplier = depth_multiplier
        take_window(self, kernel_size, strides, padding, data_format, dilation_rate)
        take_output(self, activation, use_bias)
        take_settings(self, {
            "depthwise_initializer": depthwise_initializer, "bias_initializer": bias_initializer,
            "depthwise_regularizer": depthwise_regularizer, "bias_regularizer": bias_regularizer,
            "depthwise_constraint": depthwise_constraint, "bias_constraint": bias_constraint})  # fmt: skip

    def build(self, input_shape):
        """Make the kernel [size..., C, depth_multiplier] and the bias [C * depth_multiplier]."""
        channels = fix_channels(self, input_shape)
        self.compute_output_shape(input_shape)
        shape = (*self.kernel_size, channels, self.depth_multiplier)
        self.kernel = add_set_weight(self, "depthwise", shape, name="kernel")
        self.bias = add_set_weight(self, "bias", (channels * self.depth_multiplier,)) if self.use_bias else None

    def call(self, inputs):
        """Each channel with its own filters."""
        return finished(self, depthwise(self, inputs, self.kernel))

    def compute_output_shape(self, input_shape):
        return convolved_shape(self, input_shape, split_shape(self, input_shape)[2] * self.depth_multiplier)

    def get_config(self):
        return {
            **super().get_config(),
            "depth_multiplier": self.depth_multiplier,
            **window_config(self),
            **output_config(self),
            **settings_config(self),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
        }


def depthwise(layer, x, kernel):
    """Return the depthwise convolution for the layer's window; a sequence is an image of height 1."""
    strides, dilations = (joined_shape(layer, 1, sizes, 1) for sizes in (layer.strides, layer.dilation_rate))
    padding = layer.padding.upper()
    if layer.rank == 2:
        return depthwise_conv2d(x, kernel, strides, padding, layout(layer), dilations)
    height = 2 if layer.data_format == "channels_first" else 1
    strides, dilations = with_height(strides, layout(layer)), with_height(dilations, layout(layer))
    y = depthwise_conv2d(expand_dims(x, height), expand_dims(kernel, 0), strides, padding, layout(layer, 2), dilations)
    return squeeze(y, height)


class DepthwiseConv1D(DepthwiseConvolution):
    """Filters for each channel of sequences.   x: [B, T, C]  ->  y: [B, T', C * depth_multiplier].

    Arguments: see `DepthwiseConvolution`.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.DepthwiseConv1D(2, depthwise_initializer="ones")
        >>> layer(tf.constant([[[1., 10.], [2., 20.]]])).numpy()
        array([[[ 3., 30.]]], dtype=float32)

    Source: keras.layers.DepthwiseConv1D.
    """

    rank = 1


class DepthwiseConv2D(DepthwiseConvolution):
    """Filters for each channel of images.   x: [B, H, W, C]  ->  y: [B, H', W', C * depth_multiplier].

    Arguments: see `DepthwiseConvolution`.

        >>> import minitf as tf
        >>> tf.keras.layers.DepthwiseConv2D(3, depth_multiplier=2)(tf.zeros([1, 8, 8, 3])).shape
        TensorShape([1, 6, 6, 6])

    Source: keras.layers.DepthwiseConv2D.
    """

    rank = 2
