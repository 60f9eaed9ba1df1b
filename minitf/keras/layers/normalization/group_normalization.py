"""GroupNormalization: every group of channels of a sample with mean 0 and variance 1. Floor 7.

One group is LayerNormalization over all axes; as many groups as channels is instance normalization. Read next:
`unit_normalization.py`.
"""

from ....backend.errors import explain
from ....ops.reductions.statistics import moments
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import reshape
from ....ops.shapes.layout import shape as shape_of
from ..input_spec import InputSpec
from ..layer import Layer
from .layer_normalization import normalized
from .scale_and_offset import add_scale_and_offset, require_axes, settings_config, take_settings, wide


class GroupNormalization(Layer):
    """y = (x - mean) / sqrt(variance + epsilon) * gamma + beta, with mean and variance over a group of channels.

    groups: how many groups the channels are divided into, in order; -1 for one for each channel.
    axis: int, the axis of the channels. epsilon: > 0, keeps the root from 0.
    center, scale: whether there are a beta and a gamma for each channel; what concerns them follows.

        >>> import minitf as tf
        >>> tf.keras.layers.GroupNormalization(2, epsilon=0.0)(tf.constant([[1., 3., 10., 30.]])).numpy().round(3)
        array([[-1.,  1., -1.,  1.]], dtype=float32)

    Raises: ValueError where the channels cannot be divided into that many groups.
    Source: Wu & He 2018; keras.layers.GroupNormalization.
    """

    def __init__(self, groups=32, axis=-1, epsilon=1e-3, center=True, scale=True, beta_initializer="zeros",
                 gamma_initializer="ones", beta_regularizer=None, gamma_regularizer=None, beta_constraint=None,
                 gamma_constraint=None, **kwargs):
        if not isinstance(groups, int) or (groups <= 0 and groups != -1):
            raise ValueError(explain("GroupNormalization", f"groups is {groups!r}", "it must be an int > 0, or -1"))
        super().__init__(**kwargs)
        self.groups, self.axis, self.epsilon = groups, axis, epsilon
        take_settings(self, center, scale, beta_initializer, gamma_initializer, beta_regularizer, gamma_regularizer,
                      beta_constraint, gamma_constraint)
        self.supports_masking = True
        self.autocast = False

    def build(self, input_shape):
        """Make gamma and beta."""
        require_axes(self, self.axis, input_shape)
        channels = input_shape[self.axis]
        if channels is not None and self.groups == -1:
            self.groups = channels
        if channels is None or channels % self.groups:
            received = f"axis {self.axis} has size {channels}, groups is {self.groups}"
            raise ValueError(explain(f"GroupNormalization {self.name!r}", received, "groups must be equally large"))
        self.input_spec = InputSpec(ndim=len(input_shape), axes={self.axis: channels})
        add_scale_and_offset(self, (channels,))

    def call(self, inputs):
        """The normalized numbers."""
        x = cast(inputs, wide(inputs.dtype))
        sizes, rank, axis = shape_of(x), x.shape.rank, self.axis % x.shape.rank
        known = [sizes[i] if size is None else size for i, size in enumerate(x.shape)]
        width = x.shape[axis] // self.groups
        grouped = reshape(x, [*known[:axis], self.groups, width, *known[axis + 1 :]])
        mean, variance = moments(grouped, [i for i in range(1, rank + 1) if i != axis], keepdims=True)
        shape = [1] * (rank + 1)
        shape[axis : axis + 2] = self.groups, width
        gamma, beta = (v if v is None else reshape(cast(v, x.dtype), shape) for v in (self.gamma, self.beta))
        y = normalized(grouped, mean, variance, gamma, beta, self.epsilon)
        return cast(reshape(y, known), self.compute_dtype)

    def compute_output_shape(self, input_shape):
        require_axes(self, self.axis, input_shape)
        return input_shape

    def get_config(self):
        return {**super().get_config(), "groups": self.groups, "axis": self.axis, "epsilon": self.epsilon,
                **settings_config(self)}  # fmt: skip
