"""LayerNormalization: every sample with mean 0 and variance 1 over its features. Floor 7. Next: `rms_normalization.py`.

No sample depends on another one, so it works the same while training and later, and for any size of batch.
"""

import warnings

from ....backend.errors import explain
from ....ops.elementwise.arithmetic import add, multiply, negative
from ....ops.elementwise.powers import rsqrt
from ....ops.reductions.statistics import moments, reduce_variance
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import reshape
from ..layer import Layer
from .scale_and_offset import add_scale_and_offset, require_axes, settings_config, take_settings, wide


class LayerNormalization(Layer):
    """y = (x - mean) / sqrt(variance + epsilon) * gamma + beta, with mean and variance over `axis` of each sample.

    axis: int, or a list of them. epsilon: > 0, keeps the root from 0.
    center, scale: whether there are a beta and a gamma, of the sizes of those axes; what concerns them follows.

        >>> import minitf as tf
        >>> tf.keras.layers.LayerNormalization(epsilon=0.0)(tf.constant([[1., 2., 3.], [0., 0., 3.]])).numpy().round(3)
        array([[-1.225,  0.   ,  1.225],
               [-0.707, -0.707,  1.414]], dtype=float32)

    Raises: TypeError where axis is no int and no list; ValueError for an axis that there is not.
    Source: Ba et al. 2016; keras.layers.LayerNormalization.
    """

    def __init__(self, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer="zeros",
                 gamma_initializer="ones", beta_regularizer=None, gamma_regularizer=None, beta_constraint=None,
                 gamma_constraint=None, **kwargs):
        self.rms_scaling = kwargs.pop("rms_scaling", False)
        if self.rms_scaling:
            warnings.warn("LayerNormalization: rms_scaling divides by the deviation, which is not the root of the mean "
                          "square. Use RMSNormalization.", stacklevel=2)
        super().__init__(**kwargs)
        if not isinstance(axis, int | list | tuple):
            raise TypeError(explain("LayerNormalization", f"axis is {axis!r}", "it must be an int or a list of them"))
        self.axis = axis if isinstance(axis, int) else list(axis)
        self.epsilon = epsilon
        take_settings(self, center, scale, beta_initializer, gamma_initializer, beta_regularizer, gamma_regularizer,
                      beta_constraint, gamma_constraint)
        self.supports_masking = True
        self.autocast = False

    def build(self, input_shape):
        """Make gamma and beta."""
        require_axes(self, self.axis, input_shape)
        self.axis = [self.axis] if isinstance(self.axis, int) else sorted(self.axis)
        add_scale_and_offset(self, tuple(input_shape[axis] for axis in self.axis))
        if self.rms_scaling:
            self.beta = None

    def call(self, inputs):
        """The normalized numbers."""
        x = cast(inputs, wide(inputs.dtype))
        gamma, beta = (v if v is None else self._along_axes(v, x) for v in (self.gamma, self.beta))
        if self.rms_scaling:
            mean, variance = None, reduce_variance(x, self.axis, keepdims=True)
        else:
            mean, variance = moments(x, self.axis, keepdims=True)
        return cast(normalized(x, mean, variance, gamma, beta, self.epsilon), self.compute_dtype)

    def _along_axes(self, weight, x):
        """The weight with axes of size 1 where x has others."""
        weight, rank = cast(weight, x.dtype), x.shape.rank
        if self.axis in ([-1], [rank - 1]):
            return weight
        sizes = dict(zip((axis % rank for axis in self.axis), weight.shape, strict=True))
        return reshape(weight, [sizes.get(axis, 1) for axis in range(rank)])  # a graph may not know those of x

    def compute_output_shape(self, input_shape):
        require_axes(self, self.axis, input_shape)
        return input_shape

    def get_config(self):
        return {**super().get_config(), "axis": self.axis, "epsilon": self.epsilon, **settings_config(self),
                "rms_scaling": self.rms_scaling}  # fmt: skip


def normalized(x, mean, variance, gamma, beta, epsilon):
    """Return (x - mean) / sqrt(variance + epsilon) * gamma + beta, with None for what is to be left out."""
    factor = rsqrt(add(variance, epsilon))
    factor = factor if gamma is None else multiply(factor, gamma)
    y = multiply(x, factor)
    if mean is not None:
        shift = multiply(negative(mean), factor)
        y = add(y, shift if beta is None else add(shift, beta))
    return y
