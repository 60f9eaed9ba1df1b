"""Rectifiers as layers, of which PReLU learns its slope. Floor 7. Read next: `softmax.py`."""

import warnings

from ....backend.errors import explain
from ....ops.elementwise.arithmetic import add, multiply, negative
from ....ops.elementwise.comparison import greater
from ....ops.nn.rectifiers import relu
from ....ops.shapes.identity import cast
from ... import activations, constraints, initializers, regularizers
from ..input_spec import InputSpec
from ..layer import Layer


class ReLU(Layer):
    """y = x where x > threshold, at most max_value; below the threshold a line of slope `negative_slope`.

    max_value: float >= 0, or None for no limit. negative_slope, threshold: floats >= 0.

        >>> import minitf as tf
        >>> tf.keras.layers.ReLU(max_value=6)(tf.constant([-3., 2., 9.])).numpy()
        array([0., 2., 6.], dtype=float32)

    Raises: ValueError where an argument is negative.
    Source: keras.layers.ReLU.
    """

    def __init__(self, max_value=None, negative_slope=0.0, threshold=0.0, **kwargs):
        super().__init__(**kwargs)
        self.max_value = None if max_value is None else _at_least_0("ReLU", "max_value", max_value)
        self.negative_slope = _at_least_0("ReLU", "negative_slope", negative_slope)
        self.threshold = _at_least_0("ReLU", "threshold", threshold)
        self.supports_masking = True
        self.built = True

    def call(self, inputs):
        """The rectified numbers."""
        return activations.relu(inputs, self.negative_slope, self.max_value, self.threshold)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "max_value": self.max_value, "negative_slope": self.negative_slope,
                "threshold": self.threshold}  # fmt: skip


class LeakyReLU(Layer):
    """y = x where x > 0, else `negative_slope * x`.  negative_slope: float >= 0.

    Raises: ValueError where the slope is negative.
    Source: keras.layers.LeakyReLU.
    """

    def __init__(self, negative_slope=0.3, **kwargs):
        if "alpha" in kwargs:
            negative_slope = kwargs.pop("alpha")
            warnings.warn("LeakyReLU: `alpha` is the old name of `negative_slope`. Use that.", stacklevel=2)
        super().__init__(**kwargs)
        self.negative_slope = _at_least_0("LeakyReLU", "negative_slope", negative_slope)
        self.supports_masking = True
        self.built = True

    def call(self, inputs):
        """The rectified numbers."""
        return activations.leaky_relu(inputs, self.negative_slope)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "negative_slope": self.negative_slope}


class ELU(Layer):
    """y = x where x > 0, else `alpha * (exp(x) - 1)`.  Source: keras.layers.ELU. Differs: `alpha` is in its config."""

    def __init__(self, alpha=1.0, **kwargs):
        super().__init__(**kwargs)
        self.alpha = alpha
        self.supports_masking = True
        self.built = True

    def call(self, inputs):
        """The rectified numbers."""
        return activations.elu(inputs, self.alpha)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "alpha": self.alpha}


class ThresholdedReLU(Layer):
    """y = x where x > theta, else 0.  theta: float >= 0.

        >>> import minitf as tf
        >>> tf.keras.layers.ThresholdedReLU(2.0)(tf.constant([-3., 2., 9.])).numpy()
        array([-0.,  0.,  9.], dtype=float32)

    Raises: ValueError where theta is negative.
    Source: tf.keras.layers.ThresholdedReLU, an older layer.
    """

    def __init__(self, theta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.theta = _at_least_0("ThresholdedReLU", "theta", theta)
        self.supports_masking = True

    def call(self, inputs):
        """The rectified numbers."""
        return multiply(inputs, cast(greater(inputs, self.theta), self.compute_dtype))

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "theta": self.theta}


class PReLU(Layer):
    """y = x where x > 0, else `alpha * x`, with an alpha for each place that is learnt.   x: [B, ...]  ->  y: the same.

    alpha_initializer, alpha_regularizer, alpha_constraint: of the weight alpha, x's shape without the batch.
    shared_axes: axes, counted with the batch, along which all places have one alpha; [1, 2] after a Conv2D.

        >>> import minitf as tf
        >>> tf.keras.layers.PReLU(tf.keras.initializers.Constant(0.25))(tf.constant([[-4., 2.]])).numpy()
        array([[-1.,  2.]], dtype=float32)

    Source: He et al. 2015; keras.layers.PReLU.
    """

    def __init__(self, alpha_initializer="Zeros", alpha_regularizer=None, alpha_constraint=None, shared_axes=None,
                 **kwargs):
        super().__init__(**kwargs)
        self.alpha_initializer = initializers.get(alpha_initializer)
        self.alpha_regularizer = regularizers.get(alpha_regularizer)
        self.alpha_constraint = constraints.get(alpha_constraint)
        self.shared_axes = [shared_axes] if isinstance(shared_axes, int) else shared_axes and list(shared_axes)
        self.supports_masking = True

    def build(self, input_shape):
        """Make alpha."""
        shape = list(input_shape[1:])
        for axis in self.shared_axes or ():
            if not 1 <= axis < len(input_shape):
                raise IndexError(explain(f"PReLU {self.name!r}", f"shared_axes is {self.shared_axes}, an input of "
                                         f"shape {tuple(input_shape)}", f"axes must be in [1, {len(input_shape)})"))
            shape[axis - 1] = 1
        self.alpha = self.add_weight(shape=shape, initializer=self.alpha_initializer, name="alpha",
                                     regularizer=self.alpha_regularizer, constraint=self.alpha_constraint)
        fixed = range(1, len(input_shape)) if self.shared_axes else ()
        self.input_spec = InputSpec(
            ndim=len(input_shape), axes={i: input_shape[i] for i in fixed if i not in self.shared_axes}
        )

    def call(self, inputs):
        """The rectified numbers."""
        return add(relu(inputs), multiply(negative(self.alpha), relu(negative(inputs))))

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {
            **super().get_config(),
            "alpha_initializer": initializers.serialize(self.alpha_initializer),
            "alpha_regularizer": regularizers.serialize(self.alpha_regularizer),
            "alpha_constraint": constraints.serialize(self.alpha_constraint),
            "shared_axes": self.shared_axes,
        }


def _at_least_0(layer, argument, value):
    """The value.  Raises: ValueError where it is None or negative."""
    if value is None or value < 0:
        raise ValueError(explain(layer, f"{argument} is {value}", "it must be >= 0"))
    return value
