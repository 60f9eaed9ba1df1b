"""Conv1D, Conv2D, Conv3D: the same small filters at every place of an input. Floor 7. Read `window.py` first.

The convolution itself is an op: see `ops/convolution/conv2d.py`. Read next: `transposed.py`.
"""

from ....backend.errors import explain
from ....ops.convolution.conv1d import convolution
from ....ops.indexing.slicing import pad
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
    require_one_over_1,
    require_positive,
    take_output,
    take_window,
    window_config,
)


class Convolution(Layer):
    """Base of Conv1D, Conv2D and Conv3D, which say how many axes, `rank`, the window slides over.

    filters: how many filters, and so channels of the output. kernel_size, strides, dilation_rate: ints, or one for each
    axis; strides and dilation_rate must not both be over 1.
    padding: "valid", "same", or "causal" for one axis, where no output sees later inputs.
    data_format: "channels_last" or "channels_first"; None for the configured one.
    groups: into how many groups channels and filters are divided; each group of filters sees one of channels.
    activation, use_bias: what happens to the sums.
    kernel_..., bias_...: how the kernel [size..., C / groups, filters] and the bias [filters] start, their penalties,
    and what they must be after each step.

    Raises: ValueError for values out of these ranges, and where channels or sizes of the input do not fit.
    """

    rank = None

    _names_in_checkpoints = {"kernel": "_kernel"}

    def __init__(self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1, groups=1,
                 activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
                 kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
                 bias_constraint=None, **kwargs):
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        require_positive(self, filters=filters, groups=groups)
        if filters % groups:
            raise ValueError(explain(type(self).__name__, f"filters is {filters}, groups is {groups}",
                                     "groups must be equally large"))
        self.filters, self.groups = filters, groups
        paddings = ("valid", "same", "causal") if self.rank == 1 else ("valid", "same")
        take_window(self, kernel_size, strides, padding, data_format, dilation_rate, paddings)
        require_one_over_1(self)
        take_output(self, activation, use_bias)
        take_settings(self, {
            "kernel_initializer": kernel_initializer, "bias_initializer": bias_initializer,
            "kernel_regularizer": kernel_regularizer, "bias_regularizer": bias_regularizer,
            "kernel_constraint": kernel_constraint, "bias_constraint": bias_constraint})  # fmt: skip

    def build(self, input_shape):
        """Make the kernel [size..., C / groups, filters] and the bias [filters]."""
        channels = fix_channels(self, input_shape)
        if channels % self.groups:
            raise ValueError(explain(f"{type(self).__name__} {self.name!r}", f"the input has {channels} channels, "
                                     f"groups is {self.groups}", "groups must be equally large"))
        self.compute_output_shape(input_shape)
        self.kernel = add_set_weight(self, "kernel", (*self.kernel_size, channels // self.groups, self.filters))
        self.bias = add_set_weight(self, "bias", (self.filters,)) if self.use_bias else None

    def call(self, inputs):
        """The sums of all filters at all places."""
        return finished(self, self.convolution_op(inputs, self.kernel))

    def convolution_op(self, inputs, kernel):
        """The sums before bias and activation: for subclasses, which may override it or call it with another kernel."""
        padding = self.padding
        if padding == "causal":
            before = self.dilation_rate[0] * (self.kernel_size[0] - 1)
            inputs, padding = pad(inputs, joined_shape(self, (0, 0), [(before, 0)], (0, 0))), "valid"
        return convolution(inputs, kernel, self.strides, padding.upper(), layout(self), self.dilation_rate)

    def compute_output_shape(self, input_shape):
        return convolved_shape(self, input_shape, self.filters)

    def get_config(self):
        return {
            **super().get_config(),
            "filters": self.filters,
            **window_config(self),
            "groups": self.groups,
            **output_config(self),
            **settings_config(self),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
        }


class Conv1D(Convolution):
    """Filters over sequences.   x: [B, T, C], or [B, C, T] with "channels_first"  ->  y: [B, T', filters].

    Arguments: see `Convolution`. "causal" padding is there for sequences: y[t] sees x[t] and what came before.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.Conv1D(1, 2, padding="causal", kernel_initializer="ones")
        >>> layer(tf.constant([[[1.], [2.], [4.]]])).numpy().ravel()
        array([1., 3., 6.], dtype=float32)

    Source: keras.layers.Conv1D. Differs: LoRA is left out.
    """

    rank = 1


class Conv2D(Convolution):
    """Filters over images.   x: [B, H, W, C], or [B, C, H, W]  ->  y: [B, H', W', filters], or channels second.

    Arguments: see `Convolution`.

        >>> import minitf as tf
        >>> tf.keras.layers.Conv2D(8, 3, strides=2, padding="same")(tf.zeros([1, 28, 28, 3])).shape
        TensorShape([1, 14, 14, 8])

    Source: keras.layers.Conv2D. Differs: LoRA is left out.
    """

    rank = 2


class Conv3D(Convolution):
    """Filters over volumes.   x: [B, D, H, W, C], or [B, C, D, H, W]  ->  y: [B, D', H', W', filters].

    Arguments: see `Convolution`.

        >>> import minitf as tf
        >>> tf.keras.layers.Conv3D(2, 3)(tf.zeros([1, 5, 6, 7, 1])).shape
        TensorShape([1, 3, 4, 5, 2])

    Source: keras.layers.Conv3D. Differs: LoRA is left out.
    """

    rank = 3


Convolution1D, Convolution2D, Convolution3D = Conv1D, Conv2D, Conv3D
