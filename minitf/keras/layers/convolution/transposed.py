"""Conv1DTranspose, Conv2DTranspose, Conv3DTranspose: from small to large. Floor 7. Read `convolution.py` first.

Each element of the input paints the filter, times itself, over its window of the output: what a convolution's gradient
does. The op, and why the size of the output must be said: `ops/convolution/transposed.py`.
"""

from ....backend.errors import explain
from ....core.tensor import is_tensor
from ....ops.convolution.geometry import extent
from ....ops.convolution.transposed import conv_transpose
from ....ops.shapes.joining import stack
from ....ops.shapes.layout import sizes_of
from ... import regularizers
from ...standardize import standardize_tuple
from ..layer import Layer
from ..settings import add_set_weight, settings_config, take_settings
from .window import (
    finished,
    fix_channels,
    joined_shape,
    layout,
    output_config,
    require_one_over_1,
    require_positive,
    split_shape,
    take_output,
    take_window,
    window_config,
)


class TransposedConvolution(Layer):
    """Base of the three classes below, which say how many axes, `rank`, the window slides over.

    filters, kernel_size, strides, padding ("valid" or "same"), dilation_rate, ...: as for `Convolution`.
    output_padding: how many elements longer than usual the output is at its end, less than the stride, an int or one
    for each axis; None for as many as make "same" multiply the size by the stride.

    Raises: ValueError for values out of these ranges, and where the channels of the input do not fit.
    """

    rank = None

    def __init__(self, filters, kernel_size, strides=1, padding="valid", output_padding=None, data_format=None,
                 dilation_rate=1, activation=None, use_bias=True, kernel_initializer="glorot_uniform",
                 bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None,
                 kernel_constraint=None, bias_constraint=None, **kwargs):
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        require_positive(self, filters=filters)
        self.filters = filters
        take_window(self, kernel_size, strides, padding, data_format, dilation_rate)
        require_one_over_1(self)
        self.output_padding = None
        if output_padding is not None:
            self.output_padding = standardize_tuple(output_padding, self.rank, "output_padding", allow_zero=True)
            if any(more >= stride for more, stride in zip(self.output_padding, self.strides)):
                raise ValueError(explain(type(self).__name__, f"output_padding is {self.output_padding}, strides is "
                                         f"{self.strides}", "output_padding must be less than strides"))
        take_output(self, activation, use_bias)
        take_settings(self, {
            "kernel_initializer": kernel_initializer, "bias_initializer": bias_initializer,
            "kernel_regularizer": kernel_regularizer, "bias_regularizer": bias_regularizer,
            "kernel_constraint": kernel_constraint, "bias_constraint": bias_constraint})  # fmt: skip

    def build(self, input_shape):
        """Make the kernel [size..., filters, C] and the bias [filters]."""
        channels = fix_channels(self, input_shape)
        self.kernel = add_set_weight(self, "kernel", (*self.kernel_size, self.filters, channels))
        self.bias = add_set_weight(self, "bias", (self.filters,)) if self.use_bias else None

    def call(self, inputs):
        """The painted output."""
        shape = self.compute_output_shape(sizes_of(inputs))
        shape = stack(shape) if any(map(is_tensor, shape)) else shape
        y = conv_transpose(inputs, self.kernel, shape, self.strides, self.padding.upper(), layout(self),
                           self.dilation_rate)
        return finished(self, y)

    def compute_output_shape(self, input_shape):
        batch, sizes, _ = split_shape(self, input_shape)
        out = [None if n is None else self._size(n, i) for i, n in enumerate(sizes)]
        return joined_shape(self, batch, out, self.filters)

    def _size(self, n, i):
        """How large axis i becomes, that has size n."""
        k, stride = extent(self.kernel_size[i], self.dilation_rate[i]), self.strides[i]
        more = None if self.output_padding is None else self.output_padding[i]
        if self.padding == "valid":
            return (n - 1) * stride + k + (max(stride - k, 0) if more is None else more)
        return n * stride if more is None else (n - 1) * stride + k % 2 + more

    def get_config(self):
        return {
            **super().get_config(),
            "filters": self.filters,
            **window_config(self),
            "output_padding": self.output_padding,
            **output_config(self),
            **settings_config(self),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
        }


class Conv1DTranspose(TransposedConvolution):
    """Longer sequences.   x: [B, T, C]  ->  y: [B, T', filters].  Arguments: see `TransposedConvolution`.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.Conv1DTranspose(1, 2, strides=2, kernel_initializer="ones")
        >>> layer(tf.constant([[[1.], [2.]]])).numpy().ravel()
        array([1., 1., 2., 2.], dtype=float32)

    Source: keras.layers.Conv1DTranspose.
    """

    rank = 1


class Conv2DTranspose(TransposedConvolution):
    """Larger images.   x: [B, H, W, C]  ->  y: [B, H', W', filters].  Arguments: see `TransposedConvolution`.

        >>> import minitf as tf
        >>> tf.keras.layers.Conv2DTranspose(4, 3, strides=2, padding="same")(tf.zeros([1, 7, 7, 8])).shape
        TensorShape([1, 14, 14, 4])

    Source: keras.layers.Conv2DTranspose.
    """

    rank = 2


class Conv3DTranspose(TransposedConvolution):
    """Larger volumes.   x: [B, D, H, W, C]  ->  y: [B, D', H', W', filters].  See `TransposedConvolution`.

    Source: keras.layers.Conv3DTranspose.
    """

    rank = 3


Convolution1DTranspose, Convolution2DTranspose = Conv1DTranspose, Conv2DTranspose
Convolution3DTranspose = Conv3DTranspose
