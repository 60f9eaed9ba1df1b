"""RMSNormalization: every sample with mean square 1. Floor 7. Read next: `group_normalization.py`."""

from ....ops.elementwise.arithmetic import add, multiply, square
from ....ops.elementwise.powers import rsqrt
from ....ops.reductions.reduction import reduce_mean
from ....ops.shapes.identity import cast
from ..layer import Layer
from .scale_and_offset import require_axes, wide


class RMSNormalization(Layer):
    """y = x / sqrt(mean(x ** 2) + epsilon) * scale, with the mean over `axis` of each sample.

    axis: int, or a list of the last axes. epsilon: > 0, keeps the root from 0.

        >>> import minitf as tf
        >>> tf.keras.layers.RMSNormalization()(tf.constant([[3., 4.]])).numpy().round(3)
        array([[0.849, 1.131]], dtype=float32)

    Raises: ValueError for an axis that there is not.
    Source: Zhang & Sennrich 2019; keras.layers.RMSNormalization.
    """

    def __init__(self, axis=-1, epsilon=1e-6, **kwargs):
        super().__init__(**kwargs)
        self.axis, self.epsilon = axis, epsilon

    def build(self, input_shape):
        """Make the scale."""
        require_axes(self, self.axis, input_shape)
        self.axis = [self.axis] if isinstance(self.axis, int) else sorted(self.axis)
        shape = tuple(input_shape[axis] for axis in self.axis)
        self.scale = self.add_weight(shape=shape, initializer="ones", name="scale")

    def call(self, x):
        """The normalized numbers."""
        wider = cast(x, wide(x.dtype))
        mean_square = reduce_mean(square(wider), axis=self.axis, keepdims=True)
        y = multiply(multiply(wider, rsqrt(add(mean_square, self.epsilon))), cast(self.scale, wider.dtype))
        return cast(y, x.dtype)

    def compute_output_shape(self, input_shape):
        require_axes(self, self.axis, input_shape)
        return input_shape

    def get_config(self):
        return {**super().get_config(), "axis": self.axis, "epsilon": self.epsilon}
